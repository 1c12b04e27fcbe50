import FoundationEssentials
import TestSupport

/// All that is below a folder, by paths relative to it.
struct FileTree: Sendable, Hashable {
  var folders: Set<String> = []
  var files: [String: [UInt8]] = [:]

  init() {}

  /// Reads a folder; an absent one is empty.
  init(of folder: String) throws {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    try read(folder, as: "")
  }

  private mutating func read(_ folder: String, as prefix: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let (path, relative) = ("\(folder)/\(name)", prefix + name)
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw HarnessError("\(relative) went while it was looked at")
      }
      if isFolder {
        folders.insert(relative)
        try read(path, as: relative + "/")
      } else {
        files[relative] = Array(try Data(contentsOf: URL(filePath: path)))
      }
    }
  }

  /// Writes everything into a folder, which is made.
  func write(to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for path in folders.sorted() {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(path)", withIntermediateDirectories: false)
    }
    for (path, bytes) in files { try Data(bytes).write(to: URL(filePath: "\(folder)/\(path)")) }
  }

  /// What is below one folder of it, with the paths relative to that.
  func below(_ folder: String) -> FileTree {
    func relative(_ path: String) -> String? {
      path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.utf8.count + 1)) : nil
    }
    var tree = FileTree()
    tree.folders = Set(folders.compactMap(relative))
    for (path, bytes) in files {
      if let path = relative(path) { tree.files[path] = bytes }
    }
    return tree
  }

  mutating func removeAll(in folder: String) {
    folders = folders.filter { !$0.hasPrefix(folder + "/") }
    files = files.filter { !$0.key.hasPrefix(folder + "/") }
  }

  /// The names right below a folder; "" is the tree itself.
  func names(in folder: String) -> [String] {
    let prefix = folder.isEmpty ? "" : folder + "/"
    return (folders + Array(files.keys)).compactMap { path in
      guard path.hasPrefix(prefix) else { return nil }
      let name = path.dropFirst(prefix.count)
      return name.contains("/") ? nil : String(name)
    }.sorted()
  }

  /// The folders with nothing in them, sorted.
  var emptyFolders: [String] {
    var filled: Set<Substring> = []
    for path in folders { if let slash = path.lastIndex(of: "/") { filled.insert(path[..<slash]) } }
    for path in files.keys { if let slash = path.lastIndex(of: "/") { filled.insert(path[..<slash]) } }
    return folders.filter { !filled.contains(Substring($0)) }.sorted()
  }
}

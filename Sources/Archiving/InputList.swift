internal import FoundationEssentials

/// The files that a list of paths stands for: files as they are, folders with all pages below them.
public struct InputList: Sendable {
  public private(set) var inputs: [SavedInput] = []
  /// Paths that do not exist, with the reason.
  public private(set) var failures: [InputError] = []
  /// Files below the folders that are no pages by their names: pictures, style sheets and the like.
  public private(set) var skipped = 0

  /// Endings of the forms that are read; `.gz` may stand behind each.
  private static let endings = ["html", "htm", "shtml", "xhtml", "json", "txt"]

  public init(paths: [String]) {
    for path in paths {
      if path == "-" {
        inputs.append(SavedInput(path: path))
        continue
      }
      var isFolder = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        failures.append(InputError(path, .missing))
      } else if isFolder {
        addFolder(path)
      } else {
        inputs.append(SavedInput(path: path))
      }
    }
  }

  /// Adds the pages below a folder, in the order of their paths, so that every run has the same order.
  private mutating func addFolder(_ folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      failures.append(InputError(folder, .unreadable))
      return
    }
    let present = Set(names)
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder {
        // What a browser saves beside a complete page: frames and scripts, no articles.
        if Self.isSavedBeside(name, in: present) { skipped += 1 } else { addFolder(path) }
      } else if Self.isPage(name) {
        inputs.append(SavedInput(path: path))
      } else {
        skipped += 1
      }
    }
  }

  private static func isSavedBeside(_ folder: String, in names: Set<String>) -> Bool {
    guard folder.hasSuffix("_files") || folder.hasSuffix(".files") else { return false }
    let stem = folder.dropLast(6)
    return names.contains("\(stem).html") || names.contains("\(stem).htm")
  }

  private static func isPage(_ name: String) -> Bool {
    var parts = name.lowercased().split(separator: ".")
    if parts.last == "gz" { parts.removeLast() }
    return parts.count > 1 && endings.contains(String(parts[parts.count - 1]))
  }
}

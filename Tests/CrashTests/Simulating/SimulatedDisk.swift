import TestSupport

/// A disk that remembers what was put on it for certain and what was only promised.
///
/// It is fed with a trace, and then says how it may look if the power had gone before a call. Strict: the bytes
/// of a file are safe once that file was synchronized, a name once its folder was, or all once the file system
/// was. A rename is one step, safe once the folder that it leads to is.
struct SimulatedDisk: Sendable {
  /// What a power cut leaves of all that was not safe.
  enum Survival: Sendable, Hashable {
    case nothing
    /// Every change of names; no byte.
    case names
    /// Every change of names; half of each write.
    case namesAndHalves
    /// Every byte; no change of names.
    case bytes
    /// Some changes, those of a folder in order, and of each write nothing, half, zeros or all.
    case some(seed: UInt64)
  }

  private enum Change: Sendable {
    case name(folder: Int, String, node: Int)
    case removal(folder: Int, String)
    case move(from: Int, String, to: Int, String, node: Int)
    case write(file: Int, offset: Int, [UInt8])
    case length(file: Int, Int)

    /// The folder or file that has to be synchronized for it.
    var place: Int {
      switch self {
      case .name(let folder, _, _), .removal(let folder, _), .move(_, _, let folder, _, _): folder
      case .write(let file, _, _), .length(let file, _): file
      }
    }

    /// The folders whose names it changes.
    var folders: [Int] {
      switch self {
      case .name(let folder, _, _), .removal(let folder, _): [folder]
      case .move(let from, _, let to, _, _): [from, to]
      case .write, .length: []
      }
    }
  }

  private struct Entry: Sendable {
    var change: Change
    var call: Int
    /// The call that made it safe.
    var isSafeFrom = Int.max
  }

  /// Folders and files by their numbers; 0 is the watched folder.
  private struct Contents: Sendable {
    var names: [Int: [String: Int]] = [0: [:]]
    var bytes: [Int: [UInt8]] = [:]
  }

  private let start: Contents
  private var now: Contents
  private var nodes = 1
  private var isFolder: Set<Int> = [0]
  private var entries: [Entry] = []
  private(set) var calls = 0

  /// A disk that holds this, all of it safe.
  init(_ tree: FileTree) {
    var contents = Contents()
    var numbers = ["": 0]
    var isFolder: Set<Int> = [0]
    for path in tree.folders.sorted() + tree.files.keys.sorted() {
      let number = numbers.count
      let (folder, name) = Self.split(path)
      numbers[path] = number
      contents.names[numbers[folder] ?? 0, default: [:]][name] = number
      if let bytes = tree.files[path] {
        contents.bytes[number] = bytes
      } else {
        contents.names[number] = [:]
        isFolder.insert(number)
      }
    }
    start = contents
    now = contents
    nodes = numbers.count
    self.isFolder = isFolder
  }

  // MARK: What is done to it

  /// Does what a run did; `calls` goes on counting over several runs.
  mutating func perform(_ trace: Trace) throws {
    for call in trace.calls {
      calls += 1
      if call.result >= 0 { try perform(call) }
    }
  }

  private mutating func perform(_ call: Trace.Call) throws {
    switch call.name {
    case "create", "mkdir":
      let (folder, name) = try place(call.path)
      let node = nodes
      nodes += 1
      if call.name == "mkdir" { isFolder.insert(node) }
      add(.name(folder: folder, name, node: node))
    case "cut": if let file = find(call.path) { add(.length(file: file, 0)) }
    case "truncate": if let file = find(call.path) { add(.length(file: file, call.length)) }
    case "write": if let file = find(call.path) { add(.write(file: file, offset: call.offset, call.bytes)) }
    case "unlink", "rmdir":
      let (folder, name) = try place(call.path)
      add(.removal(folder: folder, name))
    case "rename":
      let (from, name) = try place(call.path)
      let (to, second) = try place(call.secondPath)
      guard let node = now.names[from]?[name] else { throw unknown(call) }
      add(.move(from: from, name, to: to, second, node: node))
    case "link":
      let (to, second) = try place(call.secondPath)
      guard let node = find(call.path) else { throw unknown(call) }
      add(.name(folder: to, second, node: node))
    case "fsync": if let node = find(call.path) { makeSafe { $0.place == node } }
    case "syncfs": makeSafe { _ in true }
    case "sync_file_range": break
    default: throw HarnessError("a call that the simulated disk does not know: \(call.name)")
    }
  }

  private func unknown(_ call: Trace.Call) -> HarnessError {
    HarnessError("\(call.name) of \(call.path), which the simulated disk does not have")
  }

  private mutating func add(_ change: Change) {
    entries.append(Entry(change: change, call: calls))
    apply(change, .all, to: &now)
  }

  private mutating func makeSafe(_ isMeant: (Change) -> Bool) {
    for index in entries.indices where entries[index].isSafeFrom == .max && isMeant(entries[index].change) {
      entries[index].isSafeFrom = calls
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private func place(_ path: String) throws -> (folder: Int, name: String) {
    let (folder, name) = Self.split(path)
    guard let number = find(folder) else { throw HarnessError("the simulated disk has no folder \(folder)") }
    return (number, name)
  }

  private func find(_ path: String) -> Int? {
    var number = 0
    for part in path.split(separator: "/") where part != "." {
      guard let next = now.names[number]?[String(part)] else { return nil }
      number = next
    }
    return number
  }

  // MARK: How it looks

  /// Without a power cut.
  var intact: FileTree { tree(now) }

  /// As it may be if the power went before call `call`, from 1.
  func afterPowerCut(before call: Int, _ survival: Survival) -> FileTree {
    var contents = start
    var chance = Chance(seed: 0)
    if case .some(let seed) = survival { chance = Chance(seed: seed &+ UInt64(call) &* 1000) }
    var ended: Set<Int> = []
    for entry in entries where entry.call < call {
      let isSafe = entry.isSafeFrom < call
      let folders = entry.change.folders
      let part: Part
      switch survival {
      case _ where isSafe: part = .all
      case .nothing: part = .none
      case .names: part = folders.isEmpty ? .none : .all
      case .namesAndHalves: part = folders.isEmpty ? .half : .all
      case .bytes: part = folders.isEmpty ? .all : .none
      case .some where folders.isEmpty: part = [.none, .half, .zeros, .all][chance.next(below: 4)]
      case .some:
        // Rarely no: else hardly anything would get past the first few.
        let isLost = !ended.isDisjoint(with: folders) || chance.next(below: 6) == 0
        if isLost { ended.formUnion(folders) }
        part = isLost ? .none : .all
      }
      apply(entry.change, part, to: &contents)
    }
    return tree(contents)
  }

  private enum Part { case none, half, zeros, all }

  private func apply(_ change: Change, _ part: Part, to contents: inout Contents) {
    guard part != .none else { return }
    switch change {
    case .name(let folder, let name, let node): contents.names[folder, default: [:]][name] = node
    case .removal(let folder, let name): contents.names[folder]?[name] = nil
    case .move(let from, let name, let to, let second, let node):
      if contents.names[from]?[name] == node { contents.names[from]?[name] = nil }
      contents.names[to, default: [:]][second] = node
    case .length(let file, let length):
      contents.bytes[file, default: []].resize(to: length)
    case .write(let file, let offset, let bytes):
      let end = offset + (part == .half ? bytes.count / 2 : bytes.count)
      if contents.bytes[file, default: []].count < end { contents.bytes[file, default: []].resize(to: end) }
      let written =
        part == .zeros ? [UInt8](repeating: 0, count: bytes.count) : Array(bytes.prefix(end - offset))
      contents.bytes[file, default: []].replaceSubrange(offset..<end, with: written)
    }
  }

  private func tree(_ contents: Contents) -> FileTree {
    var tree = FileTree()
    var waiting = [(0, "")]
    while let (folder, prefix) = waiting.popLast() {
      for (name, node) in contents.names[folder] ?? [:] {
        if isFolder.contains(node) {
          tree.folders.insert(prefix + name)
          waiting.append((node, prefix + name + "/"))
        } else {
          tree.files[prefix + name] = contents.bytes[node] ?? []
        }
      }
    }
    return tree
  }
}

extension [UInt8] {
  fileprivate mutating func resize(to length: Int) {
    if count > length {
      removeLast(count - length)
    } else {
      append(contentsOf: repeatElement(0, count: length - count))
    }
  }
}

/// The same numbers on every run: SplitMix64.
private struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: UInt64) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % limit)
  }
}

/// The archive's folder as the writer changes it: what was done through it lasts once ``flush()`` returns.
struct DurableFolder: ~Copyable, Sendable {
  let folder: ArchiveFolder
  /// Opened before the first write, so that syncfs reports every failure since.
  private let root: OpenFile
  private let way: FlushWay
  /// The folders in which names came or went since the last flush, if each is flushed by itself.
  private var touched: Set<String> = []

  /// `way` is for tests; the file system tells it.
  init(_ folder: ArchiveFolder, way: FlushWay? = nil) throws(ArchiveError) {
    let root = try folder.openFolder("")
    if let way { self.way = way } else { self.way = try root.flushWay() }
    self.root = root
    self.folder = folder
  }

  /// Makes a new file.
  ///
  /// If each file is flushed by itself, it is flushed here, through the descriptor that it was written with:
  /// another one need not learn that a write failed.
  mutating func create(_ path: String, content: [UInt8]) throws(ArchiveError) {
    try folder.create(path, content: content, durably: way == .eachFile)
    touch(parentOf: path)
  }

  /// Makes a folder if there is none.
  mutating func createFolder(_ path: String) throws(ArchiveError) {
    if try folder.createFolder(path) { touch(parentOf: path) }
  }

  /// Gives a file or a folder another place; a file that is there is replaced in one step.
  mutating func move(_ source: String, to target: String) throws(ArchiveError) {
    try folder.move(source, to: target)
    touch(parentOf: source)
    touch(parentOf: target)
  }

  /// Removes what lies there with all that is in it; whether that lasts is not waited for.
  mutating func removeAll(at path: String) throws(ArchiveError) {
    touched = touched.filter { $0 != path && !$0.hasPrefix(path + "/") }
    try folder.removeAll(at: path)
  }

  /// Opens a file to be changed, which is made if absent, and flushes what `change` does.
  mutating func change(
    _ path: String, _ change: (borrowing OpenFile) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    let file = try folder.openFile(path, .change)
    touch(parentOf: path)
    try change(file)
    if way == .eachFile { try file.synchronize() }
  }

  /// Puts all that was done on the disk, contents and names; after a failure nobody knows what is there.
  mutating func flush() throws(ArchiveError) {
    switch way {
    case .wholeFileSystem: try root.synchronizeFileSystem()
    case .eachFile:
      for path in touched.sorted() where try folder.entry(at: path) == .folder {
        try folder.synchronizeFolder(path)
      }
    }
    touched = []
  }

  /// Flushes these folders too, where each is flushed by itself: names may have come that nobody has flushed.
  mutating func touch(_ folders: [String]) {
    if way == .eachFile { touched.formUnion(folders) }
  }

  private mutating func touch(parentOf path: String) {
    guard way == .eachFile else { return }
    touched.insert(path.parentFolder)
  }
}

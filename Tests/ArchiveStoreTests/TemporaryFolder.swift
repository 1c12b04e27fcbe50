import FoundationEssentials

/// A folder for one test, removed with all that is in it when the test is done with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    // In memory where the system has that: these tests make thousands of archives.
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? URL(filePath: memory) : FileManager.default.temporaryDirectory
    path = parent.appending(path: "archive-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The archive that a test makes lies one folder below, so that its creation is tested too.
  var archive: String { path + "/archive" }

  func text(_ file: String) throws -> String {
    try String(decoding: Data(contentsOf: url(file)), as: UTF8.self)
  }

  func write(_ text: String, to file: String) throws {
    try makeFolder(above: file)
    try Data(text.utf8).write(to: url(file))
  }

  func makeFolder(above file: String) throws {
    try FileManager.default.createDirectory(
      at: url(file).deletingLastPathComponent(), withIntermediateDirectories: true)
  }

  func copy(_ source: String, to target: String) throws {
    try FileManager.default.copyItem(at: url(source), to: url(target))
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(at: url(file))
  }

  func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: url(file).path)
  }

  /// The files below the archive's folder, each with its text, but for the lock's, which changes with time.
  func contents() throws -> [String: String] {
    var found: [String: String] = [:]
    for file in try FileManager.default.subpathsOfDirectory(atPath: archive) where file != ".lock" {
      var isFolder = false
      guard FileManager.default.fileExists(atPath: "\(archive)/\(file)", isDirectory: &isFolder), !isFolder
      else { continue }
      found[file] = try text(file)
    }
    return found
  }

  private func url(_ file: String) -> URL { URL(filePath: "\(archive)/\(file)") }
}

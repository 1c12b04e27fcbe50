import ArchiveStore
import FoundationEssentials
import Glibc

extension TemporaryFolder {
  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: "\(archive)/\(path)", withIntermediateDirectories: true)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(archive)/\(path)", withDestinationPath: target)
  }

  func makePipe(_ path: String) throws {
    guard mkfifo("\(archive)/\(path)", 0o600) == 0 else { throw POSIXError(.EIO) }
  }

  /// An inventory with the checksum that fits it.
  func writeInventory(_ text: String, in folder: String) throws {
    try write(text, to: "\(folder)/inventory.json")
    let digest = ContentDigest(of: Array(text.utf8))
    try write("\(digest)  inventory.json\n", to: "\(folder)/inventory.json.sha512")
  }

  /// Makes files of the object the ones from before its second version.
  func goBack(_ files: [String]) throws {
    for file in files {
      try remove("\(Sample.folder)/\(file)")
      try copy("\(Sample.folder)/v1/\(file)", to: "\(Sample.folder)/\(file)")
    }
  }

  /// All that lies in the archive: files with their text, folders, links and other things as what they are.
  ///
  /// Without the file that remembers the audits.
  func snapshot() throws -> [String: String] {
    var found: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: archive) where path != ".verified" {
      var status = stat()
      guard lstat("\(archive)/\(path)", &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: found[path] = try text(path)
      case S_IFDIR: found[path] = "<folder>"
      case S_IFLNK:
        found[path] =
          "<link> " + (try FileManager.default.destinationOfSymbolicLink(atPath: "\(archive)/\(path)"))
      default: found[path] = "<other>"
      }
    }
    return found
  }

  /// The problems that an audit reports, each as `severity mending path: reason`.
  func audit(
    _ scope: AuditScope = .all, workers: Int = 2, checkContent: ContentCheck? = nil
  ) async throws -> [String] {
    var lines: [String] = []
    // As in `writer()`.
    _ = try await ArchiveAudit(at: archive, clock: { 1_795_441_440_999 })
      .run(scope, workers: workers, checkContent: checkContent) { problem in
        lines.append("\(problem.severity.rawValue) \(problem.mending.rawValue) \(problem)")
      }
    return lines
  }

  func repair(dryRun: Bool = false) async throws -> [RepairAction] {
    var actions: [RepairAction] = []
    _ = try await ArchiveRepair(at: archive, version: "0.1", clock: { 1_795_441_440_999 })
      .run(dryRun: dryRun) { actions.append($0) }
    return actions
  }
}

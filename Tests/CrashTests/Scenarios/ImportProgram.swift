import FoundationEssentials
import Glibc
import TestSupport

/// A file system, as the program is told that it works on one: it may put files on the disk in different ways.
enum FileSystem: UInt32, Sendable, CaseIterable {
  // linux/magic.h
  case ext4 = 0xEF53
  case overlay = 0x794C_7630
}

/// The built program under the fault library.
struct ImportProgram: Sendable {
  let path: String
  let fileSystem: FileSystem
  private let library: String
  /// The commands that its help lists.
  private let commands: Set<String>

  /// The program at `path`, or the one that was built with the tests.
  init(at path: String? = nil, on fileSystem: FileSystem) throws {
    self.fileSystem = fileSystem
    self.path = try path ?? Executables.folder() + "/netease-archive"
    library = try FaultLibrary.path()
    let folder = try WorkFolder()
    let help = try Process.run(
      self.path, ["--help"], environment: Self.environment(folder), standardErrorIn: folder.path("errors"))
    guard help.status == 0 else { throw HarnessError("\(self.path) --help ends with \(help.status)") }
    commands = Set(
      help.output.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap { line in
        line.split(separator: " ").first.map(String.init)
      })
  }

  private static func environment(_ folder: WorkFolder) -> [String: String] {
    ["PATH": "/usr/bin:/bin", "HOME": folder.path(""), "SWIFT_BACKTRACE": "enable=no"]
  }

  struct Run {
    var status: Int32
    var errors: String
    var trace: Trace
  }

  /// Imports pages into the archive of a work folder.
  func importing(
    _ pages: [String], in folder: WorkFolder, _ fault: Fault? = nil, recordingBytes: Bool = false
  ) throws -> Run {
    let (trace, data) = (folder.path("trace"), folder.path("data"))
    for file in [trace, data] { try? FileManager.default.removeItem(atPath: file) }
    var environment = Self.environment(folder)
    environment["LD_PRELOAD"] = library
    environment["FAULT_FOLDER"] = folder.watched
    environment["FAULT_TRACE"] = trace
    environment["FAULT_FILE_SYSTEM"] = "\(fileSystem.rawValue)"
    environment["FAULT_NO_SYNC"] = "1"
    if recordingBytes { environment["FAULT_DATA"] = data }
    if let fault { environment.merge(fault.environment) { $1 } }
    let result = try Process.run(
      path, ["import", "--quiet", "--archive", folder.archive] + pages, environment: environment,
      standardErrorIn: folder.path("errors"))
    let lines = String(decoding: FileManager.default.contents(atPath: trace) ?? Data(), as: UTF8.self)
    let bytes = Array(FileManager.default.contents(atPath: data) ?? Data())
    return Run(
      status: result.status, errors: result.errors, trace: try Trace(lines: lines, data: bytes))
  }

  /// What the program's own commands say against an archive, and how it lists it, as far as it has them.
  func verdict(on folder: WorkFolder) throws -> (problems: [String], list: String?) {
    var problems: [String] = []
    func run(_ arguments: [String]) throws -> Process.Result {
      let result = try Process.run(
        path, arguments + ["--archive", folder.archive], environment: Self.environment(folder),
        standardErrorIn: folder.path("errors"))
      if result.status != 0 {
        problems.append("\(arguments.joined(separator: " ")) ends with \(result.status): \(result.errors)")
      }
      return result
    }
    if commands.contains("verify") { _ = try run(["verify"]) }
    // Instants are of the run; all else is the same.
    let instant = /"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z"/
    let list =
      commands.contains("list")
      ? try run(["list", "--json"]).output.replacing(instant, with: "instant") : nil
    return (problems, list)
  }
}

/// A folder of its own for one attempt, which goes with it: the watched folder, and beside it what is noted.
final class WorkFolder: Sendable {
  private let folder: String

  init() throws {
    // In memory if there is such a place: what reaches the disk is worked out from the calls, not from a disk.
    let memory = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : nil
    let base = ProcessInfo.processInfo.environment["TMPDIR"] ?? memory ?? "/tmp"
    let path = "\(base)/crash-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path + "/watched", withIntermediateDirectories: true)
    // The kernel names descriptors by the path without links.
    guard let real = realpath(path, nil) else { throw HarnessError("\(path) is not there") }
    defer { free(real) }
    folder = String(cString: real)
  }

  convenience init(_ tree: FileTree) throws {
    try self.init()
    try tree.write(to: watched)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { "\(folder)/\(name)" }
  var watched: String { path("watched") }
  var archive: String { watched + "/archive" }

  func tree() throws -> FileTree { try FileTree(of: watched) }
}

import FoundationEssentials
import Glibc
import Synchronization
import TestSupport
import Testing

/// The built program, run in a folder of its own that goes with it.
final class Program: Sendable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
    /// The most memory that it had at once, in bytes, if it was looked at while it ran.
    var peakMemory = 0
  }

  /// Where standard output goes.
  enum Output {
    case kept
    /// A pipe whose reader has gone, as `| head` does.
    case closedPipe
    /// A file or a device.
    case path(String)
  }

  /// The folder that the program is run in.
  let folder: String
  private let runs = Mutex(0)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "cli-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/in", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func run(
    _ arguments: String..., input: String = "", output: Output = .kept, environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: input, output: output, environment: environment)
  }

  /// - Parameter tool: Another program to run instead, by its path.
  func run(
    tool: String? = nil, _ arguments: [String], input: String = "", output: Output = .kept,
    environment: [String: String] = [:]
  ) throws -> Result {
    try start(tool: tool, arguments, input: input, output: output, environment: environment).wait()
  }

  /// Starts it and leaves it running.
  func start(
    tool: String? = nil, _ arguments: [String], input: String = "", output: Output = .kept,
    environment: [String: String] = [:]
  ) throws -> RunningProgram {
    let run = runs.withLock { count in
      count += 1
      return count
    }
    let streams = (0..<3).map { "\(folder)/out/\(run).\($0)" }
    try write(input, to: "../out/\(run).0")

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, streams[0], O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, streams[2], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var writeEnd: Int32 = -1
    switch output {
    case .kept:
      posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, streams[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .path(let path): posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, path, O_WRONLY, 0)
    case .closedPipe:
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      close(ends[0])
      writeEnd = ends[1]
      posix_spawn_file_actions_adddup2(&actions, writeEnd, STDOUT_FILENO)
    }
    defer { if writeEnd >= 0 { close(writeEnd) } }
    // The shell changes the folder, and is the program from then on.
    let shell = [
      "/bin/sh", "-c", #"cd "$0" && exec "$@""#, folder + "/in", try tool ?? Self.path(of: "netease-archive"),
    ]
    let variables = ["PATH": "/usr/bin:/bin", "HOME": folder].merging(environment) { $1 }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of Dispatch let no signals through, and a program begins with what its parent's thread had.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process = pid_t()
    let status = withCStrings(shell + arguments) { arguments in
      withCStrings(variables.map { "\($0)=\($1)" }) {
        posix_spawn(&process, shell[0], &actions, &attributes, arguments, $0)
      }
    }
    try #require(status == 0)
    return RunningProgram(process: process, output: streams[1], errors: streams[2])
  }

  // MARK: Files, by their paths in the folder that the program is run in

  func write(_ text: String, to file: String) throws { try write(Array(text.utf8), to: file) }

  func write(_ bytes: [UInt8], to file: String) throws {
    let url = URL(filePath: "\(folder)/in/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: "\(folder)/in/\(name)", withIntermediateDirectories: true)
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder)/in/\(file)")
  }

  /// The text of a file, or the empty text if there is none.
  func content(of file: String) -> String { textOfFile("\(folder)/in/\(file)") }

  /// All files below a folder, in order.
  func files(in name: String) throws -> [String] {
    let root = "\(folder)/in/\(name)"
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
      var isFolder = false
      return FileManager.default.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder) && !isFolder
    }.sorted()
  }

  /// Beside the executable of the tests, where SwiftPM puts all that it builds.
  static func path(of name: String) throws -> String {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let bundle = tests.hasSuffix(".xctest") ? tests : CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    let folder = URL(filePath: try #require(bundle)).deletingLastPathComponent()
    return folder.appending(path: name).path
  }
}

internal import FoundationEssentials
internal import Glibc

/// A process that is run to its end.
public enum Process {
  public struct Result: Sendable {
    /// As sh says it: the exit status, or 128 and the signal.
    public var status: Int32
    public var output: String
    public var errors: String
  }

  /// Standard output goes beside standard error, under the same name with `.out` behind it.
  public static func run(
    _ executable: String, _ arguments: [String], environment: [String: String], standardErrorIn file: String
  ) throws -> Result {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let output = file + ".out"
    let create = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, create, 0o600)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, file, create, 0o600)
    var process = pid_t()
    let spawned = withCStrings([executable] + arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }) {
        posix_spawn(&process, executable, &actions, nil, arguments, $0)
      }
    }
    guard spawned == 0 else {
      throw HarnessError("\(executable) cannot be run: \(String(cString: strerror(spawned)))")
    }
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    let signal = ending & 0x7F
    defer { unlink(output) }
    return Result(
      status: signal == 0 ? ending >> 8 & 0xFF : 128 + signal, output: text(output), errors: text(file))
  }

  private static func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}

import Glibc

/// A program that runs as long as somebody has a reference to this, and no longer than the tests do.
final class ChildProcess: Sendable {
  private let process: pid_t
  private let line: Int32

  /// Starts it; what it says goes into the file `log`.
  init(_ arguments: [String], log: String) throws {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw ServerError("no pair of sockets") }
    defer { close(ends[0]) }
    line = ends[1]
    // The shell ends the program when nobody holds the other end of the line any more, also if the tests crash.
    let shell = ["/bin/sh", "-c", #""$@" & child=$!; read -r _; kill "$child""#, "sh"]
    do {
      process = try Self.spawn(shell + arguments, input: ends[0], log: log)
    } catch {
      close(ends[1])
      throw error
    }
  }

  deinit {
    close(line)
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
  }

  /// The beginning of a file; the empty text if there is none.
  static func content(of path: String) -> String {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return "" }
    defer { close(number) }
    var room = [UInt8](repeating: 0, count: 4096)
    return String(decoding: room.prefix(max(0, read(number, &room, room.count))), as: UTF8.self)
  }

  private static func spawn(_ arguments: [String], input: Int32, log: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    let strings = arguments.map { strdup($0) }
    let environment = [strdup("PATH=/usr/sbin:/usr/bin:/sbin:/bin")]
    defer { for string in strings + environment { free(string) } }
    var process = pid_t()
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Threads of Dispatch let no signals through, and a program begins with what its parent's thread had.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let status = posix_spawn(
      &process, arguments[0], &actions, &attributes, strings + [nil], environment + [nil])
    guard status == 0 else { throw ServerError("\(arguments[0]): \(String(cString: strerror(status)))") }
    return process
  }
}

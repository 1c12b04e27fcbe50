internal import Glibc

/// A command line of the user's, for `/bin/sh`, that is given something to read.
///
/// It begins with no signal blocked, and ends by those that people and the system end programs with, whatever holds
/// for this program.
public struct ShellCommand: Sendable {
  /// How a command ended.
  public enum Ending: Sendable, Hashable {
    /// With its exit status. The shell says 126 for a command that cannot be run, and 127 for one that is not there.
    case exit(Int32)
    case signal(Int32)
    /// It was ended, as its time was over.
    case tooLate
    /// The shell could not be started; with the number of the reason (errno(3)).
    case notStarted(Int32)
  }

  /// Where its standard output goes.
  public enum Output: Sendable {
    case output
    /// To standard error: standard output is for data of ours.
    case errors
  }

  private let command: String
  private let variables: [String: String]
  private let output: Output

  /// - Parameter variables: What its environment has besides that of this program.
  public init(_ command: String, variables: [String: String] = [:], output: Output = .output) {
    self.command = command
    self.variables = variables
    self.output = output
  }

  /// Runs it with this on its standard input, and returns at its end.
  ///
  /// A command that does not read all of it has had enough. From here on a pipe whose reader has gone does not end
  /// this program any more. (SIGPIPE)
  ///
  /// - Parameter limit: After this time the command is ended; what it has started itself may go on.
  public func run(input: [UInt8], within limit: Duration? = nil) -> Ending {
    signal(SIGPIPE, SIG_IGN)
    let deadline = limit.map { ContinuousClock.now + $0 }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .notStarted(errno) }
    // Whoever holds the writing end keeps the command waiting for more.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do throws(StartError) {
      defer { close(ends[0]) }
      process = try start(reading: ends[0])
    } catch {
      close(ends[1])
      return .notStarted(error.number)
    }
    Self.write(input, to: ends[1], until: deadline)
    close(ends[1])
    return Self.ending(of: process, until: deadline)
  }

  // MARK: Starting

  private struct StartError: Error {
    let number: Int32
  }

  private func start(reading input: Int32) throws(StartError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    if output == .errors { posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A command begins with what is blocked in the thread that starts it, and threads of Dispatch block nearly all;
    // and with what is ignored here.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGQUIT, SIGTERM, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    let number = withCStrings(["sh", "-c", command]) { arguments in
      withCStrings(variables.map { "\($0)=\($1)" }.sorted()) { variables in
        posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, Self.inherited() + variables)
      }
    }
    guard number == 0 else { throw StartError(number: number) }
    return process
  }

  /// The variables of this process, without the null pointer behind the last.
  private static func inherited() -> [UnsafeMutablePointer<CChar>?] {
    var variables: [UnsafeMutablePointer<CChar>?] = []
    // C gives the list as a pointer to the first; it ends with a null pointer. Nothing here changes variables.
    var next = environ
    while let variable = next.pointee {
      variables.append(variable)
      next += 1
    }
    return variables
  }

  // MARK: Going on

  /// A pipe holds little (pipe(7): 65,536 bytes); whoever writes more waits for the reader.
  private static func write(_ bytes: [UInt8], to input: Int32, until deadline: ContinuousClock.Instant?) {
    if deadline != nil { _ = fcntl(input, F_SETFL, O_NONBLOCK) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN, let deadline {
        let left = ContinuousClock.now.duration(to: deadline)
        guard left > .zero else { return }
        var room = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
        poll(&room, 1, Int32(clamping: left.components.seconds * 1000 + 1))
      } else if errno != EINTR {
        return
      }
    }
  }

  private static func ending(of process: pid_t, until deadline: ContinuousClock.Instant?) -> Ending {
    guard let deadline else { return ending(of: process, waiting: 0) ?? .notStarted(errno) }
    while ContinuousClock.now < deadline {
      if let ending = ending(of: process, waiting: WNOHANG) { return ending }
      usleep(10_000)
    }
    kill(process, SIGTERM)
    // Time enough to tidy up.
    for _ in 0..<100 {
      if ending(of: process, waiting: WNOHANG) != nil { return .tooLate }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    _ = ending(of: process, waiting: 0)
    return .tooLate
  }

  /// `nil` while it goes on.
  private static func ending(of process: pid_t, waiting options: Int32) -> Ending? {
    var ending: Int32 = 0
    var found: pid_t
    repeat { found = waitpid(process, &ending, options) } while found < 0 && errno == EINTR
    if found < 0 { return .notStarted(errno) }
    guard found == process else { return nil }
    // wait(2): the signal in the low 7 bits, the exit status above.
    return ending & 0x7F == 0 ? .exit(ending >> 8 & 0xFF) : .signal(ending & 0x7F)
  }
}

/// The strings as C wants a list of them: pointers, and a null pointer behind the last.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}

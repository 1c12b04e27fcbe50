internal import Glibc

/// Shows text page by page.
public enum Pager {
  /// Shows a text, and returns when the reader has left the pager.
  ///
  /// A reader who leaves early has seen enough. While the pager runs, Ctrl-C is for it alone.
  ///
  /// - Returns: Whether the pager could be run; if not, nothing was shown.
  public static func show(_ text: String, with command: PagerCommand) -> Bool {
    let interrupts = [SIGINT, SIGQUIT].map { (number: $0, before: signal($0, SIG_IGN)) }
    defer { for interrupt in interrupts { signal(interrupt.number, interrupt.before) } }
    // The pager may be gone while it is written to.
    let pipes = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, pipes) }
    guard let (process, input) = start(command) else { return false }
    write(text, to: input)
    close(input)
    return !isMissing(endOf: process)
  }

  /// The process, and the end of the pipe that it reads.
  private static func start(_ command: PagerCommand) -> (pid_t, Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    // A pager that held the writing end itself would never see the end of the text.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What is ignored here would be ignored there as well.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    let status = withCStrings(["sh", "-c", command.command]) { arguments in
      withCStrings(command.environment.map { "\($0)=\($1)" }.sorted()) { variables in
        posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, inherited() + variables)
      }
    }
    guard status == 0 else {
      close(ends[1])
      return nil
    }
    return (process, ends[1])
  }

  private static func write(_ text: String, to input: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(input, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// The shell says 126 for a command that cannot be run, and 127 for one that is not there.
  private static func isMissing(endOf process: pid_t) -> Bool {
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return ending & 0x7F == 0 && 126...127 ~= ending >> 8 & 0xFF
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
}

/// The strings as C wants a list of them: pointers, and a null pointer behind the last.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let pointers = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  return body(pointers + [nil])
}

internal import Glibc

/// A command of the user's that gets the report on its standard input.
struct ReportCommand {
  private let command: String

  init(_ command: String) { self.command = command }

  /// Runs it in a shell and waits for it; says what went wrong, if anything.
  ///
  /// Its output goes to standard error, where cron takes it for its mail: standard output is for data.
  func run(input: [UInt8]) -> [String] {
    guard let pipe = popen("{ \(command)\n} >&2", "we") else {
      return ["\(command): cannot be run: \(String(cString: strerror(errno)))"]
    }
    // A command that does not read all of it has had enough.
    let ending = withoutPipeSignal {
      _ = input.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, pipe) }
      return pclose(pipe)
    }
    if ending == 0 { return [] }
    // wait(2): the signal in the low 7 bits, the exit status above.
    let status = ending & 0x7F == 0 ? ending >> 8 & 0xFF : 128 + ending & 0x7F
    return ["\(command): ended with exit status \(status)"]
  }

  /// A pipe whose reader has gone ends the whole process otherwise.
  ///
  /// The signal goes to the thread that writes (pipe(7)), so it is held back there, and taken away if it came.
  private func withoutPipeSignal<Value>(_ body: () -> Value) -> Value {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer {
      var atOnce = timespec()
      while sigtimedwait(&signals, nil, &atOnce) == SIGPIPE {}
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return body()
  }
}

internal import FoundationEssentials
internal import Glibc

/// The program, run as people run it: whole processes are measured.
struct ProgramRun {
  let program: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// In milliseconds.
  struct Time {
    var elapsed: Double
    /// Of all cores together; what it would take alone on the machine, if it runs on one core and waits for nothing.
    var processor: Double
  }

  /// Runs a command and measures it; standard output goes into a file, or nowhere.
  @discardableResult
  func time(_ arguments: [String], outputIn file: String = "/dev/null") throws -> Time {
    var ending: (status: Int32, processor: Double) = (0, 0)
    let elapsed = try milliseconds { ending = try run(arguments, outputIn: file) }
    guard ending.status == 0 else {
      throw Failure(
        description: "\(program) \(arguments.joined(separator: " ")): status \(ending.status >> 8 & 0xFF)")
    }
    return Time(elapsed: elapsed, processor: ending.processor)
  }

  /// The processor time of the fastest of several runs: the machine has other things to do, the program does not.
  func fastest(of rounds: Int = 15, _ arguments: [String]) throws -> Double {
    try (0..<rounds).map { _ in try time(arguments).processor }.min() ?? 0
  }

  private func run(_ arguments: [String], outputIn file: String) throws -> (Int32, processor: Double) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var process = pid_t()
    let spawned = posix_spawn(&process, program, &actions, nil, words + [nil], environ)
    guard spawned == 0 else {
      throw Failure(description: "\(program) cannot be run: \(String(cString: strerror(spawned)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    return (status, [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + $1.milliseconds })
  }
}

extension timeval {
  fileprivate var milliseconds: Double { Double(tv_sec) * 1000 + Double(tv_usec) / 1000 }
}

internal import FoundationEssentials
internal import Glibc

/// The program, run as people run it: the time of a whole process counts.
struct ProgramRun {
  let program: String

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a command and returns how many milliseconds it took; standard output goes into a file, or nowhere.
  @discardableResult
  func time(_ arguments: [String], outputIn file: String = "/dev/null") throws -> Double {
    var status: Int32 = 0
    let time = try milliseconds { status = try run(arguments, outputIn: file) }
    guard status == 0 else {
      throw Failure(
        description: "\(program) \(arguments.joined(separator: " ")): status \(status >> 8 & 0xFF)")
    }
    return time
  }

  /// The fastest of several runs: the machine has other things to do now and then.
  func fastest(of rounds: Int = 15, _ arguments: [String]) throws -> Double {
    try (0..<rounds).map { _ in try time(arguments) }.min() ?? 0
  }

  private func run(_ arguments: [String], outputIn file: String) throws -> Int32 {
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
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

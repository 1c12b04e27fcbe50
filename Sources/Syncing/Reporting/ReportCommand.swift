internal import Glibc
internal import OperatingSystem

/// A command of the user's that gets the report on its standard input.
struct ReportCommand {
  private let command: String
  private let limit: Duration

  /// One that takes longer than the limit is ended: a run that hangs keeps all others from the archive.
  init(_ command: String, limit: Duration = .seconds(300)) {
    self.command = command
    self.limit = limit
  }

  /// Runs it in a shell and waits for it; says what went wrong, if anything.
  ///
  /// Its output goes to standard error, where cron takes it for its mail: standard output is for data.
  func run(input: [UInt8]) -> [String] {
    switch ShellCommand(command, output: .errors).run(input: input, within: limit) {
    case .exit(0): []
    case .exit(let status): ["\(command): ended with exit status \(status)"]
    case .signal(let number): ["\(command): was ended by signal \(number)"]
    case .tooLate: ["\(command): took longer than \(limit.components.seconds) s and was ended"]
    case .notStarted(let number): ["\(command): cannot be run: \(String(cString: strerror(number)))"]
    }
  }
}

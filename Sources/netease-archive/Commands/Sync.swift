internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Configuration
internal import Fetching
internal import OrderedJSON
internal import Syncing

struct Sync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Keep what the sources of the configuration name, and look again at what is kept.",
    discussion: """
      Made for cron and systemd: says nothing while all is well, and writes a short summary to standard error when \
      an article changed or was removed, something failed, or a source looks broken. What there is no time for is \
      done by the next run.

        netease-archive config init
        netease-archive sync --verbose
        netease-archive config schedule
      """)

  @Option(
    help: ArgumentHelp("Write the report to this file, as JSON.", valueName: "file"), completion: .file())
  var report: String?

  @Option(help: ArgumentHelp("Send the report to this address by POST, as JSON.", valueName: "url"))
  var webhook: String?

  @Option(
    help: ArgumentHelp("Run this with the report on its standard input, as JSON.", valueName: "command"))
  var exec: String?

  @Flag(help: "Print the report, as JSON.")
  var json = false

  @OptionGroup var verbosity: Verbosity
  @OptionGroup var limits: RunLimits
  @OptionGroup var location: ArchiveOptions
  @OptionGroup var file: ConfigurationOptions
  @OptionGroup var network: NetworkOptions

  func run() async throws {
    var configuration = try file.configuration()
    configuration.network = try network.applied(to: configuration.network, of: file.path)
    configuration.report.file = report ?? configuration.report.file
    configuration.report.webhook = webhook ?? configuration.report.webhook
    configuration.report.exec = exec ?? configuration.report.exec
    let folder = location.folder(configured: configuration.archive)
    let fetcher = try fetcher(for: configuration)
    // For somebody who looks on; a run that only looks again is a good one for cron.
    if configuration.sources.isEmpty, verbosity.verbose || Messages.isTerminal && !verbosity.quiet {
      Messages.say("\(file.path ?? ""): no sources are named, so nothing new is found")
    }
    let plan = configuration
    let messenger = Messenger(plan.report, archive: folder, clock: SystemClock())
    say(await messenger.started())
    do {
      let (report, ending) = try await Interruption.heeding {
        try await SyncRun(plan, archive: folder, source: fetcher, clock: SystemClock()).run()
      }
      // Before the messages: a command may take its time.
      try tell(report)
      say(await messenger.ended(report))
      if let ending { throw ending }
      if !report.isWell { throw ExitCode(ExitStatus.someFailed) }
    } catch let error as SyncError {
      // Another run is at work, and tells how it goes.
      if !error.isLocked { say(await messenger.failed(error.description)) }
      if case .keeping(let error) = error { throw stopped(folder, error) }
      Messages.say("\(folder): \(error.description)")
      throw ExitCode(ExitStatus.inputOutput)
    }
  }

  private func say(_ problems: [String]) {
    for problem in problems { Messages.say(problem) }
  }

  private func tell(_ report: SyncReport) throws {
    if json { try StandardOutput.write(report.json.text(.pretty)) }
    if verbosity.verbose || !verbosity.quiet && report.isWorthAWord {
      for line in report.lines(isFull: verbosity.verbose) { Messages.say(line) }
    }
  }

  private func fetcher(for configuration: Configuration) throws -> Fetcher {
    let manners = limits.applied(to: configuration.network.manners, configuration.run)
    return try configuration.network.fetcher(manners, isVerbose: verbosity.verbose)
  }
}

extension SyncError {
  fileprivate var isLocked: Bool {
    if case .keeping(.archive(let error)) = self { error.kind == .locked } else { false }
  }
}

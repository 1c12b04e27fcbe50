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

  @Option(help: ArgumentHelp("End after this time: 90s, 10m, 2h.", valueName: "time"))
  var maxTime: TimeSpan?

  @Option(help: ArgumentHelp("End after so many requests.", valueName: "number"))
  var maxRequests: Int?

  @Flag(help: "Print the report, as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but what stopped the run.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: each request, and what went well.")
  var verbose = false

  @OptionGroup var location: ArchiveOptions
  @OptionGroup var file: ConfigurationOptions
  @OptionGroup(title: "Network options") var network: NetworkOptions

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose do not go together.") }
    if let maxRequests, maxRequests < 1 {
      throw ValidationError("--max-requests \(maxRequests): write 1 or more.")
    }
  }

  func run() async throws {
    var configuration = try file.configuration()
    configuration.network = network.applied(to: configuration.network)
    configuration.report.file = report ?? configuration.report.file
    configuration.report.webhook = webhook ?? configuration.report.webhook
    configuration.report.exec = exec ?? configuration.report.exec
    let folder = location.folder(configured: configuration.archive)
    let fetcher = try fetcher(for: configuration)
    let plan = configuration
    let messenger = Messenger(plan.report, archive: folder, clock: SystemClock())
    say(await messenger.started())
    do {
      let report = try await Interruption.heeding {
        try await SyncRun(plan, archive: folder, source: fetcher, clock: SystemClock()).run()
      }
      say(await messenger.ended(report))
      try tell(report)
    } catch let error as SyncError {
      say(await messenger.failed(error.description))
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
    if verbose || !quiet && report.isWorthAWord {
      for line in report.lines(isFull: verbose) { Messages.say(line) }
    }
    if !report.isWell { throw ExitCode(ExitStatus.someFailed) }
  }

  private func fetcher(for configuration: Configuration) throws -> Fetcher {
    var manners = configuration.network.manners
    manners.maxRequests = maxRequests ?? configuration.run.maxRequests
    manners.maxDuration = (maxTime ?? configuration.run.maxDuration).milliseconds
    return try configuration.network.fetcher(manners, isVerbose: verbose)
  }
}

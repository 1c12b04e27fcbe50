internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import Catalog
internal import Configuration
internal import OrderedJSON
internal import Syncing
internal import Terminal

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how sync fares: its last runs, what waits, its sources, the disk.",
    discussion: """
      Looks, and changes nothing: it waits for no run, and works beside one.

        netease-archive status
        netease-archive status --runs 50 --json
      """)

  @Option(
    help: ArgumentHelp("Show so many of the last runs.", valueName: "count"),
    transform: atLeastOne)
  var runs = 5

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var file: ConfigurationOptions

  func validate() throws {
  }

  func run() throws {
    let configuration = try file.configurationIfAny()
    let folder = reading.location.folder(configured: configuration.archive)
    let reader = try reading.reader(at: folder)
    let catalog = try reading.catalog(of: reader, at: folder)
    let report = try stoppingAt(folder) { () throws(KeepingError) in
      try StatusReport(
        folder: folder, reader.archive, catalog, configuration, lastRuns: runs, at: WallClock.now())
    }
    if reading.json {
      try StandardOutput.write(report.json.text(.pretty))
    } else {
      try reading.write(TerminalText.safe(report.text))
    }
    if let trouble = report.trouble {
      Messages.say("\(folder): \(trouble)")
      throw ExitCode(ExitStatus.inputOutput)
    }
  }
}

internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import ChangeFeed
internal import FoundationEssentials
internal import OperatingSystem
internal import OrderedJSON

struct Feed: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "Write a feed of what is new, changed, removed and back.",
    discussion: """
      From the archive alone, whichever command kept it. A change comes with what was removed and added, a removal \
      with the looks between which it happened. With --output the file is replaced in one step, so that a web \
      server never gives out half of it.

        netease-archive feed > changes.atom
        netease-archive feed --format json --limit 20
        netease-archive feed --output changes.atom --base-url https://example.org/
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case atom, json
  }

  @Option(
    name: .shortAndLong, help: ArgumentHelp("At most so many entries.", valueName: "count"),
    transform: atLeastOne)
  var limit = 100

  @Option(name: .shortAndLong, help: "Atom or JSON Feed. (default: atom)")
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write this file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("What the feed is called.", valueName: "text"))
  var title = "NetEase articles: new, changed, removed"

  @Option(
    help: ArgumentHelp("The folder on the web in which the feed will be found.", valueName: "url"))
  var baseURL: String?

  @OptionGroup var reading: ReadingOptions

  func validate() throws {
    if output == "" { throw ValidationError("--output wants the name of a file.") }
    if reading.json, format == .atom {
      throw ValidationError("--json and --format atom do not go together.")
    }
    if let baseURL, WebAddress(baseURL) == nil || !baseURL.contains("://") {
      throw ValidationError("--base-url \(baseURL): write an address that begins with https:// or http://.")
    }
  }

  func run() throws {
    let reader = try reading.reader()
    let catalog = try reading.catalog(of: reader)
    let events = try reading.orStopped { () throws(KeepingError) in
      try ArchiveEvents(of: reader.archive, catalog, limit: limit)
    }
    for error in events.unreadable { Messages.say("\(reading.location.folder): \(error.description)") }
    let isJSON = reading.json || format == .json
    let feed = ChangeFeed(
      title: title, address: address(isJSON: isJSON), version: Version.current, events: events.newest,
      of: reader.archive)
    let text = isJSON ? feed.json.text(.pretty) : feed.atom
    guard let output else { return try StandardOutput.write(text) }
    do {
      try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
    } catch {
      Messages.say("\(output): the feed cannot be written here: \(error.systemReason)")
      throw ExitCode(ExitStatus.cannotCreate)
    }
  }

  /// The feed's own address: the file's name in the folder on the web.
  private func address(isJSON: Bool) -> String? {
    guard let baseURL else { return nil }
    let file = output.map { URL(filePath: $0).lastPathComponent } ?? (isJSON ? "feed.json" : "feed.atom")
    return WebAddress(baseURL + (baseURL.hasSuffix("/") ? "" : "/") + file)?.uri
  }
}

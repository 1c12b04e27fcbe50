internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Configuration
internal import Fetching
internal import FoundationEssentials

struct Fetch: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Get articles from the site and keep them in the archive.",
    discussion: """
      Takes any address of an article: of the desktop or the mobile page, a share link of the app, an old dated \
      address, the page of its comments, or the bare docid. All lead to one article in the archive. An account's \
      address or T-id stands for its newest articles.

      If the desktop page is gone or has no article in it, the mobile page and the app's JSON are looked at. A \
      refusal (403, 429, a verification page) is respected.

        netease-archive fetch https://www.163.com/dy/article/JU7JLCSV051481US.html
        netease-archive fetch -i addresses.txt --failed again.txt
        netease-archive fetch --no-archive --format markdown JU7JLCSV051481US
      """)

  @Argument(help: ArgumentHelp("Addresses, docids, T-ids.", valueName: "url"))
  var addresses: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A file of addresses, one a line, or - for standard input. What follows # or ; is a comment.",
      valueName: "file"), completion: .file())
  var input: String?

  @Option(
    help: ArgumentHelp("Of an account, so many of its newest articles.", valueName: "number"),
    transform: atLeastOne)
  var limit = 20

  @Option(
    help: ArgumentHelp("Write the addresses that failed to this file, one a line.", valueName: "file"),
    completion: .file())
  var failed: String?

  @Flag(help: "Say what would be asked for, and ask for nothing.")
  var dryRun = false

  @Flag(help: "Print the articles instead of keeping them.")
  var noArchive = false

  @Option(name: .shortAndLong, help: "With --no-archive: the form in which an article is printed.")
  var format: OutputFormat?

  @Flag(help: "Print JSON: an array with an object for each address.")
  var json = false

  @OptionGroup var verbosity: Verbosity
  @OptionGroup var limits: RunLimits
  @OptionGroup var location: ArchiveOptions
  @OptionGroup var file: ConfigurationOptions
  @OptionGroup var network: NetworkOptions

  func validate() throws {
    if addresses.isEmpty, input == nil {
      throw ValidationError("Give an address, or -i with a file of them.")
    }
    if format != nil, !noArchive { throw ValidationError("--format goes with --no-archive.") }
    if noArchive, json, let format, format != .json {
      throw ValidationError("--json and --format \(format) do not go together.")
    }
    if noArchive, dryRun { throw ValidationError("--no-archive and --dry-run do not go together.") }
  }

  func run() async throws {
    var failures = Failures()
    let asked = try AddressList(addresses: addresses, file: input, failures: &failures)
    let configuration = try file.configurationIfAny()
    let folder = location.folder(configured: configuration.archive)
    if dryRun {
      try DryRun(isJSON: json).show(asked.items, in: folder)
      return try failures.report(of: asked.items.count + failures.count, listedIn: failed)
    }
    let fetcher = try fetcher(network.applied(to: configuration.network, of: file.path))
    let listed = failures
    let command = self
    let (_, ending) = try await Interruption.heeding {
      try await command.fetch(asked, into: folder, by: fetcher, listed)
    }
    if let ending { throw ending }
  }

  private func fetch(
    _ asked: AddressList, into folder: String, by fetcher: Fetcher, _ failures: Failures
  ) async throws {
    var failures = failures
    let items = await asked.expanded(by: fetcher, limit: limit, failures: &failures)
    let total = items.count + failures.count
    var unseen: [AddressList.Item] = []
    var seen = 0
    /// Whether an item was looked at, and not given up when the run was ended.
    func notes(_ look: ArticleLook, of item: AddressList.Item) -> Bool {
      seen += 1
      guard case .refused(let error) = look.result, error.kind == .cancelled else { return true }
      unseen.append(item)
      return false
    }
    let looking = ArticleLooking(source: fetcher, clock: SystemClock())
    if noArchive {
      var printing = try FetchPrinting(
        format: json ? .json : format ?? .text, isList: items.count > 1, isVerbose: verbosity.verbose,
        failures: failures)
      try await LookWindow.forEach(of: items) {
        await looking.look(at: $0.address, whenAnswered: $1)
      } _: { item, look in
        if notes(look, of: item) { try printing.print(look, of: item) }
        return true
      }
      return try printing.finish(unseen: unseen + items.dropFirst(seen), total: total, listedIn: failed)
    }
    var keeping = try FetchKeeping(
      folder: folder,
      report: FetchReport(
        folder: folder, isJSON: json, isQuiet: verbosity.quiet, isVerbose: verbosity.verbose,
        failures: failures))
    let archive = keeping.archive.archive
    try await LookWindow.forEach(of: items) { item, whenAnswered in
      await looking.look(
        at: item.address, knowing: archive.knownPage(at: item.address), whenAnswered: whenAnswered)
    } _: { item, look in
      if notes(look, of: item) { try keeping.keep(look, of: item) }
      return true
    }
    try keeping.finish(unseen: unseen + items.dropFirst(seen), total: total, listedIn: failed)
  }

  private func fetcher(_ network: Configuration.Network) throws -> Fetcher {
    try network.fetcher(limits.applied(to: network.manners), isVerbose: verbosity.verbose)
  }
}

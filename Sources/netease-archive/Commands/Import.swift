internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Extraction
internal import OrderedJSON

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Keep saved pages in the archive.",
    discussion: """
      An article that is there already is looked at again: if its title, text, pictures, people or time changed, \
      the next version is added, else only the look is written down. Nothing is ever overwritten.

      A page that says that the article was removed, and a 404 in a WARC, are kept as evidence.

        netease-archive import page.html
        netease-archive import --archive ~/news saved-pages/
        netease-archive import crawl.warc.gz
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var location: ArchiveOptions

  @Flag(help: "Print one JSON array with an object for each article.")
  var json = false

  func run() throws {
    let list = try input.list()
    var failures = Failures()
    for error in list.failures { failures.add(error.path, error.description, ExitStatus.of(error)) }
    var run = ImportRun(input: input, folder: try location.folderToWrite(), isJSON: json, failures: failures)
    do {
      if !list.inputs.isEmpty { try run.keep(list.inputs) }
    } catch {
      run.tellFailures()
      throw error
    }
    if input.verbose { Messages.saySkipped(list.skipped) }
    try run.report()
  }
}

/// One import: what was read waits until there is enough of it to be kept together.
struct ImportRun {
  private let input: InputOptions
  private let folder: String
  private let isJSON: Bool
  private var failures: Failures
  private var waiting: [Waiting] = []
  private var waitingBytes = 0
  private var collection = ArticleReading.Collection()
  private var reports: [JSONValue] = []
  private var counts = OutcomeCounts()
  private var missingPages = 0

  private enum Waiting {
    case page(SavedPage)
    case seenAgain(SeenAgain, path: String)

    var page: SavedPage? {
      if case .page(let page) = self { page } else { nil }
    }
  }

  init(input: InputOptions, folder: String, isJSON: Bool, failures: Failures) {
    self.input = input
    self.folder = folder
    self.isJSON = isJSON
    self.failures = failures
    reports = failures.items.map(\.document)
  }

  mutating func keep(_ inputs: [SavedInput]) throws {
    var archivist = try openArchivist()
    var progress = ProgressLine(total: inputs.count, isWanted: !input.quiet)
    for item in inputs {
      collection = ArticleReading.Collection()
      let passedOver = try item.forEachItem(url: input.url) { found in
        switch found {
        case .page(let page):
          collection.pages += page.isOneOfMany ? 1 : 0
          waiting.append(.page(page))
          waitingBytes += page.capture.bytes.count
        case .seenAgain(let look):
          collection.seenAgain += 1
          waiting.append(.seenAgain(look, path: item.path))
        case .failure(let error):
          collection.failures += 1
          fail(error.path, error.description, ExitStatus.of(error))
        }
        // As many as one flush of the disk is worth; the bytes bound the memory.
        if waiting.count >= 64 || waitingBytes >= 16 << 20 { try flush(&archivist, progress) }
      }
      progress.advance()
      if collection.isEmpty, passedOver == 0 { continue }
      try flush(&archivist, progress)
      progress.clear()
      if !input.quiet { Messages.say("\(item.path): \(collection.summary(passedOver))") }
      if collection.pages == collection.others, collection.failures + collection.seenAgain == 0 {
        fail(item.path, "there is no article in it", ExitStatus.noArticle)
      }
    }
    try flush(&archivist, progress)
    progress.clear()
    Messages.say(damages: archivist.damages, of: folder)
    archivist.close()
  }

  /// Keeps what waits, and says what became of it when it is on the disk.
  private mutating func flush(_ archivist: inout Archivist, _ progress: ProgressLine) throws {
    var prepared = PreparedCapture.prepare(waiting.compactMap(\.page?.capture)).makeIterator()
    var kept: [(SavedPage, PreparedCapture, Archivist.Outcome)] = []
    for item in waiting {
      switch item {
      case .page(let page):
        guard let result = prepared.next() else { continue }
        do throws(KeepingError) {
          let capture = try result.get()
          kept.append((page, capture, try archivist.keep(capture)))
        } catch {
          try fail(page, error)
        }
      case .seenAgain(let look, let path):
        try attempt(path) { () throws(KeepingError) in try archivist.seenAgain(look) }
      }
    }
    (waiting, waitingBytes) = ([], 0)
    try attempt(folder) { () throws(KeepingError) in try archivist.commit() }
    if !kept.isEmpty { progress.clear() }
    for (page, capture, outcome) in kept { try report(page, capture, outcome) }
  }

  private mutating func report(
    _ page: SavedPage, _ capture: PreparedCapture, _ outcome: Archivist.Outcome
  ) throws {
    counts.add(outcome.state)
    if let article = capture.article {
      // A single page may have waited since before this collection.
      collection.articles += page.isOneOfMany ? 1 : 0
      if input.verbose { Messages.sayWarnings(of: article, from: page.name) }
    }
    if isJSON {
      let source: JSONValue = ["source": JSONValue(page.capture.fileName ?? page.capture.url)]
      reports.append(outcome.json(of: capture.article, in: folder).followed(by: source))
    } else if !input.quiet {
      try StandardOutput.write(
        outcome.line(headline: capture.article?.article.headline, in: folder))
    }
    if case .missing(let sighting) = outcome.state, !page.isOneOfMany {
      missingPages += 1
      failures.add(page.name, sighting.reason ?? "there is no article", ExitStatus.of(sighting.outcome))
    }
  }

  private mutating func fail(_ page: SavedPage, _ error: KeepingError) throws {
    if case .noArticle(let other) = error, page.isOneOfMany,
      other.reason.isNoArticle || !page.isArticleByAddress
    {
      collection.others += 1
      if input.verbose { Messages.say("\(page.name): \(other.message)") }
      return
    }
    if error.endsRun { throw stopped(folder, error) }
    fail(page.name, error.description, ExitStatus.of(error))
  }

  private mutating func fail(_ path: String, _ message: String, _ status: Int32) {
    failures.add(path, message, status)
    reports += failures.items.suffix(1).map(\.document)
  }

  private func attempt(_ path: String, _ body: () throws(KeepingError) -> Void) throws {
    do throws(KeepingError) { try body() } catch { throw stopped(path, error) }
  }

  private func openArchivist() throws -> Archivist {
    do throws(KeepingError) {
      return try Archivist.open(archive: folder, clock: WallClock.now)
    } catch {
      throw stopped(folder, error)
    }
  }

  /// Tells what failed until a run ended early.
  func tellFailures() { try? failures.report(of: total, listedIn: input.failed) }

  func report() throws {
    if !input.quiet, total > 1 { Messages.say(counts.line) }
    if isJSON { try StandardOutput.write(JSONValue.array(reports).text(.pretty)) }
    try failures.report(of: total, listedIn: input.failed)
  }

  /// A single page without an article is in both.
  private var total: Int { counts.all + failures.count - missingPages }
}

extension Failures.Item {
  fileprivate var document: JSONValue { json(naming: "source") }
}

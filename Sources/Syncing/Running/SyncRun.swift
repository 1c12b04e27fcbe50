internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import Catalog
public import Configuration
internal import Discovery
public import Fetching
internal import OrderedJSON

/// One run: finds what is new, keeps it, and looks again at what is due.
///
/// Everything new comes before anything old. What there is no time for is for the next run, and nothing is lost if
/// this one dies: an article leaves the queue when it is on the disk.
public final class SyncRun {
  private let configuration: Configuration
  private let source: any PageSource
  private let clock: any FetchClock
  private let memory: SyncMemory
  private let archive: ArchiveReader
  private var keeping: LookKeeping<Item>
  private let bookkeeping: Bookkeeping

  /// What is looked at.
  enum Item: Sendable {
    case new(QueuedArticle, ArticleAddress)
    case again(CatalogStanding, ArticleAddress, KnownPage?)

    var address: ArticleAddress {
      switch self {
      case .new(_, let address), .again(_, let address, _): address
      }
    }

    var known: KnownPage? {
      if case .again(_, _, let page) = self { page } else { nil }
    }
  }

  /// Takes the archive's lock, and says so if another run holds it.
  public init(
    _ configuration: Configuration, archive folder: String, source: any PageSource, clock: any FetchClock
  ) throws(SyncError) {
    self.configuration = configuration
    self.source = source
    self.clock = clock
    do throws(KeepingError) {
      keeping = LookKeeping(
        try Archivist.open(archive: folder) { clock.now() }, clock: { clock.now() })
      archive = try ArchiveReader(at: folder)
    } catch {
      SyncMemory.noteRun(stoppedBy: error, inArchive: folder, at: clock.now())
      throw .keeping(error)
    }
    memory = try SyncMemory.open(inArchive: folder)
    bookkeeping = Bookkeeping(
      memory: memory, writer: ReportWriter(archive: archive, keeping: keeping), clock: clock)
  }

  /// Does the run and tells what it did.
  public func run() async throws(SyncError) -> SyncReport {
    // By this instant the report finds its run when it is delivered.
    let id = try memory.beginRun(at: bookkeeping.report.started)
    do {
      return try await run(id)
    } catch {
      let error = SyncError(error)
      memory.noteStop(of: id, because: error, bookkeeping.report, at: clock.now())
      throw error
    }
  }

  private func run(_ id: Int64) async throws -> SyncReport {
    bookkeeping.tellOfDamage()
    if let since = try memory.firstDeadRun(before: id) {
      try bookkeeping.addUntold(since: since, in: archive.catalog().0)
    }
    try await discover()
    if bookkeeping.goesOn { try await fetchNew() }
    if bookkeeping.goesOn { try await lookAgain() }
    try keeping.commit(bookkeeping.add)
    bookkeeping.tell(of: keeping.damages)
    let report = try bookkeeping.report(endedAt: clock.now())
    keeping.close()
    let channels = ReportChannel.all(in: configuration.report)
    // Last: a run that died before has told nobody, and the next one does.
    try memory.endRun(
      id, at: report.ended, report: report.json.text(.pretty), bookkeeping.notes,
      to: report.isEmpty ? [] : channels, named: channels)
    memory.close()
    return report
  }

  // MARK: Finding

  private func discover() async throws {
    let finding = SourceFinding(source: source, clock: clock)
    let (catalog, _) = try archive.catalog()
    /// In the archive, or in the queue.
    func isKnown(_ found: FoundArticle) throws -> Bool {
      guard let name = found.address.archivedName else { return true }
      return try memory.isQueued(name.description, at: clock.now()) || catalog.entry(name.key) != nil
    }
    for entry in configuration.sources where bookkeeping.goesOn {
      let health = try memory.health(ofSource: entry.name)
      // A run that broke off in the middle of a list has left new articles behind known ones.
      let length = try memory.lengthReadToEnd(ofSource: entry.name)
      let wasReadToEnd = length.map { $0 >= entry.limit ?? 0 } ?? false
      let reading = try await finding.read(entry, account: health.account.flatMap { AccountID($0) }) {
        try wasReadToEnd && (isKnown($0) || entry.filter.refused($0, by: health.lastRead ?? .min))
      }
      if let refusal = reading.refusal {
        bookkeeping.stop(because: refusal)
        if reading.found.isEmpty { return }
      }
      let wanted = try reading.found.filter(entry.filter.admits).prefix(entry.limit ?? .max)
        .filter { try !isKnown($0) }
        .compactMap { QueuedArticle($0, of: entry.name, at: clock.now()) }
      try bookkeeping.add(reading, of: entry, wanted: wanted)
    }
  }

  // MARK: Keeping

  private func fetchNew() async throws {
    let (catalog, _) = try archive.catalog()
    var ready: [Item] = []
    for article in try memory.queued(readyAt: clock.now()) {
      guard let address = ArticleAddress(article.address) else { continue }
      // A run that died after it had kept the article, or somebody who fetched it by hand.
      if let name = address.archivedName, try catalog.entry(name.key) != nil {
        try memory.dequeue(article.article)
      } else {
        ready.append(.new(article, address))
      }
    }
    try await look(at: ready)
  }

  private func lookAgain() async throws {
    let (catalog, _) = try archive.catalog()
    let due = try DueArticles(
      in: catalog, by: LookSchedule(configuration.lookAgain), at: clock.now())
    let articles = try bookkeeping.lookingAgain(at: due.articles)
    try await look(at: articles.lazy.compactMap { [archive] in archive.item(of: $0) })
  }

  private func look(at items: some Sequence<Item>) async throws {
    let looking = ArticleLooking(source: source, clock: clock)
    try await LookWindow.forEach(of: items) { item, whenAnswered in
      await looking.look(at: item.address, knowing: item.known, whenAnswered: whenAnswered)
    } _: { item, look in
      if case .refused(let error) = look.result, error.endsRun {
        bookkeeping.stop(because: error)
        return false
      }
      try keeping.keep(look, of: item, onDisk: bookkeeping.add)
      return bookkeeping.goesOn
    }
  }
}

extension ArchiveReader {
  /// An article to be looked at again: at the address that showed it last.
  fileprivate func item(of standing: CatalogStanding) -> SyncRun.Item? {
    guard let name = try? ObjectName(column: standing.key.column, name: standing.key.name) else { return nil }
    let page = archive.knownPage(of: name)
    let address = page.flatMap { ArticleAddress($0.url) }
    guard let address = address?.archivedName == name ? address : ArticleAddress(name.name) else {
      return nil
    }
    return .again(standing, address, page)
  }
}

extension QueuedArticle {
  fileprivate init?(_ found: FoundArticle, of source: String, at now: Int64) {
    guard let name = found.address.archivedName,
      let address = found.address.webAddress?.uri ?? found.address.canonical
    else { return nil }
    self.init(
      article: name.description, address: address, source: source, headline: found.headline,
      published: found.published.map { $0.unixSeconds * 1000 }, foundAt: now)
  }
}

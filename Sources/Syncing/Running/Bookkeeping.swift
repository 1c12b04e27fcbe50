internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import Catalog
internal import Configuration
internal import Extraction
internal import Fetching

/// Turns what a run sees into its report, and into what is remembered for the next run.
final class Bookkeeping {
  let memory: SyncMemory
  let archive: ArchiveReader
  let writer: ReportWriter
  let clock: any FetchClock
  var report: SyncReport
  /// What is remembered with the report.
  var notes: RunNotes
  /// The sources whose pages no template fits, and how that is told.
  private var unfitting: [String: String] = [:]
  /// Those of which this run has seen a page: what no page has shown anew is wrong still, and no news.
  private var sourcesWithPages: Set<String> = []
  /// The hosts that gave an answer.
  private var answering: Set<String> = []
  /// How many articles were due to be looked at again when that began.
  var dueAgain = 0
  var lookedAgain = 0
  /// Pages of kept articles in which nothing could be read.
  var unreadableInARow = 0
  /// Whether something could be read in one.
  var isAnyReadable = false

  init(memory: SyncMemory, writer: ReportWriter, clock: any FetchClock) {
    self.memory = memory
    self.writer = writer
    archive = writer.archive
    notes = RunNotes(memory)
    self.clock = clock
    report = SyncReport(started: clock.now())
  }

  /// Whether anything can still be asked for.
  var goesOn: Bool { report.stopped == nil }

  /// Nothing more can be asked for in this run.
  func stop(because error: FetchError) { report.stopped = error.message }

  /// Notes a host that is not asked any more in this run: one trouble, however many addresses it has.
  private func noteClosed(_ error: FetchError) {
    let host = Self.host(of: error.url) ?? error.url
    guard !report.troubles.contains(where: { $0.source == host }) else { return }
    report.troubles.append(.init(source: host, reason: error.message))
  }

  /// The whole report, when nothing more will be done.
  func report(endedAt now: Int64) throws(SyncError) -> SyncReport {
    report.ended = now
    report.waiting = try memory.countWaiting()
    report.due = dueAgain - lookedAgain
    let met = Set(report.troubles.map(\.source))
    for host in answering where !met.contains(host) { notes.isOver(host) }
    if isAnyReadable, !met.contains(Self.keptArticles) { notes.isOver(Self.keptArticles) }
    var all = report.troubles.map { (what: $0.source, trouble: $0) }
    for (source, reason) in unfitting.sorted(by: { $0.key < $1.key }) {
      let trouble = SyncReport.Trouble(source: source, reason: reason)
      if sourcesWithPages.contains(source) {
        all.append((Self.unfitting(source), trouble))
      } else {
        report.lasting.append(trouble)
      }
    }
    var timely: Set<String> = []
    for what in Set(all.map(\.what)) where try notes.isTimeToTell(what, at: now) { timely.insert(what) }
    report.troubles = all.filter { timely.contains($0.what) }.map(\.trouble)
    report.lasting += all.filter { !timely.contains($0.what) }.map(\.trouble)
    return report
  }

  private static func host(of url: String?) -> String? { url.flatMap { WebAddress($0)?.host } }

  /// What was remembered is lost, where it was damaged.
  func tellOfDamage() {
    guard let damaged = memory.damaged else { return }
    report.troubles.append(
      .init(
        source: memory.name,
        reason: "it was damaged and is now \(damaged); what waited, and what was told, is forgotten"))
  }

  // MARK: Sources

  /// Notes what a source gave, and puts what is wanted and not there yet into the queue.
  func add(
    _ reading: SourceReading, of entry: SourceEntry, wanted: [QueuedArticle]
  ) throws(SyncError) {
    let source = entry.name
    var health = try memory.health(ofSource: source)
    let now = clock.now()
    health.lastRead = now
    health.trouble = reading.trouble ?? health.templateTrouble
    reading.closedHosts.forEach(noteClosed)
    if let trouble = reading.trouble {
      if !reading.isUnasked { report.troubles.append(.init(source: source, reason: trouble)) }
    } else {
      notes.isOver(source)
    }
    if reading.found.isEmpty, reading.trouble != nil {
      health.failures += 1
    } else {
      health.failures = 0
      health.lastYield = now
      health.entries = reading.found.count
      health.place = reading.place
      health.account = reading.account?.text ?? health.account
      if let host = Self.host(of: reading.place) { answering.insert(host) }
    }
    unfitting[source] = health.templateTrouble
    if !wanted.isEmpty { health.lastNew = now }
    try memory.noteReading(
      health, wanted: wanted, readToEnd: reading.isReadToEnd ? entry.limit : nil)
  }

  // MARK: Articles

  func add(_ item: SyncRun.Item, _ look: ArticleLook, _ kept: LookKeeping<SyncRun.Item>.Kept) throws {
    if case .refused(let error) = kept, error.closesHost { noteClosed(error) }
    if case .kept(let outcome) = kept, outcome.isAnswer, let host = Self.host(of: look.asked.last?.place.url)
    {
      answering.insert(host)
    }
    switch item {
    case .new(let article, _): try add(article, look, kept)
    case .again(let standing, let address, _): try add(standing, at: address, look, kept)
    }
  }

  /// An article that a source named.
  private func add(
    _ article: QueuedArticle, _ look: ArticleLook, _ kept: LookKeeping<SyncRun.Item>.Kept
  ) throws {
    let reason: String
    /// Whether that speaks against the article itself, and not of a site that refuses or is down.
    let isTry: Bool
    switch kept {
    case .kept(let outcome):
      guard case .missing(let sighting) = outcome.state else {
        try noteTemplate(isFitting: !look.isGeneric, of: article.source)
        try memory.dequeue(article.article)
        if outcome.state == .new { report.new.append(writer.article(outcome.name, headline: look.headline)) }
        return
      }
      if sighting.outcome == .unreadable { try noteTemplate(isFitting: false, of: article.source) }
      reason = sighting.reason ?? sighting.outcome.rawValue
      isTry = ![.blocked, .unreachable].contains(sighting.outcome)
    case .failed(let error): (reason, isTry) = (error.description, true)
    case .refused(let error):
      reason = error.message
      isTry = [.badAddress, .hostNotAllowed, .addressNotAllowed].contains(error.kind)
    }
    let now = clock.now()
    let wait: Int64
    if !isTry {
      // As long as it has taken so far: a day at most, so that it is there soon after the site is.
      wait = min(max(now - article.foundAt, Self.hour), 24 * Self.hour)
    } else if article.tries + 1 < QueuedArticle.mostTries {
      wait = Self.hour << Int64(article.tries)
    } else {
      wait = QueuedArticle.rest
    }
    try memory.postpone(article.article, until: now + wait, because: reason, isTry: isTry)
    // Not again for what a source that goes on naming it has brought back.
    if isTry, article.tries + 1 == QueuedArticle.mostTries {
      report.failed.append(.init(address: article.address, reason: reason))
    }
  }

  private static let hour: Int64 = 3_600_000

  private func noteTemplate(isFitting: Bool, of source: String) throws(SyncError) {
    var health = try memory.health(ofSource: source)
    if isFitting, health.templateTrouble != nil {
      health.trouble = nil
      notes.isOver(Self.unfitting(source))
    }
    health.unreadable = isFitting ? 0 : health.unreadable + 1
    sourcesWithPages.insert(source)
    unfitting[source] = health.templateTrouble
    health.trouble = health.templateTrouble ?? health.trouble
    try memory.put(health)
  }

  /// Under which name it is remembered that this was told: lists that can be read do not end it.
  private static func unfitting(_ source: String) -> String { "\(source): pages" }
}

extension Archivist.Outcome {
  /// Whether the site has answered, and not with a refusal.
  fileprivate var isAnswer: Bool {
    guard case .missing(let sighting) = state else { return true }
    return ![.blocked, .unreachable].contains(sighting.outcome)
  }
}

extension SourceHealth {
  /// One page may be odd; three in a row are a new look of the site.
  fileprivate var templateTrouble: String? {
    guard unreadable >= 3 else { return nil }
    return "\(unreadable) articles in a row fit no template; the site may have changed its pages"
  }
}

extension ArticleLook {
  private var article: ReadArticle? {
    if case .seen(let prepared) = result, case .article(let article) = prepared.content {
      article
    } else {
      nil
    }
  }

  var headline: String? { article?.article.headline }

  var reason: String? { if case .seen(let prepared) = result { prepared.reason } else { nil } }

  fileprivate var isGeneric: Bool { article?.extraction.report.template == "generic" }
}

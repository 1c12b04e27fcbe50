internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import Catalog
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

  /// Whether an error says that nothing more can be asked for in this run; it is noted why.
  func ends(because error: FetchError) -> Bool {
    switch error.kind {
    case .budgetSpent, .cancelled: report.stopped = error.message
    case .blocked, .paused:
      report.stopped = error.message
      report.troubles.append(.init(source: Self.host(of: error.url) ?? "163.com", reason: error.message))
    default: return false
    }
    return true
  }

  /// The whole report, when nothing more will be done.
  func report(endedAt now: Int64) throws(SyncError) -> SyncReport {
    report.ended = now
    report.waiting = try memory.queued().count { $0.nextTry != .max }
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
    _ reading: SourceReading, of source: String, wanted: [QueuedArticle]
  ) throws(SyncError) {
    var health = try memory.health(ofSource: source)
    let now = clock.now()
    health.lastRead = now
    health.trouble = reading.trouble ?? health.templateTrouble
    if let trouble = reading.trouble {
      health.failures += 1
      report.troubles.append(.init(source: source, reason: trouble))
    } else {
      health.failures = 0
      health.lastYield = now
      health.entries = reading.found.count
      health.place = reading.place
      health.account = reading.account?.text ?? health.account
      notes.isOver(source)
      if let host = Self.host(of: reading.place) { answering.insert(host) }
    }
    unfitting[source] = health.templateTrouble
    if !wanted.isEmpty { health.lastNew = now }
    try memory.put(health)
    try memory.enqueue(wanted)
  }

  // MARK: Articles

  func add(_ item: SyncRun.Item, _ look: ArticleLook, _ kept: LookKeeping<SyncRun.Item>.Kept) throws {
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
    case .failed(let error): reason = error.description
    case .refused(let error): reason = error.message
    }
    // An hour, two, four: ten days in all, in which a site that is down comes back.
    let isLast = article.tries + 1 >= 8
    let next = isLast ? Int64.max : clock.now() + 3_600_000 << Int64(article.tries)
    try memory.postpone(article.article, until: next, because: reason)
    if isLast { report.failed.append(.init(address: article.address, reason: reason)) }
  }

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

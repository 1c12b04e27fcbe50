internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import Catalog
internal import Configuration
internal import Extraction
internal import Fetching
internal import TextDiff

/// Turns what a run sees into its report, and into what is remembered for the next run.
final class Bookkeeping {
  let memory: SyncMemory
  let archive: ArchiveReader
  let clock: any FetchClock
  var report: SyncReport
  /// The sources whose pages no template fits, and how that is told.
  private var unfitting: [String: String] = [:]
  /// How many articles were due to be looked at again when that began.
  var due = 0
  private var lookedAgain = 0
  private var unreadableInARow = 0

  init(memory: SyncMemory, archive: ArchiveReader, clock: any FetchClock) {
    self.memory = memory
    self.archive = archive
    self.clock = clock
    report = SyncReport(started: clock.now())
  }

  /// Whether anything can still be asked for.
  var goesOn: Bool { report.stopped == nil }

  /// Nothing more can be asked for in this run.
  func stop(because error: FetchError) { report.stopped = error.message }

  /// Notes a host that is not asked any more in this run: one trouble, however many addresses it has.
  private func noteClosed(_ error: FetchError) {
    let host = WebAddress(error.url)?.host ?? error.url
    guard !report.troubles.contains(where: { $0.source == host }) else { return }
    report.troubles.append(.init(source: host, reason: error.message))
  }

  /// The whole report, when nothing more will be done.
  func report(endedAt now: Int64) throws(SyncError) -> SyncReport {
    report.ended = now
    report.waiting = try memory.countWaiting()
    report.due = due - lookedAgain
    var told: [SyncReport.Trouble] = []
    for trouble in report.troubles where try memory.isTimeToTell(trouble.source, at: now) {
      told.append(trouble)
    }
    for (source, reason) in unfitting.sorted(by: { $0.key < $1.key })
    where try memory.isTimeToTell(Self.unfitting(source), at: now) {
      told.append(.init(source: source, reason: reason))
    }
    report.troubles = told
    return report
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
      try memory.forgetTold(source)
    }
    if reading.found.isEmpty, reading.trouble != nil {
      health.failures += 1
    } else {
      health.failures = 0
      health.lastYield = now
      health.entries = reading.found.count
      health.place = reading.place
      health.account = reading.account?.text ?? health.account
    }
    if !wanted.isEmpty { health.lastNew = now }
    try memory.noteReading(
      health, wanted: wanted, readToEnd: reading.isReadToEnd ? entry.limit : nil)
  }

  // MARK: Articles

  func add(_ item: SyncRun.Item, _ look: ArticleLook, _ kept: LookKeeping<SyncRun.Item>.Kept) throws {
    if case .refused(let error) = kept, error.closesHost { noteClosed(error) }
    switch item {
    case .new(let article, _): try add(article, look, kept)
    case .again(let standing, _, _):
      switch kept {
      case .kept(let outcome):
        lookedAgain += 1
        try add(outcome, wasMissing: standing.isMissing, look)
      case .failed(let error):
        lookedAgain += 1
        report.failed.append(
          .init(address: item.address.canonical ?? standing.key.name, reason: error.description))
      // Nobody was asked: it stays due.
      case .refused: break
      }
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
        if outcome.state == .new { report.new.append(describe(outcome.name, headline: look.headline)) }
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
      try memory.forgetTold(Self.unfitting(source))
    }
    health.unreadable = isFitting ? 0 : health.unreadable + 1
    unfitting[source] = health.templateTrouble
    health.trouble = health.templateTrouble ?? health.trouble
    try memory.put(health)
  }

  /// Under which name it is remembered that this was told: lists that can be read do not end it.
  private static func unfitting(_ source: String) -> String { "\(source): pages" }

  /// An article that was looked at again.
  private func add(_ outcome: Archivist.Outcome, wasMissing: Bool, _ look: ArticleLook) throws {
    let name = outcome.name.description
    switch outcome.state {
    case .missing(let sighting):
      guard sighting.isEvidence else {
        report.unseen += 1
        return try noteReading(isReadable: sighting.outcome != .unreadable)
      }
      // The looks may say otherwise, where a clock that ran ahead has dated one later than now.
      guard try !memory.isToldRemoved(name) else { return }
      if try wasMissing ? memory.isNotedMissing(name) : look.isConfirmed {
        try report.removed.append(
          removal(of: outcome.name, state(outcome.name)?.removals.last, because: look.reason))
        try memory.noteToldRemoved(name, at: clock.now())
      } else if !wasMissing {
        report.unconfirmed += 1
        try memory.noteMissing(name, since: clock.now())
      }
    case .new, .changed, .unchanged:
      try noteReading(isReadable: true)
      if case .changed(let parts) = outcome.state {
        report.changed.append(
          change(of: outcome.name, outcome.version ?? .first, parts, headline: look.headline))
      } else {
        report.unchanged += 1
      }
      // A removal that nobody was told of needs no return.
      if try wasMissing && !memory.isNotedMissing(name) || memory.isToldRemoved(name) {
        try addReturn(of: outcome.name, state(outcome.name)?.removals.last, headline: look.headline)
      }
      try memory.forgetMissing(name)
    }
  }

  private func noteReading(isReadable: Bool) throws(SyncError) {
    unreadableInARow = isReadable ? 0 : unreadableInARow + 1
    guard unreadableInARow == 5 else { return }
    report.troubles.append(
      .init(
        source: "kept articles",
        reason: "5 pages in a row have no article that can be read; the site may have changed its pages"))
  }

  // MARK: In words

  /// What the looks say of an article, which the run has to lend.
  var state: (ObjectName) throws -> ArticleState? = { _ in nil }

  func describe(_ name: ObjectName, headline: String?) -> SyncReport.Article {
    let page = archive.archive.knownPage(of: name)
    return SyncReport.Article(
      identifier: name.name, headline: headline ?? archive.headline(of: name), url: page?.url ?? "",
      folder: name.folder)
  }

  func removal(
    of name: ObjectName, _ removal: ArticleState.Removal?, because reason: String?
  ) -> SyncReport.Removal {
    SyncReport.Removal(
      article: describe(name, headline: nil), lastSeen: removal?.lastSeen?.lookedAt,
      notSeen: removal?.firstMissed.lookedAt ?? clock.now(), reason: reason)
  }

  func addReturn(of name: ObjectName, _ removal: ArticleState.Removal?, headline: String?) {
    guard let removal, let returned = removal.returned else { return }
    report.returned.append(
      SyncReport.Return(
        article: describe(name, headline: headline), notSeen: removal.firstMissed.lookedAt,
        seenAgain: returned.lookedAt))
  }

  func change(
    of name: ObjectName, _ version: VersionNumber, _ parts: [String], headline: String?
  ) -> SyncReport.Change {
    var change = SyncReport.Change(
      article: describe(name, headline: headline), version: version, parts: parts)
    if let object = try? archive.archive.object(name), let before = version.previous,
      let difference = try? VersionDifference(of: object, from: before, to: version)
    {
      change.added = difference.body.counts.addedCharacters
      change.removed = difference.body.counts.removedCharacters
    }
    return change
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

  fileprivate var headline: String? { article?.article.headline }

  fileprivate var reason: String? { if case .seen(let prepared) = result { prepared.reason } else { nil } }

  fileprivate var isGeneric: Bool { article?.extraction.report.template == "generic" }
}

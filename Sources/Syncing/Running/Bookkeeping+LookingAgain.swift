internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import Catalog
internal import Fetching

/// What becomes of articles that are looked at again, and how it is told.
extension Bookkeeping {
  /// Takes the articles that are due, and gives those that are to be looked at.
  ///
  /// What failed less than a day ago has left no look, and would be asked for again by each run.
  func lookingAgain(at due: [CatalogStanding]) throws(SyncError) -> [CatalogStanding] {
    let failed = try memory.toldLately(Self.failed, at: clock.now())
    let ready = due.filter { !failed.contains(Self.failed + $0.name) }
    dueAgain = ready.count
    let leftAside = due.count - ready.count
    if leftAside > 0 {
      report.lasting.append(
        .init(source: Self.keptArticles, reason: "\(leftAside) failed less than a day ago and are left aside")
      )
    }
    return ready
  }

  func add(
    _ standing: CatalogStanding, at address: ArticleAddress, _ look: ArticleLook,
    _ kept: LookKeeping<SyncRun.Item>.Kept
  ) throws {
    switch kept {
    case .kept(let outcome):
      lookedAgain += 1
      try add(outcome, wasMissing: standing.isMissing, look)
    case .failed(let error):
      lookedAgain += 1
      guard try notes.isTimeToTell(Self.failed + standing.name, at: clock.now()) else { return }
      report.failed.append(
        .init(address: address.canonical ?? standing.key.name, reason: error.withAdvice))
    // Nobody was asked: it stays due.
    case .refused: break
    }
  }

  private func add(_ outcome: Archivist.Outcome, wasMissing: Bool, _ look: ArticleLook) throws {
    let name = outcome.name.description
    let noted = try notes.absence(of: name)
    switch outcome.state {
    case .missing(let sighting):
      guard sighting.isEvidence else {
        report.unseen += 1
        return noteReading(isReadable: sighting.outcome != .unreadable)
      }
      // The looks may say otherwise, where a clock that ran ahead has dated one later than now.
      if noted == .told { return }
      if wasMissing ? noted != nil : look.isConfirmed {
        try addRemoval(of: outcome.name, writer.removals(of: outcome.name).last, because: look.reason)
      } else if !wasMissing {
        report.unconfirmed += 1
        notes.note(.unconfirmed(since: clock.now()), of: name)
      }
    case .new, .changed, .unchanged:
      noteReading(isReadable: true)
      if case .changed(let parts) = outcome.state {
        try addChange(of: outcome.name, outcome.version ?? .first, parts, headline: look.headline)
      } else {
        report.unchanged += 1
      }
      // A removal that nobody was told of needs no return.
      if wasMissing && noted == nil || noted == .told {
        try addEnd(of: writer.removals(of: outcome.name).last, outcome.name, headline: look.headline)
      } else if noted != nil {
        notes.note(nil, of: name)
      }
    }
  }

  private func noteReading(isReadable: Bool) {
    if isReadable { isAnyReadable = true }
    unreadableInARow = isReadable ? 0 : unreadableInARow + 1
    guard unreadableInARow == 5 else { return }
    report.troubles.append(
      .init(
        source: Self.keptArticles,
        reason: "5 pages in a row have no article that can be read; the site may have changed its pages"))
  }

  /// Articles that were looked at and whose own files cannot be read.
  func tell(of damages: [ArchiveError]) {
    guard let first = damages.first else { return }
    let others = damages.count == 1 ? "" : " (and \(damages.count - 1) more)"
    report.troubles.append(
      .init(
        source: Self.keptArticles, reason: "\(first)\(others); netease-archive verify says what is damaged"))
  }

  static let keptArticles = "kept articles"
  /// Before the name of an article: under this it is remembered that it failed.
  private static let failed = "failed: "

  // MARK: What happened to articles

  func addRemoval(of name: ObjectName, _ removal: ArticleState.Removal?, because reason: String?) {
    report.removed.append(writer.removal(of: name, removal, because: reason, at: clock.now()))
    notes.note(.told, of: name.description)
  }

  func addEnd(of removal: ArticleState.Removal?, _ name: ObjectName, headline: String?) {
    if let end = writer.end(of: removal, name, headline: headline) { report.returned.append(end) }
    notes.note(nil, of: name.description)
  }

  func noteUnconfirmed(_ name: ObjectName, since: Int64) {
    notes.note(.unconfirmed(since: since), of: name.description)
  }

  /// An article that changes all the time is told of once a day.
  func addChange(
    of name: ObjectName, _ version: VersionNumber, _ parts: [String], headline: String?
  ) throws(SyncError) {
    if version.number >= LookSchedule.restless,
      try !notes.isTimeToTell("changed: \(name.description)", at: clock.now())
    {
      report.changedAgain += 1
      return
    }
    report.changed.append(writer.change(of: name, version, parts, headline: headline))
  }
}

extension CatalogStanding {
  /// The article's name in the archive.
  fileprivate var name: String { "\(key.column)/\(key.name)" }
}

extension KeepingError {
  /// What is wrong, and what to do about it.
  fileprivate var withAdvice: String {
    switch self {
    case .archive, .unreadableVersion: "\(description); netease-archive verify says what is damaged"
    default: description
    }
  }
}

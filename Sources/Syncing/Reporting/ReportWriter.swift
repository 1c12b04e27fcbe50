internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import TextDiff

/// Puts into words what happened to an article, from what the archive has of it.
struct ReportWriter {
  let archive: ArchiveReader
  /// Knows the looks of this run too.
  let keeping: LookKeeping<SyncRun.Item>

  func removals(of name: ObjectName) throws(KeepingError) -> [ArticleState.Removal] {
    try keeping.state(of: name)?.removals ?? []
  }

  func article(_ name: ObjectName, headline: String?) -> SyncReport.Article {
    let page = archive.archive.knownPage(of: name)
    return SyncReport.Article(
      identifier: name.name, headline: headline ?? archive.headline(of: name), url: page?.url ?? "",
      folder: name.folder)
  }

  /// `removal` is `nil` where the looks do not show what the last one has seen, and it was seen at `now`.
  func removal(
    of name: ObjectName, _ removal: ArticleState.Removal?, because reason: String?, at now: Int64
  ) -> SyncReport.Removal {
    SyncReport.Removal(
      article: article(name, headline: nil), lastSeen: removal?.lastSeen?.lookedAt,
      notSeen: removal?.firstMissed.lookedAt ?? now, reason: reason)
  }

  /// `nil` of a removal that has not ended.
  func end(
    of removal: ArticleState.Removal?, _ name: ObjectName, headline: String?
  ) -> SyncReport.Return? {
    guard let removal, let returned = removal.returned else { return nil }
    return SyncReport.Return(
      article: article(name, headline: headline), notSeen: removal.firstMissed.lookedAt,
      seenAgain: returned.lookedAt)
  }

  func change(
    of name: ObjectName, _ version: VersionNumber, _ parts: [String], headline: String?
  ) -> SyncReport.Change {
    var change = SyncReport.Change(
      article: article(name, headline: headline), version: version, parts: parts)
    if let object = try? archive.archive.object(name), let before = version.previous,
      let difference = try? VersionDifference(of: object, from: before, to: version)
    {
      change.added = difference.body.counts.addedCharacters
      change.removed = difference.body.counts.removedCharacters
    }
    return change
  }
}

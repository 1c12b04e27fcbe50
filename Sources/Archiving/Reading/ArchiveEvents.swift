public import ArchiveStore
public import Catalog

/// What happened last in an archive: from its catalog, the inventories and the log, whichever command did it.
public struct ArchiveEvents: Sendable {
  /// The newest first.
  public private(set) var newest: [ArchiveEvent] = []
  /// What could not be read; its events are missing.
  public private(set) var unreadable: [ArchiveError] = []

  /// The newest events, at most `limit`.
  ///
  /// - Throws: ``KeepingError/catalog(_:)``, ``KeepingError/archive(_:)`` if the log cannot be read.
  public init(of archive: Archive, _ catalog: CatalogReader, limit: Int) throws(KeepingError) {
    do throws(CatalogError) {
      // The newest versions of all are among those of the articles that have the newest last version.
      for entry in try catalog.list(order: .changed, limit: limit) {
        let looks = try catalog.looks(at: entry.key)
        do throws(ArchiveError) {
          if let object = try archive.object(entry.objectName) { addVersions(of: object, entry, looks) }
        } catch {
          unreadable.append(error)
        }
      }
      for key in try catalog.missedKeys() {
        guard let entry = try catalog.entry(key), let name = try? entry.objectName else { continue }
        let looks = try catalog.looks(at: key).compactMap { Observation($0, of: name) }
        addRemovals(of: entry, looks)
      }
    } catch {
      throw .catalog(error.description)
    }
    newest = Array(newest.sorted(by: ArchiveEvent.precedes).prefix(limit))
    do throws(ArchiveError) {
      try addReasons(from: archive)
    } catch {
      throw .archive(error)
    }
  }

  // MARK: Versions

  private mutating func addVersions(of object: ArchivedObject, _ entry: CatalogEntry, _ looks: [CatalogLook])
  {
    let firstSeen = Dictionary(
      looks.compactMap { look in
        look.version.flatMap { version in look.seenAt.map { (version, $0) } }
      }, uniquingKeysWith: min)
    for version in object.versions {
      newest.append(
        ArchiveEvent(
          kind: Self.kind(of: version.number, firstSeen: firstSeen),
          recordedAt: RFC3339.unixMilliseconds(version.created) ?? entry.firstKept, article: entry))
    }
  }

  /// What a version is, beside those that were kept before it; `firstSeen` has the instants that are known.
  private static func kind(of version: VersionNumber, firstSeen: [Int: Int64]) -> ArchiveEvent.Kind {
    guard let previous = version.previous else { return .new }
    guard let seen = firstSeen[version.number] else { return .changed(from: previous, to: version) }
    let others = (1..<version.number).compactMap { number in
      firstSeen[number].flatMap { instant in VersionNumber(number).map { (version: $0, seen: instant) } }
    }
    if let before = others.filter({ $0.seen <= seen }).max(by: {
      ($0.seen, $0.version) < ($1.seen, $1.version)
    }) {
      return .changed(from: before.version, to: version)
    }
    // Of a copy that nobody dated nobody knows whether it is older.
    guard others.count == version.number - 1,
      let after = others.min(by: { ($0.seen, $0.version) < ($1.seen, $1.version) })
    else { return .changed(from: previous, to: version) }
    return .olderCopy(version, newer: after.version)
  }

  // MARK: Removals

  private mutating func addRemovals(of entry: CatalogEntry, _ looks: [Observation]) {
    for removal in ArticleState(looks)?.removals ?? [] {
      guard let confirmation = removal.confirmation else { continue }
      newest.append(
        ArchiveEvent(kind: .removed(removal), recordedAt: confirmation.recordedAt, article: entry))
      guard let returned = removal.returned else { continue }
      newest.append(
        ArchiveEvent(kind: .returned(removal), recordedAt: returned.recordedAt, article: entry))
    }
  }

  /// The catalog keeps no reasons, so they are looked up in the log: in one pass, from the month of the oldest on.
  private mutating func addReasons(from archive: Archive) throws(ArchiveError) {
    guard let oldest = newest.compactMap(\.removal?.firstMissed.recordedAt).min() else { return }
    var misses: [ObjectName: [Observation]] = [:]
    let wanted = Set(newest.compactMap(\.removal?.firstMissed.article))
    var reader = try archive.misses(since: oldest)
    while let entry = try reader.next() {
      if case .observation(let look) = entry, wanted.contains(look.article) {
        misses[look.article, default: []].append(look)
      }
    }
    newest = newest.map { event in
      guard let missed = event.removal?.firstMissed,
        let written = misses[missed.article]?.first(where: {
          $0.recordedAt == missed.recordedAt && $0.isSameLook(as: missed)
        })
      else { return event }
      return event.with(firstMissed: written)
    }
  }
}

extension ArchiveEvent {
  fileprivate var removal: ArticleState.Removal? {
    switch kind {
    case .removed(let removal), .returned(let removal): removal
    case .new, .changed, .olderCopy: nil
    }
  }

  fileprivate func with(firstMissed: Observation) -> ArchiveEvent {
    let kind: Kind =
      switch kind {
      case .removed(let removal): .removed(removal.with(firstMissed: firstMissed))
      case .returned(let removal): .returned(removal.with(firstMissed: firstMissed))
      case .new, .changed, .olderCopy: kind
      }
    return ArchiveEvent(kind: kind, recordedAt: recordedAt, article: article)
  }
}

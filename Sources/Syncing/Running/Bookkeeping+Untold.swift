internal import ArchiveStore
internal import Archiving
internal import ArticleModel
internal import Catalog
internal import Fetching

extension Bookkeeping {
  /// Tells of what runs that died have kept since an instant: it is on the disk, and nobody has heard of it.
  ///
  /// Read from the looks themselves. What such a run had to tell went with it.
  func addUntold(since: Int64, in catalog: CatalogReader) throws {
    var keys: [CatalogKey] = []
    try catalog.forEachStanding { if ($0.state.lastLook ?? .min) >= since { keys.append($0.key) } }
    // Not what a clock that ran ahead has dated later than now: that run was another one, and has told of it.
    let now = clock.now()
    let period = since...(since > now ? .max : now)
    for key in keys {
      let name = try ObjectName(column: key.column, name: key.name)
      guard let object = try archive.archive.object(name) else { continue }
      try addVersions(of: object, looks: catalog.looks(at: key), in: period)
      for removal in try writer.removals(of: name) { try add(removal, of: name, in: period) }
    }
  }

  private func addVersions(
    of object: ArchivedObject, looks: [CatalogLook], in period: ClosedRange<Int64>
  ) throws {
    for version in object.versions {
      let found = looks.filter { $0.version == version.number.number }.map(\.recordedAt).min()
      guard let found, period.contains(found) else { continue }
      if version.number == .first {
        report.new.append(writer.article(object.name, headline: nil))
      } else {
        try addChange(of: object.name, version.number, version.changedParts, headline: nil)
      }
    }
  }

  private func add(
    _ removal: ArticleState.Removal, of name: ObjectName, in period: ClosedRange<Int64>
  ) throws {
    guard removal.lastSeen != nil else { return }
    guard let confirmation = removal.confirmation else {
      if removal.returned == nil, period.contains(removal.firstMissed.recordedAt) {
        noteUnconfirmed(name, since: removal.firstMissed.lookedAt)
      }
      return
    }
    if period.contains(confirmation.recordedAt), try notes.absence(of: name.description) != .told {
      // The catalog has no reasons; the log has.
      let reason = try archive.looks(at: name).first { $0.lookedAt == removal.firstMissed.lookedAt }?.reason
      addRemoval(of: name, removal, because: reason)
    }
    if let returned = removal.returned, period.contains(returned.recordedAt) {
      addEnd(of: removal, name, headline: nil)
    }
  }
}

extension ArchivedVersion {
  /// What changed, as the message of the version has it: `changed: title, body`.
  fileprivate var changedParts: [String] {
    let parts = message?.split(separator: ": ").dropFirst().first ?? ""
    return parts.split(separator: ", ").map(String.init)
  }
}

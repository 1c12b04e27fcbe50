internal import ArchiveStore

/// Which version of an article was there at which time, as far as the looks show.
struct Timeline {
  /// The live looks that name a version, in the order of time.
  private let seen: [(at: Int64, version: VersionNumber)]
  private let head: VersionNumber

  init(of looks: [Observation], in object: ArchivedObject) {
    seen = Self.seen(looks)
    head = object.head
  }

  /// A file that nobody dated says nothing of what was there when; it stands in only where no other look does.
  private static func seen(_ looks: [Observation]) -> [(at: Int64, version: VersionNumber)] {
    let live = looks.filter { $0.outcome == .live && $0.version != nil }
    let dated = live.filter { $0.seenAt != nil }
    return (dated.isEmpty ? live : dated).compactMap { look in look.version.map { (look.lookedAt, $0) } }
      .sorted { ($0.at, $0.version) < ($1.at, $1.version) }
  }

  /// The version that was seen last: not always the newest one, because an old copy may come in late.
  var current: VersionNumber { seen.last?.version ?? head }

  /// The same from the looks alone; `nil` where none of them names a version.
  static func lastSeen(in looks: [Observation]) -> VersionNumber? { seen(looks).last?.version }

  /// The versions seen next before and next after an instant, the one before first; the current one where
  /// nobody knows the instant.
  ///
  /// A copy of 2019 that is brought in after one of 2024 is compared with what was seen around 2019.
  func versions(around instant: Int64?) -> [VersionNumber] {
    guard let instant else { return [current] }
    let before = seen.last { $0.at <= instant }?.version
    let after = seen.first { $0.at > instant }?.version
    let neighbours = [before, after].compactMap { $0 }
    return neighbours.isEmpty ? [current] : neighbours
  }
}

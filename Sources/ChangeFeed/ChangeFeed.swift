public import ArchiveStore
public import Archiving

/// What happened in an archive, as a feed that readers of Atom or JSON Feed follow.
public struct ChangeFeed: Sendable, Hashable {
  public var title: String
  /// Where the feed will be found; `nil` if nobody says.
  public var address: String?
  /// The version of the program.
  public var version: String
  /// The newest first.
  public var entries: [FeedEntry]

  init(title: String, address: String? = nil, version: String, entries: [FeedEntry]) {
    self.title = title
    self.address = address
    self.version = version
    self.entries = entries
  }

  public init(
    title: String, address: String? = nil, version: String, events: [ArchiveEvent], of archive: Archive
  ) {
    self.init(
      title: title, address: address, version: version, entries: events.map { FeedEntry($0, of: archive) })
  }

  /// The address, which is as unique as an id has to be; without one all archives have the same.
  var id: String { address ?? "urn:netease:changes" }

  /// When the newest entry came; a feed that is empty has never changed.
  var updated: String { RFC3339.text(unixMilliseconds: entries.first?.recordedAt ?? 0) }
}

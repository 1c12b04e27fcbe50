public import ArchiveStore
public import Catalog

/// Something that happened to an article, as far as the archive shows it.
public struct ArchiveEvent: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// The first version was kept.
    case new
    /// A version was kept that differs from the one that was seen next before it.
    case changed(from: VersionNumber, to: VersionNumber)
    /// A version was kept that is older than all that were there; `newer` was seen next after it.
    case olderCopy(VersionNumber, newer: VersionNumber)
    /// The article was not found where it was, and not at one address alone or not at one look alone.
    case removed(ArticleState.Removal)
    /// A look found it again.
    case returned(ArticleState.Removal)
  }

  public let kind: Kind
  /// When the archive took note of it, in Unix milliseconds.
  ///
  /// Of old copies that are brought in that is much later than when they were seen.
  public let recordedAt: Int64
  public let article: CatalogEntry
}

extension ArchiveEvent {
  /// The newest first; what happened to one article at one instant in an order that is always the same.
  static func precedes(_ one: ArchiveEvent, _ other: ArchiveEvent) -> Bool {
    if one.recordedAt != other.recordedAt { return one.recordedAt > other.recordedAt }
    if one.article.key != other.article.key { return one.article.key < other.article.key }
    return one.kind.rank < other.kind.rank
  }
}

extension ArchiveEvent.Kind {
  /// The later of two that were noted together comes first: an article returns, and is another one.
  fileprivate var rank: Int {
    switch self {
    case .changed(_, let version), .olderCopy(let version, _): -version.number
    case .new: -1
    case .returned: 0
    case .removed: 1
    }
  }
}

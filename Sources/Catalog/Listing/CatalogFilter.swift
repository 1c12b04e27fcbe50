internal import GRDB

/// Which articles are wanted; what is `nil` asks for nothing.
public struct CatalogFilter: Sendable, Hashable {
  /// An author's id, or a part of the name in either script and case.
  public var author: String?
  /// The object's column, exactly.
  public var column: String?
  /// A part of the source's name, in either script and case.
  public var source: String?
  /// The page family, exactly.
  public var family: String?
  /// One of ``CatalogState/names``.
  public var state: String?
  /// Published at this instant or later, in seconds since 1970. (``PublicationTime``)
  public var publishedFrom: Int64?
  /// Published before this instant, in seconds since 1970.
  public var publishedBefore: Int64?
  /// A version was kept at this instant or later, in milliseconds since 1970.
  public var changedSince: Int64?

  public init() {}

  func conditions(_ folding: TextFolding) -> [SQLCondition] {
    [
      author.map { .author($0, folding) }, column.map { .column($0) }, source.map { .source($0, folding) },
      family.map { SQLCondition("a.family = ?", [$0]) }, state.map { .state($0) },
      publishedFrom.map { .publishedFrom($0) }, publishedBefore.map { .publishedBefore($0) },
      changedSince.map { SQLCondition("a.lastChanged >= ?", [$0]) },
    ].compactMap(\.self)
  }
}

/// An article that a query found.
public struct SearchHit: Sendable, Hashable {
  public let entry: CatalogEntry
  /// How well it fits, the more the better; `nil` if the query asks for no text that could be ranked.
  public let rank: Double?
  /// Where the query's words stand in the entry's headline, as UTF-8 offsets.
  public let headlineHits: [Range<Int>]
  /// Where they stand in the text, if the text was there to look into.
  public internal(set) var snippet: Snippet?
}

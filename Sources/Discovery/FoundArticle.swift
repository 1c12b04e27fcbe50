public import ArticleModel

/// An article that a list names: its address, and what the list says of it.
public struct FoundArticle: Sendable, Hashable {
  /// The address, or the bare docid, that the list gives.
  public var address: ArticleAddress
  public var headline: String?
  /// When it was published: as the list says, else as the docid does.
  public var published: BeijingTime?

  public init(address: ArticleAddress, headline: String? = nil, published: BeijingTime? = nil) {
    self.address = address
    self.headline = headline
    self.published = published
  }
}

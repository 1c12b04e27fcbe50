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

  /// Takes the words of a list; fails where the address is not one of a thing that is archived.
  init?(_ address: ArticleAddress?, title: String?, time: String?) {
    guard let address, address.objectName != nil else { return nil }
    let headline = title?.withoutMarkup ?? ""
    self.init(
      address: address, headline: headline.isEmpty ? nil : headline,
      published: time.flatMap { BeijingTime(inList: $0) } ?? address.docID?.created)
  }
}

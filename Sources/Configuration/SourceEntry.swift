public import ArticleModel

/// One list of articles that is followed, and which of its articles are wanted.
public struct SourceEntry: Sendable, Hashable {
  /// What kind of list it is, and where it is found.
  public enum Kind: Sendable, Hashable {
    /// A 网易号: its T-id, its W-id, its page, or any of its articles.
    ///
    /// The address leads to an account or to an article, to nothing else.
    case author(ArticleAddress)
    /// A channel or column: its short name (`tech`), the id of its list, or the address of its page.
    case channel(String)
    /// The address of a ranking (排行).
    case ranking(String)
    /// The address of an RSS, Atom or JSON feed.
    case feed(String)
    /// The address of any page: the articles that it links to.
    case links(String)
    /// A file of addresses, one a line.
    case list(String)
  }

  /// Tells the source from the others in reports, and over the years in what is remembered of it.
  ///
  /// What the file gives as `name`, else what it gives as the source itself.
  public var name: String
  public var kind: Kind
  public var filter: SourceFilter
  /// At most so many of the newest articles, for which older pages of a list are read too.
  ///
  /// `nil` for what the first page shows.
  public var limit: Int?

  public init(name: String, kind: Kind, filter: SourceFilter = SourceFilter(), limit: Int? = nil) {
    self.name = name
    self.kind = kind
    self.filter = filter
    self.limit = limit
  }
}

/// Which articles of a list are wanted: those that pass every condition.
public struct SourceFilter: Sendable, Hashable {
  /// At least one of these is in the title; empty for any title.
  public var titleContains: [String] = []
  /// None of these is in the title.
  public var titleExcludes: [String] = []
  /// The last 8 characters of the docid are one of these; empty for any.
  public var columns: [String] = []
  /// Published on this day or later.
  public var after: BeijingTime?
  /// Published before this day.
  public var before: BeijingTime?

  public init() {}
}

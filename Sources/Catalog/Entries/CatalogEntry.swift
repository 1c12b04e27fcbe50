/// What the catalog knows of one article: enough to list it, and to find its files.
///
/// All of it is derived from the archive's files.
public struct CatalogEntry: Sendable, Hashable {
  /// A person or an account that the article names as its author.
  public struct Author: Sendable, Hashable {
    public var name: String
    /// The account's id, where the page has one.
    public var identifier: String?

    public init(name: String, identifier: String? = nil) {
      self.name = name
      self.identifier = identifier
    }
  }

  /// The object in the archive: its column and its name within it.
  public var key: CatalogKey
  /// The digest of the object's inventory, as the caller writes it.
  ///
  /// Equal fingerprints mean equal files, so the text of such an article is not indexed again.
  public var fingerprint: String
  /// The docid, or the family's own id.
  public var identifier: String
  public var family: String
  public var headline: String
  public var alternativeHeadline: String?
  public var authors: [Author] = []
  /// The name of the `sourceOrganization`.
  public var source: String?
  /// The `articleSection`.
  public var section: String?
  /// As in `article.json`: ISO 8601 with `+08:00`, or a date alone.
  public var datePublished: String?
  /// The canonical address.
  public var url: String?
  public var language: String?
  /// How many versions are kept.
  public var versions = 1
  /// The version that was seen last, which need not be the newest.
  public var current = 1
  /// When the first version was kept, in milliseconds since 1970.
  public var firstKept: Int64
  /// When the newest version was kept, in milliseconds since 1970.
  public var lastChanged: Int64
  public var state = CatalogState()

  public init(
    key: CatalogKey, fingerprint: String, identifier: String, family: String, headline: String,
    firstKept: Int64, lastChanged: Int64
  ) {
    self.key = key
    self.fingerprint = fingerprint
    self.identifier = identifier
    self.family = family
    self.headline = headline
    self.firstKept = firstKept
    self.lastChanged = lastChanged
  }
}

/// What the catalog knows of one article.
public struct CatalogEntry: Sendable, Hashable {
  public struct Person: Sendable, Hashable {
    public var name: String
    public var identifier: String?

    public init(name: String, identifier: String? = nil) {
      (self.name, self.identifier) = (name, identifier)
    }
  }

  /// The two parts of the object's name in the archive; together they are the key.
  public var column: String
  public var name: String
  /// The docid, or the family's own id.
  public var identifier: String
  public var family = ""
  public var headline: String
  public var alternativeHeadline: String?
  public var authors: [Person] = []
  public var source: String?
  public var section: String?
  /// As in `article.json`: ISO 8601 with `+08:00`, or a date alone.
  public var datePublished: String?
  /// Unix milliseconds: when it was published, or else when its docid was made; for sorting and limits.
  public var sortedAt: Int64?
  public var url: String?
  public var language: String?
  /// How many versions there are.
  public var versions = 1
  /// The version that was seen last.
  public var current = 1
  /// Unix milliseconds: when the first and the newest version were made.
  public var firstKept: Int64 = 0
  public var lastChanged: Int64 = 0
  /// `live`, `gone`, `replaced`, `blocked`, `unreachable`, `live again`.
  public var state = "live"
  /// Unix milliseconds: since when that is so, when the article was last there, and the last look at all.
  public var stateSince: Int64?
  public var lastSeen: Int64?
  public var lastLook: Int64?
  /// What tells the archive's files from others: the digest of the object's inventory.
  public var fingerprint = ""
  /// What tells the searchable text from another.
  public var textKey = ""

  public init(column: String, name: String, identifier: String, headline: String) {
    (self.column, self.name) = (column, name)
    (self.identifier, self.headline) = (identifier, headline)
  }
}

/// One look at an article, as far as the catalog keeps it; the log has all of it.
public struct CatalogLook: Sendable, Hashable {
  /// Unix milliseconds.
  public var recordedAt: Int64
  public var seenAt: Int64?
  public var outcome: String
  public var version: Int?
  public var status: Int?
  /// The first 16 hexadecimal digits of the SHA-256 of what was received.
  public var digest: String?

  public init(
    recordedAt: Int64, seenAt: Int64?, outcome: String, version: Int?, status: Int?, digest: String?
  ) {
    self.recordedAt = recordedAt
    self.seenAt = seenAt
    self.outcome = outcome
    self.version = version
    self.status = status
    self.digest = digest
  }
}

/// Why the catalog cannot be used.
public struct CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    case missing
    /// It was written by another version of the program, or is no catalog.
    case otherFormat
    /// SQLite says that it is damaged, or refuses.
    case failed
  }

  public let kind: Kind
  public let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}

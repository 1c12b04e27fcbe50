/// What the looks at an article's address have shown so far.
public struct CatalogState: Sendable, Hashable {
  /// The states that there are, as they are written.
  public static let names = ["live", "gone", "replaced", "blocked", "unreachable", "live again"]

  /// One of ``names``.
  public var name: String
  /// When the state was first seen, in milliseconds since 1970.
  public var since: Int64?
  /// When the article was last seen, in milliseconds since 1970.
  public var lastSeen: Int64?
  /// When its address was last looked at, in milliseconds since 1970.
  public var lastLook: Int64?

  public init(_ name: String = "live", since: Int64? = nil, lastSeen: Int64? = nil, lastLook: Int64? = nil) {
    self.name = name
    self.since = since
    self.lastSeen = lastSeen
    self.lastLook = lastLook
  }
}

internal import GRDB

/// How an article stands: what decides when it is looked at again.
public struct CatalogStanding: Sendable, Hashable {
  public let key: CatalogKey
  /// When it was published, in milliseconds since 1970; when it was first kept, where no page says so or one
  /// says that it was later.
  public let published: Int64
  /// When it last changed while it was watched; `nil` if it never did.
  public let lastChanged: Int64?
  /// How many versions there are.
  public let versions: Int
  public var state: CatalogState

  public init(
    key: CatalogKey, published: Int64, lastChanged: Int64?, versions: Int = 1, state: CatalogState
  ) {
    self.key = key
    self.published = published
    self.lastChanged = lastChanged
    self.versions = versions
    self.state = state
  }
}

extension CatalogReader {
  /// Gives every article one by one, without what a list shows: a hundred thousand pass in little memory.
  public func forEachStanding(_ body: (CatalogStanding) -> Void) throws(CatalogError) {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT "column", name, published, firstKept, lastChanged, versions, state, stateSince, lastSeen, lastLook
          FROM article
          """)
      try statement.forEachRow { row in
        let versions = try row.number(5)
        body(
          CatalogStanding(
            key: CatalogKey(column: try row.text(0), name: try row.text(1)),
            published: min(
              try row.optionalNumber(2).map { $0 * 1000 } ?? .max, try row.number(3)),
            lastChanged: versions > 1 ? try row.number(4) : nil, versions: Int(clamping: versions),
            state: CatalogState(
              try row.text(6), since: try row.optionalNumber(7),
              lastSeen: try row.optionalNumber(8), lastLook: try row.optionalNumber(9))))
      }
    }
  }
}

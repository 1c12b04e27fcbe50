internal import GRDB

/// How an article stands: what decides when it is looked at again.
public struct CatalogStanding: Sendable, Hashable {
  public let key: CatalogKey
  /// When it was published, in milliseconds since 1970; when it was first kept, where no page says so or one
  /// says that it was later.
  public let published: Int64
  /// When it last changed while it was watched; `nil` if it never did.
  public let lastChanged: Int64?
  public var state: CatalogState

  public init(key: CatalogKey, published: Int64, lastChanged: Int64?, state: CatalogState) {
    self.key = key
    self.published = published
    self.lastChanged = lastChanged
    self.state = state
  }
}

extension CatalogReader {
  /// Gives every article one by one, without what a list shows: a hundred thousand pass in little memory.
  public func forEachStanding(_ body: (CatalogStanding) -> Void) throws(CatalogError) {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT "column", name, published, firstKept, lastChanged, versions, state, stateSince, lastSeen, lastLook
          FROM article
          """)
      while let row = try rows.next() {
        let versions = try EntryRow.number(row, 5)
        body(
          CatalogStanding(
            key: CatalogKey(column: try EntryRow.text(row, 0), name: try EntryRow.text(row, 1)),
            published: min(
              try EntryRow.optionalNumber(row, 2).map { $0 * 1000 } ?? .max, try EntryRow.number(row, 3)),
            lastChanged: versions > 1 ? try EntryRow.number(row, 4) : nil,
            state: CatalogState(
              try EntryRow.text(row, 6), since: try EntryRow.optionalNumber(row, 7),
              lastSeen: try EntryRow.optionalNumber(row, 8), lastLook: try EntryRow.optionalNumber(row, 9))))
      }
    }
  }
}

internal import GRDB

extension CatalogReader {
  /// What comes first in a list.
  public enum Order: Sendable, Hashable, CaseIterable {
    /// The newest publication; those without a date at the end.
    case published
    /// The newest version.
    case changed
  }

  /// The articles that fit a filter, in an order that is always the same.
  public func list(
    _ filter: CatalogFilter = CatalogFilter(), order: Order = .published, limit: Int? = nil
  ) throws(CatalogError) -> [CatalogEntry] {
    try list(filter, order: order, limit: limit) { $0 }
  }

  /// What is wanted of each of them, so that a long list need not hold all that is known.
  public func list<Element>(
    _ filter: CatalogFilter = CatalogFilter(), order: Order = .published, limit: Int? = nil,
    _ element: (CatalogEntry) -> Element
  ) throws(CatalogError) -> [Element] {
    try list(filter.conditions(folding), order, limit, element)
  }

  func list<Element>(
    _ conditions: [SQLCondition], _ order: Order, _ limit: Int?, _ element: (CatalogEntry) -> Element
  ) throws(CatalogError) -> [Element] {
    let condition = SQLCondition.joined(conditions, by: "AND")
    let by = order == .published ? "published" : "lastChanged"
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(EntryRow.columns) FROM article a WHERE \(condition?.sql ?? "1")
          ORDER BY a.\(by) DESC, a."column", a.name LIMIT ?
          """)
      // A negative limit is none. (sqlite.org/lang_select.html#limitoffset)
      return try statement.map((condition?.arguments ?? []) + [limit.map { max(0, $0) } ?? -1]) {
        element(try EntryRow.entry($0))
      }
    }
  }
}

internal import GRDB

extension CatalogReader {
  /// The articles that a query finds, the best first; those that fit alike, the newest first.
  ///
  /// A word in the headline counts for twenty in the body, an author or a source for five. A query of filters
  /// alone is a list, the newest first. `text` is asked for the text of each hit, to make its snippet; no snippet
  /// is made where it has none.
  public func search(
    _ query: SearchQuery, _ filter: CatalogFilter = CatalogFilter(), limit: Int = 20,
    text: ((CatalogEntry) -> String?)? = nil
  ) throws(CatalogError) -> [SearchHit] {
    let compiled = CompiledQuery(query.root, folding)
    let conditions = filter.conditions(folding) + compiled.conditions
    let found: [(entry: CatalogEntry, rank: Double?)]
    if let match = compiled.match {
      found = try ranked(match, conditions, limit)
    } else {
      found = try list(conditions, .published, limit) { ($0, nil) }
    }
    let finder = HitFinder(query, folding)
    return found.map { entry, rank in
      let headline = finder.hits(in: entry.headline, isHeadline: true).map(\.range)
      var hit = SearchHit(entry: entry, rank: rank, headlineHits: HitFinder.merged(headline))
      hit.snippet = text?(entry).map { SnippetMaker($0).snippet(finder.hits(in: $0, isHeadline: false)) }
      return hit
    }
  }

  private func ranked(
    _ match: String, _ conditions: [SQLCondition], _ limit: Int
  ) throws(CatalogError) -> [(entry: CatalogEntry, rank: Double?)] {
    let condition = SQLCondition.joined(conditions, by: "AND")
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(EntryRow.columns), fit(document, a.length) AS score
          FROM document JOIN article a ON a.id = document.rowid
          WHERE document MATCH ? AND \(condition?.sql ?? "1")
          ORDER BY score, a.published DESC, a."column", a.name LIMIT ?
          """)
      let arguments = [match] + (condition?.arguments ?? []) + [max(0, limit)]
      return try statement.map(arguments) { (try EntryRow.entry($0), -(try $0.real(EntryRow.count))) }
    }
  }
}

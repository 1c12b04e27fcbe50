internal import Dispatch
internal import GRDB
internal import Synchronization

extension CatalogReader {
  /// The articles that a query finds, the best first; those that fit alike, the newest first.
  ///
  /// A word in the headline counts for twenty in the body, an author or a source for five. A query of filters
  /// alone is a list, the newest first. `text` is asked for the text of each hit, to make its snippet, of several at
  /// once; no snippet is made where it has none.
  public func search(
    _ query: SearchQuery, _ filter: CatalogFilter = CatalogFilter(), limit: Int = 20,
    text: (@Sendable (CatalogEntry) -> String?)? = nil
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
    // To read twenty texts takes as long as a search of ten thousand.
    let snippets = Mutex([Snippet?](repeating: nil, count: found.count))
    if let text {
      DispatchQueue.concurrentPerform(iterations: found.count) { index in
        guard let text = text(found[index].entry) else { return }
        let snippet = SnippetMaker(text).snippet(finder.hits(in: text, isHeadline: false))
        snippets.withLock { $0[index] = snippet }
      }
    }
    return zip(found, snippets.withLock { $0 }).map { article, snippet in
      let headline = finder.hits(in: article.entry.headline, isHeadline: true).map(\.range)
      var hit = SearchHit(entry: article.entry, rank: article.rank, headlineHits: HitFinder.merged(headline))
      hit.snippet = snippet
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
          SELECT \(EntryRow.columns), score
          FROM (
            SELECT r.id, fit(document, r.length) AS score
            FROM document JOIN ranking r ON r.id = document.rowid
            \(condition == nil ? "" : "JOIN article a ON a.id = r.id")
            WHERE document MATCH ? AND \(condition?.sql ?? "1")
            ORDER BY score, r.published DESC, r."column", r.name LIMIT ?
          ) JOIN article a USING (id)
          ORDER BY score, a.published DESC, a."column", a.name
          """)
      let arguments = [match] + (condition?.arguments ?? []) + [max(0, limit)]
      return try statement.map(arguments) { (try EntryRow.entry($0), -(try $0.real(EntryRow.count))) }
    }
  }
}

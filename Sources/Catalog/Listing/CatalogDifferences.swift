internal import GRDB

/// Where a catalog is not what the files say.
public struct CatalogDifferences: Sendable, Hashable {
  /// In the files and not in the catalog.
  public var missing: [CatalogKey] = []
  /// In the catalog and not in the files.
  public var superfluous: [CatalogKey] = []
  /// In both, but the catalog says something else.
  public var different: [CatalogKey] = []
  /// Listed, but not in the index, so no search finds them.
  public var notIndexed: [CatalogKey] = []

  public var isEmpty: Bool {
    missing.isEmpty && superfluous.isEmpty && different.isEmpty && notIndexed.isEmpty
  }
}

extension CatalogReader {
  /// Compares the catalog with entries that were derived from the files just now.
  ///
  /// All that an entry holds is compared. Of the indexed text only whether there is any: it goes by the fingerprint.
  public func differences(from entries: some Sequence<CatalogEntry>) throws(CatalogError)
    -> CatalogDifferences
  {
    var differences = CatalogDifferences()
    var known = Dictionary(try list().map { ($0.key, $0) }) { first, _ in first }
    for entry in entries {
      switch known.removeValue(forKey: entry.key) {
      case nil: differences.missing.append(entry.key)
      case entry: break
      default: differences.different.append(entry.key)
      }
    }
    differences.superfluous = Array(known.keys)
    differences.notIndexed = try read { db in
      // FTS5 keeps the number of words of each document in this table. (sqlite.org/fts5.html#fts5_data_structures)
      try Row.fetchAll(
        db, sql: "SELECT \"column\", name FROM article WHERE id NOT IN (SELECT id FROM document_docsize)"
      ).map { CatalogKey(column: try EntryRow.text($0, 0), name: try EntryRow.text($0, 1)) }
    }
    differences.missing.sort()
    differences.superfluous.sort()
    differences.different.sort()
    differences.notIndexed.sort()
    return differences
  }

  /// The fingerprint of each object in the catalog, in the order of the keys.
  public func fingerprints() throws(CatalogError) -> [(key: CatalogKey, fingerprint: String)] {
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \"column\", name, fingerprint FROM article ORDER BY \"column\", name")
      var found: [(key: CatalogKey, fingerprint: String)] = []
      while let row = try rows.next() {
        let key = CatalogKey(column: try EntryRow.text(row, 0), name: try EntryRow.text(row, 1))
        found.append((key, try EntryRow.text(row, 2)))
      }
      return found
    }
  }
}

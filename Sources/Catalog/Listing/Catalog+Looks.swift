internal import GRDB

/// In the place of an instant that nobody knows: a key of SQLite's takes two NULLs for different.
private let unknown: Int64 = .min

extension Catalog {
  /// Adds what is known of looks at articles; what the catalog has already is passed over.
  ///
  /// The rows of the articles have to follow. An article need not be there: it may have been looked for in vain.
  public func put(_ looks: [(key: CatalogKey, look: CatalogLook)]) throws(CatalogError) {
    try write(log: nil) { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO look (name, "column", recordedAt, outcome, digest, seenAt, version, status)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for (key, look) in looks {
        try statement.execute(arguments: [
          key.name, key.column, look.recordedAt, look.outcome, look.digest ?? "", look.seenAt ?? unknown,
          look.version,
          look.status,
        ])
      }
    }
  }
}

extension CatalogReader {
  /// All looks at an article, those recorded first in front.
  public func looks(at key: CatalogKey) throws(CatalogError) -> [CatalogLook] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT recordedAt, outcome, digest, seenAt, version, status FROM look
          WHERE name = ? AND "column" = ? ORDER BY recordedAt
          """)
      return try statement.map([key.name, key.column]) { row in
        let digest = try row.text(2)
        let seenAt = try row.number(3)
        return CatalogLook(
          recordedAt: try row.number(0), seenAt: seenAt == unknown ? nil : seenAt, outcome: try row.text(1),
          version: try row.optionalNumber(4).map { Int(clamping: $0) },
          status: try row.optionalNumber(5).map { Int(clamping: $0) }, digest: digest.isEmpty ? nil : digest)
      }
    }
  }

  /// The articles of the catalog that at least one look did not find where they were.
  public func missedKeys() throws(CatalogError) -> [CatalogKey] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT DISTINCT l."column", l.name FROM look l
          JOIN article a ON a."column" = l."column" AND a.name = l.name
          WHERE l.outcome IN ('gone', 'replaced')
          """)
      return try statement.map { CatalogKey(column: try $0.text(0), name: try $0.text(1)) }
    }
  }

  /// How many looks the catalog has of each article.
  public func lookCounts() throws(CatalogError) -> [CatalogKey: Int] {
    try read { db in
      var counts: [CatalogKey: Int] = [:]
      let statement = try db.cachedStatement(
        sql: "SELECT \"column\", name, count(*) FROM look GROUP BY name, \"column\"")
      try statement.forEachRow { row in
        let key = CatalogKey(column: try row.text(0), name: try row.text(1))
        counts[key] = Int(clamping: try row.number(2))
      }
      return counts
    }
  }

  /// The articles whose object's name begins so; at most `limit`.
  public func entries(beginning prefix: String, limit: Int) throws(CatalogError) -> [CatalogEntry] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(EntryRow.columns) FROM article a
          WHERE a.name >= ? AND a.name < ? ORDER BY a.name, a."column" LIMIT ?
          """)
      // The tilde stands behind every character of a name.
      return try statement.map([prefix, prefix + "~", limit], EntryRow.entry)
    }
  }

  /// What SQLite finds wrong with the file itself; `nil` for nothing.
  public func damage() throws(CatalogError) -> String? {
    let answers = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check(3)") }
    return answers == ["ok"] ? nil : answers.joined(separator: "; ")
  }
}

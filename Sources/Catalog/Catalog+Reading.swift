internal import GRDB

extension Catalog {
  /// What `list` may ask for; what is `nil` is not asked.
  public struct Filter: Sendable, Hashable {
    public enum Order: String, Sendable, Hashable, CaseIterable {
      /// The newest article first.
      case published
      /// The newest change first.
      case changed
    }

    /// Part of the name of an author or a source, or an author's id.
    public var author: String?
    public var source: String?
    public var column: String?
    public var family: String?
    public var state: String?
    /// Unix milliseconds, the first included and the last not.
    public var publishedFrom: Int64?
    public var publishedBefore: Int64?
    public var changedFrom: Int64?
    public var order = Order.published
    public var limit: Int?

    public init() {}
  }

  /// The articles that fit.
  public func list(_ filter: Filter) throws(CatalogError) -> [CatalogEntry] {
    let (condition, arguments) = sql(filter)
    let order = filter.order == .published ? "sorted_at DESC, name" : "last_changed DESC, name"
    let limit = filter.limit.map { " LIMIT \($0)" } ?? ""
    return try entries(
      "SELECT article.* FROM article WHERE \(condition) ORDER BY \(order)\(limit)", arguments)
  }

  /// The article of that name; `nil` where there is none.
  public func entry(column: String, name: String) throws(CatalogError) -> CatalogEntry? {
    try entries("SELECT * FROM article WHERE name = ? AND \"column\" = ?", [name, column]).first
  }

  /// The articles whose name or identifier begins so; at most `limit`.
  public func entries(beginning prefix: String, limit: Int) throws(CatalogError) -> [CatalogEntry] {
    // The character behind all that names are made of.
    try entries(
      "SELECT * FROM article WHERE versions > 0 AND name >= ? AND name < ? ORDER BY name LIMIT \(limit)",
      [prefix, prefix + "~"])
  }

  /// All looks at an article, the oldest line first.
  public func looks(column: String, name: String) throws(CatalogError) -> [CatalogLook] {
    try reading { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT look.* FROM look JOIN article ON article.id = look.article
            WHERE name = ? AND "column" = ? ORDER BY recorded_at
            """), arguments: [name, column])
      return rows.map { row in
        let digest: String = row["digest"]
        return CatalogLook(
          recordedAt: row["recorded_at"], seenAt: row["seen_at"], outcome: row["outcome"],
          version: row["version"], status: row["status"], digest: digest.isEmpty ? nil : digest)
      }
    }
  }

  /// What the catalog was made from.
  public struct Fingerprint: Sendable, Hashable {
    public let column: String
    public let name: String
    public let value: String
    public let state: String
    public let looks: Int
  }

  /// The fingerprints of all articles, to be compared with the files.
  public func fingerprints() throws(CatalogError) -> [Fingerprint] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name, "column", fingerprint, state,
            (SELECT count(*) FROM look WHERE look.article = article.id) AS looks
          FROM article ORDER BY "column", name
          """
      ).map {
        Fingerprint(
          column: $0["column"], name: $0["name"], value: $0["fingerprint"], state: $0["state"],
          looks: $0["looks"])
      }
    }
  }

  /// What SQLite itself finds wrong with the file; `nil` for nothing.
  public func damage() throws(CatalogError) -> String? {
    let answers = try reading { try String.fetchAll($0, sql: "PRAGMA integrity_check(3)") }
    return answers == ["ok"] ? nil : answers.joined(separator: "; ")
  }

  /// One article that was found.
  public struct Hit: Sendable, Hashable {
    public let entry: CatalogEntry
    /// Smaller is better (bm25).
    public let rank: Double
  }

  /// The articles that fit a query, the best first.
  public func search(_ query: SearchQuery, limit: Int = 20, in filter: Filter = Filter()) throws(CatalogError)
    -> [Hit]
  {
    var filter = filter
    query.narrow(&filter)
    var (condition, arguments) = sql(filter)
    for excluded in query.excluded {
      let (other, more) = sql(excluded)
      condition += " AND NOT (\(other))"
      arguments += more
    }
    guard let match = query.match(folding: folding) else {
      return try entries(
        "SELECT * FROM article WHERE \(condition) ORDER BY sorted_at DESC, name LIMIT \(limit)", arguments
      ).map { Hit(entry: $0, rank: 0) }
    }
    return try reading { db in
      // A title says what an article is about, a name who is in it; the body mentions much.
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT article.*, bm25(text, 8, 4, 1) AS rank
          FROM text JOIN article ON article.text_row = text.rowid
          WHERE text MATCH ? AND \(condition) ORDER BY rank, sorted_at DESC, name LIMIT \(limit)
          """, arguments: [match] + arguments)
      return rows.map { Hit(entry: CatalogEntry($0), rank: $0["rank"]) }
    }
  }

  private func sql(_ filter: Filter) -> (String, StatementArguments) {
    // Articles that were looked for and never found have no version, and nothing to show.
    var conditions = ["versions > 0"]
    var arguments: StatementArguments = []
    func add(_ condition: String, _ values: (any DatabaseValueConvertible)?...) {
      conditions.append(condition)
      for value in values { arguments += [value] }
    }
    if let author = filter.author {
      let part = "%" + escaped(folding.compared([author])) + "%"
      add("people LIKE ? ESCAPE '\\'", part)
    }
    if let source = filter.source {
      add("sources LIKE ? ESCAPE '\\'", "%" + escaped(folding.compared([source])) + "%")
    }
    if let column = filter.column { add("\"column\" = ?", column) }
    if let family = filter.family { add("family = ?", family) }
    if let state = filter.state { add("state = ?", state) }
    if let from = filter.publishedFrom { add("sorted_at >= ?", from) }
    if let before = filter.publishedBefore { add("sorted_at < ?", before) }
    if let from = filter.changedFrom { add("last_changed >= ?", from) }
    return (conditions.joined(separator: " AND "), arguments)
  }

  private func escaped(_ text: String) -> String {
    String(text.flatMap { "\\%_".contains($0) ? ["\\", $0] : [$0] })
  }

  private func entries(_ sql: String, _ arguments: StatementArguments) throws(CatalogError) -> [CatalogEntry] {
    try reading { db in try Row.fetchAll(db, sql: sql, arguments: arguments).map { CatalogEntry($0) } }
  }

  private func reading<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
    do { return try database.read(body) } catch { throw CatalogError(error) }
  }
}

extension CatalogEntry {
  fileprivate init(_ row: Row) {
    self.init(
      column: row["column"], name: row["name"], identifier: row["identifier"], headline: row["headline"])
    family = row["family"]
    alternativeHeadline = row["alternative"]
    let people: String = row["authors"]
    authors = people.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Person(name: parts[0], identifier: parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil)
    }
    source = row["source"]
    section = row["section"]
    datePublished = row["published"]
    sortedAt = row["sorted_at"]
    url = row["url"]
    language = row["language"]
    versions = row["versions"]
    current = row["current"]
    firstKept = row["first_kept"]
    lastChanged = row["last_changed"]
    state = row["state"]
    stateSince = row["state_since"]
    lastSeen = row["last_seen"]
    lastLook = row["last_look"]
    fingerprint = row["fingerprint"]
    textKey = row["text_key"]
  }
}

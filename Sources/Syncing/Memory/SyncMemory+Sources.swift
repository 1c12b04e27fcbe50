internal import GRDB

/// How a source fared so far.
public struct SourceHealth: Sendable, Hashable {
  public var name: String
  /// When it was read last, with or without success, in Unix milliseconds.
  public var lastRead: Int64?
  /// When it named at least one article for the last time.
  public var lastYield: Int64?
  /// When it named an article that was new for the last time.
  public var lastNew: Int64?
  /// How many entries it had when it was read last with success.
  public var entries = 0
  /// Readings in a row that gave nothing.
  public var failures = 0
  /// Articles of it in a row that no template fitted.
  public var unreadable = 0
  /// What is wrong with it, in words; `nil` if nothing is.
  public var trouble: String?
  /// The address that answered last.
  public var place: String?
  /// The id of the account behind a source that was given as one of its articles.
  public var account: String?

  public init(name: String) { self.name = name }
}

extension SyncMemory {
  public func health(ofSource name: String) throws(SyncError) -> SourceHealth {
    try health(where: "name = ?", [name]).first ?? SourceHealth(name: name)
  }

  /// Of all sources that were ever read.
  public func health() throws(SyncError) -> [SourceHealth] { try health(where: "TRUE", []) }

  private func health(
    where condition: String, _ arguments: StatementArguments
  ) throws(SyncError) -> [SourceHealth] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name, lastRead, lastYield, lastNew, entries, failures, unreadable, trouble, place, account
          FROM source WHERE \(condition) ORDER BY name
          """, arguments: arguments
      ).map { row in
        var health = SourceHealth(name: row[0])
        health.lastRead = row[1]
        health.lastYield = row[2]
        health.lastNew = row[3]
        health.entries = row[4]
        health.failures = row[5]
        health.unreadable = row[6]
        health.trouble = row[7]
        health.place = row[8]
        health.account = row[9]
        return health
      }
    }
  }

  func put(_ health: SourceHealth) throws(SyncError) { try write { try Self.put(health, $0) } }

  /// Notes a reading of a source, all of it or nothing: how the source fares, which of its articles are to be fetched,
  /// and for how many articles its list was read to the end, `nil` if it broke off.
  func noteReading(
    _ health: SourceHealth, wanted: [QueuedArticle], readToEnd length: Int?
  ) throws(SyncError) {
    try write { db in
      try Self.put(health, db)
      try Self.enqueue(wanted, db)
      if let length {
        try db.execute(
          sql: "INSERT OR REPLACE INTO readToEnd (source, length) VALUES (?, ?)",
          arguments: [health.name, length])
      } else {
        try db.execute(sql: "DELETE FROM readToEnd WHERE source = ?", arguments: [health.name])
      }
    }
  }

  /// For how many articles the list of a source was read to the end; `nil` if it never was, or broke off since.
  func lengthReadToEnd(ofSource name: String) throws(SyncError) -> Int? {
    try read { try Int.fetchOne($0, sql: "SELECT length FROM readToEnd WHERE source = ?", arguments: [name]) }
  }

  private static func put(_ health: SourceHealth, _ db: Database) throws {
    try db.execute(
      sql: """
        INSERT OR REPLACE INTO source
        (name, lastRead, lastYield, lastNew, entries, failures, unreadable, trouble, place, account)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        health.name, health.lastRead, health.lastYield, health.lastNew, health.entries, health.failures,
        health.unreadable, health.trouble, health.place, health.account,
      ])
  }
}

internal import GRDB

/// An article that a source named and that the archive does not have yet.
public struct QueuedArticle: Sendable, Hashable {
  /// Its name in the archive: `<column>/<name>`.
  public var article: String
  /// The address by which the source named it.
  public var address: String
  /// The source that named it first.
  public var source: String
  public var headline: String?
  /// Unix milliseconds, as the source or the docid says.
  public var published: Int64?
  public var foundAt: Int64
  /// How often it was looked for in vain.
  public var tries = 0
  /// Not before this instant, in Unix milliseconds.
  public var nextTry: Int64 = 0
  /// What the last try came to.
  public var answer: String?
}

extension SyncMemory {
  /// Adds what was found; what waits already keeps its place.
  func enqueue(_ articles: [QueuedArticle]) throws(SyncError) { try write { try Self.enqueue(articles, $0) } }

  static func enqueue(_ articles: [QueuedArticle], _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO queue (article, address, source, headline, published, foundAt)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for article in articles {
      try statement.execute(arguments: [
        article.article, article.address, article.source, article.headline, article.published,
        article.foundAt,
      ])
    }
  }

  /// What may be tried at an instant, the newest articles first: they are the likeliest to be gone tomorrow.
  func queued(readyAt now: Int64) throws(SyncError) -> [QueuedArticle] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT article, address, source, headline, published, foundAt, tries, nextTry, answer FROM queue
          WHERE nextTry <= ? ORDER BY tries, coalesce(published, foundAt) DESC, article
          """, arguments: [now]
      ).map(Self.article)
    }
  }

  /// All that waits, for people to look at.
  public func queued() throws(SyncError) -> [QueuedArticle] { try queued(readyAt: .max) }

  /// Notes a try in vain, and when the next one may be.
  func postpone(_ article: String, until nextTry: Int64, because answer: String) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "UPDATE queue SET tries = tries + 1, nextTry = ?, answer = ? WHERE article = ?",
        arguments: [nextTry, answer, article])
    }
  }

  /// Takes out what is in the archive now, or given up.
  func dequeue(_ article: String) throws(SyncError) {
    try write { try $0.execute(sql: "DELETE FROM queue WHERE article = ?", arguments: [article]) }
  }

  private static func article(_ row: Row) -> QueuedArticle {
    QueuedArticle(
      article: row[0], address: row[1], source: row[2], headline: row[3], published: row[4], foundAt: row[5],
      tries: row[6], nextTry: row[7], answer: row[8])
  }
}

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
  /// How often it was looked for and not there; a refusal or a server that is down is no such try.
  public var tries = 0
  /// Not before this instant, in Unix milliseconds; once it is given up, not before a source names it after that.
  public var nextTry: Int64 = 0
  /// What the last try came to.
  public var answer: String?

  /// 1 + 2 + … + 64 hours: five days in which it may yet come.
  static let mostTries = 8
  static let longestWait: Int64 = 64 * 3_600_000
  /// How long a given-up article is left alone, although its source names it still.
  static let rest: Int64 = 7 * 86_400_000

  /// Whether it is not looked for any more unless its source goes on naming it.
  public var isGivenUp: Bool { tries >= Self.mostTries }
}

extension SyncMemory {
  /// Adds what was found; what waits already keeps its place.
  ///
  /// What was given up is looked for once more, if its rest is over.
  func enqueue(_ articles: [QueuedArticle]) throws(SyncError) { try write { try Self.enqueue(articles, $0) } }

  static func enqueue(_ articles: [QueuedArticle], _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO queue (article, address, source, headline, published, foundAt)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (article) DO UPDATE SET nextTry = 0
        WHERE NOT \(isWaiting(at: "excluded.foundAt"))
        """)
    for article in articles {
      try statement.execute(arguments: [
        article.article, article.address, article.source, article.headline, article.published,
        article.foundAt,
      ])
    }
  }

  /// What may be tried at an instant, first what was not tried yet, and of that the newest: it is the likeliest to be
  /// gone tomorrow.
  ///
  /// A wait that is longer than any was dated by a clock that ran ahead.
  func queued(readyAt now: Int64) throws(SyncError) -> [QueuedArticle] {
    try queued(
      where: """
        tries < \(QueuedArticle.mostTries) AND (nextTry <= ?1 OR nextTry > ?1 + \(QueuedArticle.longestWait))
        OR nextTry = 0
        """, [now])
  }

  /// All that waits or was given up, for people to look at.
  public func queued() throws(SyncError) -> [QueuedArticle] { try queued(where: "TRUE", []) }

  private func queued(
    where condition: String, _ arguments: StatementArguments
  ) throws(SyncError) -> [QueuedArticle] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT article, address, source, headline, published, foundAt, tries, nextTry, answer FROM queue
          WHERE \(condition) ORDER BY tries, answer IS NOT NULL, coalesce(published, foundAt) DESC, article
          """, arguments: arguments
      ).map(Self.article)
    }
  }

  /// How many articles wait, without those that were given up.
  func countWaiting() throws(SyncError) -> Int {
    try read {
      try Int.fetchOne(
        $0, sql: "SELECT count(*) FROM queue WHERE tries < ?", arguments: [QueuedArticle.mostTries]) ?? 0
    }
  }

  /// Whether an article waits, or was given up less than a week ago.
  func isQueued(_ article: String, at now: Int64) throws(SyncError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT * FROM queue WHERE article = ? AND \(Self.isWaiting(at: "?")))",
        arguments: [article, now, now]) ?? false
    }
  }

  /// In SQL: not given up, brought back already, or at rest.
  ///
  /// A rest that ends later than any can was dated by a clock that ran ahead.
  private static func isWaiting(at now: String) -> String {
    """
    (tries < \(QueuedArticle.mostTries) OR nextTry = 0
      OR nextTry > \(now) AND nextTry <= \(now) + \(QueuedArticle.rest))
    """
  }

  /// Notes that an article could not be had, why, and when the next try may be.
  ///
  /// `isTry` says whether that speaks against the article itself.
  func postpone(
    _ article: String, until nextTry: Int64, because answer: String, isTry: Bool = true
  ) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "UPDATE queue SET tries = tries + ?, nextTry = ?, answer = ? WHERE article = ?",
        arguments: [isTry ? 1 : 0, nextTry, answer, article])
    }
  }

  /// Takes out what is in the archive now.
  func dequeue(_ article: String) throws(SyncError) {
    try write { try $0.execute(sql: "DELETE FROM queue WHERE article = ?", arguments: [article]) }
  }

  private static func article(_ row: Row) -> QueuedArticle {
    QueuedArticle(
      article: row[0], address: row[1], source: row[2], headline: row[3], published: row[4], foundAt: row[5],
      tries: row[6], nextTry: row[7], answer: row[8])
  }
}

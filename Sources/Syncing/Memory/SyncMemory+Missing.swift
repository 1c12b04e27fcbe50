internal import GRDB

/// Removals that one look has shown and none has confirmed, and those that were told.
enum NotedAbsence: Sendable, Hashable {
  /// One look did not find the article, at this instant in Unix milliseconds; another has to confirm it.
  case unconfirmed(since: Int64)
  /// The removal was told; it is not to be confirmed any more.
  case told
}

extension SyncMemory {
  /// What is remembered of an article that was not found; `nil` of one that is there.
  func absence(of article: String) throws(SyncError) -> NotedAbsence? {
    try read { db in
      if let since = try Int64.fetchOne(
        db, sql: "SELECT since FROM missing WHERE article = ?", arguments: [article])
      {
        return .unconfirmed(since: since)
      }
      return try Bool.fetchOne(
        db, sql: "SELECT 1 FROM told WHERE what = ?", arguments: [Self.removal(article)]
      ).map { _ in .told }
    }
  }

  static func put(_ absence: NotedAbsence?, of article: String, at now: Int64, in db: Database) throws {
    try db.execute(sql: "DELETE FROM missing WHERE article = ?", arguments: [article])
    try db.execute(sql: "DELETE FROM told WHERE what = ?", arguments: [removal(article)])
    switch absence {
    case .unconfirmed(let since):
      try db.execute(
        sql: "INSERT INTO missing (article, since) VALUES (?, ?)", arguments: [article, since])
    case .told:
      try db.execute(sql: "INSERT INTO told (what, at) VALUES (?, ?)", arguments: [removal(article), now])
    case nil: break
    }
  }

  private static func removal(_ article: String) -> String { "removed: \(article)" }
}

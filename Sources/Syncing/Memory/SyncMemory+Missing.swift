internal import GRDB

/// Removals that one look has shown and none has confirmed, and those that were told.
extension SyncMemory {
  /// Notes an article that one look did not find.
  func noteMissing(_ article: String, since: Int64) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO missing (article, since) VALUES (?, ?)", arguments: [article, since])
    }
  }

  func isNotedMissing(_ article: String) throws(SyncError) -> Bool {
    try exists("SELECT * FROM missing WHERE article = ?", article)
  }

  /// Notes that the removal of an article was told; it is not to be confirmed any more.
  func noteToldRemoved(_ article: String, at now: Int64) throws(SyncError) {
    try write { db in
      try db.execute(sql: "DELETE FROM missing WHERE article = ?", arguments: [article])
      try db.execute(
        sql: "INSERT OR REPLACE INTO told (what, at) VALUES (?, ?)", arguments: [Self.removal(article), now])
    }
  }

  func isToldRemoved(_ article: String) throws(SyncError) -> Bool {
    try exists("SELECT * FROM told WHERE what = ?", Self.removal(article))
  }

  /// The article is there.
  func forgetMissing(_ article: String) throws(SyncError) {
    try write { db in
      try db.execute(sql: "DELETE FROM missing WHERE article = ?", arguments: [article])
      try db.execute(sql: "DELETE FROM told WHERE what = ?", arguments: [Self.removal(article)])
    }
  }

  private static func removal(_ article: String) -> String { "removed: \(article)" }

  private func exists(_ query: String, _ argument: String) throws(SyncError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT EXISTS (\(query))", arguments: [argument]) ?? false }
  }
}

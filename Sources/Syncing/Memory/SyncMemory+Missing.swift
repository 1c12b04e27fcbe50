internal import GRDB

/// Removals that one look has shown and none has confirmed.
extension SyncMemory {
  /// Notes an article that one look did not find.
  func noteMissing(_ article: String, since: Int64) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO missing (article, since) VALUES (?, ?)", arguments: [article, since])
    }
  }

  func isNotedMissing(_ article: String) throws(SyncError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT * FROM missing WHERE article = ?)", arguments: [article]) ?? false
    }
  }

  func forgetMissing(_ article: String) throws(SyncError) {
    try write { try $0.execute(sql: "DELETE FROM missing WHERE article = ?", arguments: [article]) }
  }
}

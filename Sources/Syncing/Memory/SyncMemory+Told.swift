internal import GRDB

extension SyncMemory {
  /// Whether something was told less than a day ago.
  ///
  /// A timer that runs every half an hour would otherwise send 48 mails a day about one dead list.
  func isToldLately(_ what: String, at now: Int64) throws(SyncError) -> Bool {
    let last = try read { db in
      try Int64.fetchOne(db, sql: "SELECT at FROM told WHERE what = ?", arguments: [what])
    }
    // A clock that went back must not silence it.
    return last.map { (0..<Self.day).contains(now - $0) } ?? false
  }

  /// All that begins so and was told less than a day ago.
  func toldLately(_ beginning: String, at now: Int64) throws(SyncError) -> Set<String> {
    try read { db in
      try String.fetchSet(
        db, sql: "SELECT what FROM told WHERE what GLOB ? AND at > ? AND at <= ?",
        arguments: [beginning + "*", now - Self.day, now])
    }
  }

  static func putTold(_ what: String, at now: Int64, in db: Database) throws {
    try db.execute(sql: "INSERT OR REPLACE INTO told (what, at) VALUES (?, ?)", arguments: [what, now])
  }

  static func forgetTold(_ what: String, in db: Database) throws {
    try db.execute(sql: "DELETE FROM told WHERE what = ?", arguments: [what])
  }

  /// Forgets what may be told again anyway; removals are told once.
  static func forgetToldLongAgo(at now: Int64, in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM told WHERE NOT (at > ? AND at <= ?) AND what NOT GLOB 'removed: *'",
      arguments: [now - day, now])
  }

  private static let day: Int64 = 86_400_000
}

internal import GRDB

extension SyncMemory {
  /// Whether it is time to tell of a trouble that lasts: when it begins, and once a day after that.
  ///
  /// A timer that runs every half an hour would otherwise send 48 mails a day about one dead list.
  func isTimeToTell(_ what: String, at now: Int64) throws(SyncError) -> Bool {
    let last = try read { db in
      try Int64.fetchOne(db, sql: "SELECT at FROM told WHERE what = ?", arguments: [what])
    }
    // A clock that went back must not silence it.
    if let last, (0..<Self.day).contains(now - last) { return false }
    try write { db in
      try db.execute(sql: "INSERT OR REPLACE INTO told (what, at) VALUES (?, ?)", arguments: [what, now])
    }
    return true
  }

  /// The trouble is over: if it comes back, it is told of at once.
  func forgetTold(_ what: String) throws(SyncError) {
    try write { try $0.execute(sql: "DELETE FROM told WHERE what = ?", arguments: [what]) }
  }

  private static let day: Int64 = 86_400_000
}

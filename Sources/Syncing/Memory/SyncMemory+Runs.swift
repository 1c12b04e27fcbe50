internal import GRDB

/// A run of `sync`, as it is remembered.
public struct PastRun: Sendable, Hashable {
  public var started: Int64
  /// `nil` of a run that died, or is still at work.
  public var ended: Int64?
  /// The report as JSON.
  public var report: String?
}

extension SyncMemory {
  /// Notes that a run began, and gives its number.
  func beginRun(at now: Int64) throws(SyncError) -> Int64 {
    var id: Int64 = 0
    try write { db in
      try db.execute(sql: "INSERT INTO run (started) VALUES (?)", arguments: [now])
      id = db.lastInsertedRowID
      // A year of runs every half an hour.
      try db.execute(sql: "DELETE FROM run WHERE id <= ?", arguments: [id - 17_520])
    }
    return id
  }

  func endRun(_ id: Int64, at now: Int64, report: String) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "UPDATE run SET ended = ?, report = ? WHERE id = ?", arguments: [now, report, id])
    }
  }

  /// When the first of the runs began that died since the last one that did not; `nil` if there is none.
  func firstDeadRun(before id: Int64) throws(SyncError) -> Int64? {
    try read { db in
      try Int64.fetchOne(
        db,
        sql: """
          SELECT min(started) FROM run
          WHERE id < ?1 AND id > coalesce((SELECT max(id) FROM run WHERE ended IS NOT NULL), 0)
          """, arguments: [id])
    }
  }

  /// The newest first.
  public func lastRuns(_ count: Int) throws(SyncError) -> [PastRun] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT started, ended, report FROM run ORDER BY id DESC LIMIT ?", arguments: [count]
      ).map { PastRun(started: $0[0], ended: $0[1], report: $0[2]) }
    }
  }
}

internal import GRDB

/// A run of `sync`, as it is remembered.
public struct PastRun: Sendable, Hashable {
  public var started: Int64
  /// `nil` of a run that died, was stopped by an error, or is still at work.
  public var ended: Int64?
  /// The report as JSON; `nil` of a run that died.
  public var report: String?
  /// What could not be delivered yet, and why.
  public var undelivered: [String] = []
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

  /// Writes down the report of a run and everything that goes with it, all at once.
  ///
  /// It is to be delivered to `channels`, all of which are `named` in the configuration.
  func endRun(
    _ id: Int64, at now: Int64, report: String, _ notes: RunNotes, to channels: [ReportChannel] = [],
    named: [ReportChannel] = []
  ) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "UPDATE run SET ended = ?, report = ? WHERE id = ?", arguments: [now, report, id])
      for what in notes.over { try Self.forgetTold(what, in: db) }
      for what in notes.told { try Self.putTold(what, at: now, in: db) }
      for (article, absence) in notes.absences { try Self.put(absence, of: article, at: now, in: db) }
      try Self.forgetToldLongAgo(at: now, in: db)
      try Self.putUndelivered(id, to: channels, named: named, in: db)
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
      var undelivered: [Int64: [String]] = [:]
      // A memory that no run has opened since there is such a table.
      if try db.tableExists("undelivered") {
        for row in try Row.fetchAll(db, sql: "SELECT run, channel, reason FROM undelivered ORDER BY channel")
        {
          let reason: String = row[2] ?? "\(row[1] as String): not yet"
          undelivered[row[0], default: []].append(reason)
        }
      }
      return try Row.fetchAll(
        db, sql: "SELECT id, started, ended, report FROM run ORDER BY id DESC LIMIT ?", arguments: [count]
      ).map {
        PastRun(started: $0[1], ended: $0[2], report: $0[3], undelivered: undelivered[$0[0]] ?? [])
      }
    }
  }
}

internal import GRDB

/// A report that has not arrived yet.
struct UndeliveredReport: Sendable, Hashable {
  var run: Int64
  var channel: ReportChannel
  /// When the run began and ended, in Unix milliseconds.
  var started: Int64
  var ended: Int64
  /// JSON.
  var report: String
  /// What it failed of; `nil` if nobody has tried, or a run died while it did.
  var reason: String?
}

extension SyncMemory {
  /// In the order of the runs.
  func undelivered() throws(SyncError) -> [UndeliveredReport] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT u.run, u.channel, r.started, r.ended, r.report, u.reason FROM undelivered u
          JOIN run r ON r.id = u.run WHERE r.ended IS NOT NULL AND r.report IS NOT NULL ORDER BY u.run, u.channel
          """
      ).compactMap { row in
        ReportChannel(rawValue: row[1]).map {
          UndeliveredReport(
            run: row[0], channel: $0, started: row[2], ended: row[3], report: row[4], reason: row[5])
        }
      }
    }
  }

  func noteDelivered(_ report: UndeliveredReport) throws(SyncError) {
    try write { db in
      try db.execute(
        sql: "DELETE FROM undelivered WHERE run = ? AND channel = ?",
        arguments: [report.run, report.channel.rawValue])
      try Self.forgetTold(Self.failing(report.channel), in: db)
    }
  }

  /// Notes why a report did not arrive, and says whether it is time to tell of it: once a day for each channel.
  func noteUndelivered(
    _ report: UndeliveredReport, because reason: String, at now: Int64
  ) throws(SyncError) -> Bool {
    let isToldLately = try isToldLately(Self.failing(report.channel), at: now)
    try write { db in
      try db.execute(
        sql: "UPDATE undelivered SET reason = ? WHERE run = ? AND channel = ?",
        arguments: [reason, report.run, report.channel.rawValue])
      if !isToldLately { try Self.putTold(Self.failing(report.channel), at: now, in: db) }
    }
    return !isToldLately
  }

  private static func failing(_ channel: ReportChannel) -> String { "undelivered: \(channel.rawValue)" }

  /// Puts a run's report into the hands of its channels; those that the configuration does not name any more get
  /// nothing, and of a channel that fails for long the oldest reports are dropped.
  static func putUndelivered(
    _ run: Int64, to channels: [ReportChannel], named: [ReportChannel], in db: Database
  ) throws {
    for channel in channels {
      try db.execute(
        sql: "INSERT OR REPLACE INTO undelivered (run, channel) VALUES (?, ?)",
        arguments: [run, channel.rawValue])
    }
    for channel in ReportChannel.allCases {
      let kept = named.contains(channel) ? 100 : 0
      try db.execute(
        sql: """
          DELETE FROM undelivered WHERE channel = ?1 AND run NOT IN
          (SELECT run FROM undelivered WHERE channel = ?1 ORDER BY run DESC LIMIT ?2)
          """, arguments: [channel.rawValue, kept])
    }
  }

  /// Without a number of its own: an older version passes it over.
  static let undeliveredTable = """
    CREATE TABLE IF NOT EXISTS undelivered (
      run INTEGER NOT NULL,
      channel TEXT NOT NULL,
      reason TEXT,
      PRIMARY KEY (run, channel)
    ) WITHOUT ROWID;
    """
}

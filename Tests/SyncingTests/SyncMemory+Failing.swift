import GRDB

@testable import Syncing

extension SyncMemory {
  /// Whether the end of a run cannot be written, as on a full disk.
  func failAtTheEnd(_ fails: Bool) throws {
    try write { db in
      try db.execute(
        sql: fails
          ? "CREATE TRIGGER full BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
          : "DROP TRIGGER full")
    }
  }

  func setVersion(_ version: Int) throws {
    try write { try $0.execute(sql: "PRAGMA user_version = \(version)") }
  }
}

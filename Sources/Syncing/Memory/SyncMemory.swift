internal import FoundationEssentials
internal import GRDB

/// What `sync` remembers between its runs: the queue, how each source fared, removals to confirm, the last runs.
///
/// A file beside the catalog, `sync.sqlite`. Nothing in it is the archive: if it is lost, the sources are read
/// anew and what they name is found to be there already. Whoever holds the archive's lock writes it; only what
/// was delivered is noted later.
public final class SyncMemory: Sendable {
  let queue: DatabaseQueue
  let name: String
  /// The name of the file that was damaged and is kept beside this one, which was begun anew; `nil` if none was.
  let damaged: String?

  static let fileName = "sync.sqlite"

  /// Opens the memory of an archive, and makes it where there is none; one that is damaged is put aside.
  ///
  /// One that a newer version has made is an error, and stays as it is.
  public static func open(inArchive folder: String) throws(SyncError) -> SyncMemory {
    let path = "\(folder)/\(fileName)"
    do {
      return try SyncMemory(path: path)
    } catch let error as DatabaseError where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode) {
      do {
        return try SyncMemory(path: path, damaged: setAside(path))
      } catch {
        throw SyncError.memory("\(fileName) is damaged and cannot be put aside: \(error)")
      }
    } catch {
      throw SyncError.memory("\(fileName): \(Self.reason(error))")
    }
  }

  /// Opens the memory of an archive to look into it, beside a run or on a read-only disk; `nil` where there is none, or
  /// where a run died before it had begun one.
  public static func reading(inArchive folder: String) throws(SyncError) -> SyncMemory? {
    let path = "\(folder)/\(fileName)"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      let memory = try SyncMemory(path: path, isForReading: true)
      return try memory.queue.read(version) == 0 ? nil : memory
    } catch {
      throw SyncError.memory("\(fileName): \(Self.reason(error))")
    }
  }

  private init(path: String, isForReading: Bool = false, damaged: String? = nil) throws {
    name = Self.fileName
    self.damaged = damaged
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    // Not opened read-only to be read either: then SQLite could not undo what a run was writing when it died, and would
    // read nothing. Where it may not write, it opens the file for reading by itself (sqlite.org/c3ref/open.html).
    queue = try DatabaseQueue(path: path.hasPrefix("/") ? path : "./" + path, configuration: configuration)
    try isForReading ? queue.read(Self.check) : queue.write(Self.prepare)
  }

  private static func prepare(_ db: Database) throws {
    let version = try version(db)
    if version == 0 { try db.execute(sql: tables) }
    if version < 2 {
      try db.execute(sql: tableOfVersion2)
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    try check(db)
    try db.execute(sql: undeliveredTable)
  }

  private static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  private static func check(_ db: Database) throws {
    guard try version(db) <= 2 else {
      throw SyncError.memory("a newer netease-archive has made it; install that one")
    }
    // A damaged page shows itself here, while nothing is lost yet.
    if let damage = try String.fetchOne(db, sql: "PRAGMA quick_check(1)"), damage != "ok" {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: damage)
    }
  }

  /// Gives the new name of the file.
  private static func setAside(_ path: String) throws -> String {
    var number = 1
    while FileManager.default.fileExists(atPath: "\(path).damaged-\(number)") { number += 1 }
    try FileManager.default.moveItem(atPath: path, toPath: "\(path).damaged-\(number)")
    return "\(fileName).damaged-\(number)"
  }

  public func close() { try? queue.close() }

  func read<Result>(_ work: (Database) throws -> Result) throws(SyncError) -> Result {
    do { return try queue.read(work) } catch { throw SyncError.memory("\(name): \(Self.reason(error))") }
  }

  func write(_ work: (Database) throws -> Void) throws(SyncError) {
    do { try queue.write(work) } catch { throw SyncError.memory("\(name): \(Self.reason(error))") }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? DatabaseError).map { $0.message ?? "SQLite says \($0.resultCode.rawValue)" } ?? "\(error)"
  }

  private static let tables = """
    CREATE TABLE queue (
      article TEXT PRIMARY KEY,
      address TEXT NOT NULL,
      source TEXT NOT NULL,
      headline TEXT,
      published INTEGER,
      foundAt INTEGER NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      nextTry INTEGER NOT NULL DEFAULT 0,
      answer TEXT
    ) WITHOUT ROWID;
    CREATE TABLE source (
      name TEXT PRIMARY KEY,
      lastRead INTEGER,
      lastYield INTEGER,
      lastNew INTEGER,
      entries INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      unreadable INTEGER NOT NULL DEFAULT 0,
      trouble TEXT,
      place TEXT,
      account TEXT
    ) WITHOUT ROWID;
    CREATE TABLE missing (
      article TEXT PRIMARY KEY,
      since INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE told (
      what TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      started INTEGER NOT NULL,
      ended INTEGER,
      report TEXT
    );
    """

  private static let tableOfVersion2 = """
    CREATE TABLE readToEnd (
      source TEXT PRIMARY KEY,
      length INTEGER NOT NULL
    ) WITHOUT ROWID;
    """
}

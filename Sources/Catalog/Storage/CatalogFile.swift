internal import FoundationEssentials
internal import GRDB

/// Where a catalog lies, and how SQLite is asked to open it.
struct CatalogFile {
  let path: String

  /// What errors call it.
  ///
  /// The folder is not theirs to tell.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether there is something in the log that was not yet brought into the file.
  var hasLog: Bool {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? UInt64
    else { return false }
    return size > 0
  }

  func openForReading() throws -> DatabaseQueue {
    guard exists else { throw CatalogError(.mustBeRebuilt, file: name, reason: "there is no catalog") }
    do {
      return try open(plainPath)
    } catch let error as DatabaseError where !hasLog && Self.isWriteRefusal(error) {
      // To read a catalog in WAL mode SQLite makes a -shm file beside it. Where it may not (a read-only disk), no
      // writer can be at work either. (sqlite.org/wal.html#readonly, sqlite.org/uri.html#uriimmutable)
      return try open(immutableURI)
    }
  }

  private func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    // A reader waits for nothing but the recovery of a log that a dead writer left.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try Fit.register(in: db)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.read { try Schema.check($0, file: name) }
    return queue
  }

  func openForWriting(synchronous: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
      try Fit.register(in: db)
      // Debian's SQLite writes zeros over what it deletes; nothing here is secret, the files hold it all.
      try db.execute(sql: "PRAGMA secure_delete = OFF")
      let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      // "memory" is the answer of a database in memory.
      guard mode == "wal" || mode == "memory" else {
        throw CatalogError(.io, file: name, reason: "cannot be written in WAL mode here")
      }
      try db.execute(sql: "PRAGMA synchronous = \(synchronous)")
      // In KiB: room for the pages of the index that a batch of articles touches.
      try db.execute(sql: "PRAGMA cache_size = -16000")
    }
    return path.isEmpty
      ? try DatabaseQueue(configuration: configuration)
      : try DatabaseQueue(path: plainPath, configuration: configuration)
  }

  /// Removes the database with its log.
  ///
  /// The database goes first: without its log it could be half of a change, and nobody could tell.
  func remove() throws {
    for suffix in ["", "-shm", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
      try FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// The path so that SQLite takes it for nothing else: not for a URI, not for ":memory:".
  private var plainPath: String { path.hasPrefix("/") ? path : "./" + path }

  private var immutableURI: String {
    var uri = "file:" + (path.hasPrefix("/") ? "//" : "")
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    for byte in plainPath.utf8 {
      uri +=
        plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + Self.hex(byte >> 4) + Self.hex(byte & 15)
    }
    return uri + "?immutable=1"
  }

  private static func hex(_ digit: UInt8) -> String { String(digit, radix: 16, uppercase: true) }

  private static func isWriteRefusal(_ error: DatabaseError) -> Bool {
    [ResultCode.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR].contains(error.resultCode)
  }
}

extension CatalogFile {
  /// Does something with the database, and says which file it was when that fails.
  func reporting<Result>(_ work: () throws -> Result) throws(CatalogError) -> Result {
    do {
      return try work()
    } catch {
      throw CatalogError(error, file: name.isEmpty ? "the catalog in memory" : name)
    }
  }
}

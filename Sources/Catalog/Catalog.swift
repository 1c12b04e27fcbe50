internal import FoundationEssentials
internal import GRDB

/// The catalog of an archive: what makes it quick to list and to search.
///
/// Everything in it comes from the archive's files, so it can be deleted at any time. The text of an article is
/// given to be indexed and is not kept.
public final class Catalog: Sendable {
  let database: DatabaseQueue
  let folding: Folding

  /// Opens the catalog at a path for writing, and makes it where there is none.
  ///
  /// - Throws: ``CatalogError/Kind/otherFormat`` where it must be made anew.
  public init(writingAt path: String) throws(CatalogError) {
    folding = Folding()
    do {
      database = try DatabaseQueue(
        path: path, configuration: CatalogSchema.configuration(isReadOnly: false))
      try database.writeWithoutTransaction { db in
        // Any page size does; larger ones make long lists of positions denser.
        try db.execute(sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
    } catch {
      throw CatalogError(error)
    }
    try makeTables()
  }

  /// A catalog in memory, for an archive that has none.
  public init() throws(CatalogError) {
    folding = Folding()
    do { database = try DatabaseQueue() } catch { throw CatalogError(error) }
    try makeTables()
  }

  /// Opens the catalog at a path for reading: beside a writer, and on a disk that cannot be written.
  ///
  /// - Throws: ``CatalogError/Kind/missing``, ``CatalogError/Kind/otherFormat``.
  public init(readingAt path: String) throws(CatalogError) {
    folding = Folding()
    guard FileManager.default.fileExists(atPath: path) else {
      throw CatalogError(.missing, "the archive has no catalog yet; netease-archive reindex makes it")
    }
    do {
      database = try Self.readOnly(path)
    } catch {
      throw CatalogError(error)
    }
    try checkFormat()
  }

  /// SQLite reads a database in WAL mode only where it may make a file beside it, or is told that nobody writes
  /// (sqlite.org/wal.html, Read-Only Databases). The second holds where no `-wal` file waits to be read.
  private static func readOnly(_ path: String) throws -> DatabaseQueue {
    func open(_ path: String) throws -> DatabaseQueue {
      let queue = try DatabaseQueue(
        path: path, configuration: CatalogSchema.configuration(isReadOnly: true))
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    }
    do {
      return try open(path)
    } catch {
      let wal = FileManager.default.contents(atPath: path + "-wal")
      guard wal?.isEmpty ?? true else { throw error }
      let escaped = path.utf8.map { byte in
        "%?#".utf8.contains(byte)
          ? "%" + String(byte, radix: 16, uppercase: true) : String(UnicodeScalar(byte))
      }
      let isASCII = path.utf8.allSatisfy { $0 < 0x80 }
      return try open("file:\(isASCII ? escaped.joined() : path)?immutable=1")
    }
  }

  private func makeTables() throws(CatalogError) {
    do {
      let isEmpty = try database.read {
        try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") == 0
      }
      if isEmpty { try database.write { try $0.execute(sql: CatalogSchema.tables) } }
    } catch {
      throw CatalogError(error)
    }
    try checkFormat()
  }

  private func checkFormat() throws(CatalogError) {
    let found: Int?
    do {
      found = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    } catch {
      throw CatalogError(error)
    }
    guard found == CatalogSchema.version else {
      throw CatalogError(
        .otherFormat, "the catalog is of another version of the program; run netease-archive reindex")
    }
  }

  /// What is written of one article.
  public struct Update: Sendable {
    public var entry: CatalogEntry
    /// The text that is searched.
    public var text: String
    /// Looks that the catalog may not have yet.
    public var looks: [CatalogLook]

    public init(entry: CatalogEntry, text: String, looks: [CatalogLook]) {
      (self.entry, self.text, self.looks) = (entry, text, looks)
    }
  }

  /// Puts these articles in, or in the place of what is known of them, all or none.
  public func put(_ updates: [Update]) throws(CatalogError) {
    do {
      try database.write { db in
        for update in updates { try put(update, in: db) }
      }
    } catch {
      throw CatalogError(error)
    }
  }

  private func put(_ update: Update, in db: Database) throws {
    let entry = update.entry
    let known = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT id, text_key, text_row FROM article WHERE name = ? AND \"column\" = ?"),
      arguments: [entry.name, entry.column])
    var textRow: Int64? = known?["text_row"]
    if known == nil || known?["text_key"] != entry.textKey {
      try db.cachedStatement(sql: "INSERT INTO text (title, people, body) VALUES (?, ?, ?)").execute(
        arguments: [
          folding.indexed([entry.headline, entry.alternativeHeadline ?? ""]),
          folding.indexed(entry.authors.map(\.name) + [entry.source ?? ""]),
          folding.indexed([update.text]),
        ])
      textRow = db.lastInsertedRowID
    }
    let id: Int64? = known?["id"]
    try db.cachedStatement(sql: Self.insertion).execute(arguments: arguments(entry, id: id, textRow: textRow))
    let article = id ?? db.lastInsertedRowID
    let look = try db.cachedStatement(sql: "INSERT OR IGNORE INTO look VALUES (?, ?, ?, ?, ?, ?, ?)")
    for one in update.looks {
      try look.execute(arguments: [
        article, one.recordedAt, one.outcome, one.digest ?? "", one.seenAt, one.version, one.status,
      ])
    }
  }

  private static let insertion = "INSERT OR REPLACE INTO article VALUES (\(Array(repeating: "?", count: 27).joined(separator: ", ")))"

  private func arguments(_ entry: CatalogEntry, id: Int64?, textRow: Int64?) -> StatementArguments {
    let people = entry.authors.flatMap { [$0.name, $0.identifier ?? ""] }
    return [
      id, entry.column, entry.name, entry.identifier, entry.family,
      entry.headline, entry.alternativeHeadline, Self.text(of: entry.authors), folding.compared(people),
      entry.source, folding.compared([entry.source ?? ""]), entry.section,
      entry.datePublished, entry.sortedAt, entry.url, entry.language,
      entry.versions, entry.current, entry.firstKept, entry.lastChanged,
      entry.state, entry.stateSince, entry.lastSeen, entry.lastLook,
      entry.fingerprint, entry.textKey, textRow,
    ]
  }

  /// Merges what many small writes left, so that the file is as small and as quick as it gets.
  public func optimize() throws(CatalogError) {
    do {
      try database.write { try $0.execute(sql: "INSERT INTO text (text) VALUES ('optimize')") }
      try database.writeWithoutTransaction {
        try $0.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize")
      }
    } catch {
      throw CatalogError(error)
    }
  }

  /// One person a line, the identifier behind a tabulator: neither is in a normalized name.
  static func text(of people: [CatalogEntry.Person]) -> String {
    people.map { "\($0.name)\t\($0.identifier ?? "")" }.joined(separator: "\n")
  }
}

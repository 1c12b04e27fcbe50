internal import FoundationEssentials
internal import GRDB
internal import PlainText

/// The catalog of an archive, open for writing.
///
/// It is derived from the files: whoever holds the archive's lock keeps it up to date, and can rebuild it at any
/// time. Readers (``CatalogReader``) go on reading while it is written.
public final class Catalog: Sendable {
  private let file: CatalogFile
  private let queue: DatabaseQueue
  private let folding: TextFolding

  private init(_ file: CatalogFile, _ queue: DatabaseQueue, _ folding: TextFolding) {
    self.file = file
    self.queue = queue
    self.folding = folding
  }

  /// Opens the catalog of an archive.
  ///
  /// Throws ``CatalogError/Kind/mustBeRebuilt`` if there is none, or one of another version.
  public static func open(at path: String) throws(CatalogError) -> Catalog {
    let file = CatalogFile(path: path)
    return try file.reporting {
      guard file.exists else {
        throw CatalogError(.mustBeRebuilt, file: file.name, reason: "there is no catalog")
      }
      let queue = try file.openForWriting(synchronous: "FULL")
      let folding = try queue.read { db in
        try Schema.check(db, file: file.name)
        return try Schema.folding(db)
      }
      return Catalog(file, queue, folding)
    }
  }

  /// A new, empty catalog in a place where no reader looks for it, to be filled and then moved to its own.
  ///
  /// What lies at `path` is removed first: a rebuilding that was cut off. No fsync until ``finish(movingTo:)``.
  public static func rebuilding(at path: String) throws(CatalogError) -> Catalog {
    let file = CatalogFile(path: path)
    return try file.reporting {
      try file.remove()
      return try create(file, synchronous: "OFF")
    }
  }

  /// A catalog in memory, for reading an archive that has none.
  public static func inMemory() throws(CatalogError) -> Catalog {
    let file = CatalogFile(path: "")
    return try file.reporting { try create(file, synchronous: "OFF") }
  }

  private static func create(_ file: CatalogFile, synchronous: String) throws -> Catalog {
    let folding: ScriptFolding
    do {
      folding = try ScriptFolding.installed.get()
    } catch {
      throw CatalogError(.io, file: file.name, reason: "\(error)")
    }
    let queue = try file.openForWriting(synchronous: synchronous)
    try queue.write { db in
      try db.execute(sql: Schema.tables)
      try db.execute(sql: "INSERT INTO folding (pairs) VALUES (?)", arguments: [folding.pairs])
      try db.execute(sql: "INSERT INTO source (log) VALUES ('')")
    }
    return Catalog(file, queue, TextFolding(script: folding))
  }

  /// Changes the catalog, and notes which log it then has; without one, what was noted is written again, so that it
  /// is in whatever SQLite has in its log of changes.
  func write(log: String?, _ work: (Database) throws -> Void) throws(CatalogError) {
    try file.reporting {
      try queue.write { db in
        try work(db)
        try db.cachedStatement(sql: "UPDATE source SET log = coalesce(?, log)").execute(arguments: [log])
      }
    }
  }

  /// Reads what this catalog holds, through the same connection.
  public var reader: CatalogReader { CatalogReader(file, queue, folding) }

  /// Adds entries, or puts them in the place of those with the same key, all of them or none.
  ///
  /// `text` is what the article is found by, beside its headline and its people: the body in NFC. It is indexed,
  /// and not kept. An entry whose fingerprint the catalog has already is not indexed again. `log` is what
  /// ``CatalogReader/log()`` gives from then on, if this is all of it.
  public func put(
    _ articles: [(entry: CatalogEntry, text: String)], log: String? = nil
  ) throws(CatalogError) {
    try write(log: log) { db in
      for (entry, text) in articles { try put(entry, text, db) }
    }
  }

  private func put(_ entry: CatalogEntry, _ text: String, _ db: Database) throws {
    let known = try db.cachedStatement(
      sql: """
        SELECT id, fingerprint, length FROM article a JOIN ranking USING (id)
        WHERE a."column" = ? AND a.name = ?
        """
    ).map([entry.key.column, entry.key.name]) { row in
      (id: try row.number(0), fingerprint: try row.text(1), length: try row.number(2))
    }.first
    if let known {
      for sql in [
        "DELETE FROM article WHERE id = ?", "DELETE FROM ranking WHERE id = ?",
        "DELETE FROM author WHERE article = ?",
      ] {
        try db.cachedStatement(sql: sql).execute(arguments: [known.id])
      }
    }
    let indexed = known.flatMap { $0.fingerprint == entry.fingerprint ? $0 : nil }
    if let known, indexed == nil {
      try db.cachedStatement(sql: "INSERT INTO replaced (id, length) VALUES (?, ?)")
        .execute(arguments: [known.id, known.length])
    }
    let document = indexed == nil ? IndexedDocument(entry, text, folding) : nil
    try db.cachedStatement(sql: EntryRow.insertion).execute(
      arguments: EntryRow.values(entry, id: indexed?.id, folding))
    let row = indexed?.id ?? db.lastInsertedRowID
    try db.cachedStatement(
      sql: "INSERT INTO ranking SELECT id, ?, published, \"column\", name FROM article WHERE id = ?"
    ).execute(arguments: [indexed?.length ?? document?.length ?? 0, row])
    for (position, author) in entry.authors.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO author (article, position, folded, identifier) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [row, position, folding.fold(author.name), author.identifier])
    }
    guard let document else { return }
    try db.cachedStatement(sql: "INSERT INTO document (rowid, body, headline, people) VALUES (?, ?, ?, ?)")
      .execute(
        arguments: [row, document.body.tokens, document.headline.tokens, document.people.tokens])
  }

  /// Ends a rebuilding: makes all of it durable, puts it in the place of the old catalog, and opens it there.
  ///
  /// Readers of the old one go on with what they have. Both paths must be on the same file system.
  public func finish(movingTo path: String) throws(CatalogError) -> Catalog {
    let place = CatalogFile(path: path)
    try file.reporting {
      try queue.writeWithoutTransaction { db in
        // All of the index in one piece, and then without the room that the pieces took.
        try db.execute(sql: "INSERT INTO document (document) VALUES ('optimize')")
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
        // Only a checkpoint syncs the database file itself.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
      try queue.close()
      try FileSync.sync(file.path)
      // The old log must not meet the new file: SQLite would take it for its own.
      try place.remove()
      try FileManager.default.moveItem(atPath: file.path, toPath: place.path)
      try FileSync.syncFolder(of: place.path)
    }
    return try Catalog.open(at: path)
  }

  /// Brings the log into the file and closes it; after that one file is all there is.
  public func close() throws(CatalogError) {
    try file.reporting { try queue.close() }
  }
}

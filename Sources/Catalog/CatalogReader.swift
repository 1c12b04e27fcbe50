internal import GRDB

/// The catalog of an archive, open for reading.
///
/// It waits for no writer and changes nothing in the catalog; SQLite may leave an empty `-wal` and a `-shm` file
/// beside it, which the next writer takes away. When the archive is reindexed, it goes on reading what was there
/// before; open another to see the new one.
public final class CatalogReader: Sendable {
  let file: CatalogFile
  let queue: DatabaseQueue
  let folding: TextFolding

  init(_ file: CatalogFile, _ queue: DatabaseQueue, _ folding: TextFolding) {
    self.file = file
    self.queue = queue
    self.folding = folding
  }

  /// Opens the catalog at a path, also where nothing can be written.
  public convenience init(at path: String) throws(CatalogError) {
    let file = CatalogFile(path: path)
    let (queue, folding) = try file.reporting {
      let queue = try file.openForReading()
      return (queue, try queue.read { try Schema.folding($0) })
    }
    self.init(file, queue, folding)
  }

  func read<Result>(_ work: (Database) throws -> Result) throws(CatalogError) -> Result {
    try file.reporting { try queue.read(work) }
  }

  /// Throws ``CatalogError/Kind/mustBeRebuilt`` unless this is the log, in the writer's words, that the catalog has.
  public func require(log: String) throws(CatalogError) {
    guard try read({ try String.fetchOne($0, sql: "SELECT log FROM source") }) == log else {
      throw CatalogError(.mustBeRebuilt, file: file.name, reason: "it was not made from the files beside it")
    }
  }

  /// The entry of an object, if it is in the catalog.
  public func entry(_ key: CatalogKey) throws(CatalogError) -> CatalogEntry? {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(EntryRow.columns) FROM article a WHERE a.\"column\" = ? AND a.name = ?")
      return try statement.map([key.column, key.name], EntryRow.entry).first
    }
  }
}

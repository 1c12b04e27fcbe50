internal import Archiving
internal import ArgumentParser
internal import Catalog

/// What the commands that look into an archive have in common.
struct ReadingOptions: ParsableArguments {
  @OptionGroup var location: ArchiveOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "No colours.")
  var noColor = false

  @Flag(help: "Print long output at once instead of page by page.")
  var noPager = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func reader() throws -> ArchiveReader { try reader(at: location.folder) }

  func reader(at folder: String) throws -> ArchiveReader {
    try stoppingAt(folder) { () throws(KeepingError) in try ArchiveReader(at: folder) }
  }

  /// The catalog of the archive; a slower way to the same is said.
  func catalog(of reader: ArchiveReader) throws -> CatalogReader {
    try catalog(of: reader, at: location.folder)
  }

  func catalog(of reader: ArchiveReader, at folder: String) throws -> CatalogReader {
    let (catalog, warning) = try stoppingAt(folder) { () throws(KeepingError) in try reader.catalog() }
    if let warning, !quiet { Messages.say("\(folder): \(warning)") }
    return catalog
  }

  /// Asks the catalog; a slower way to the same is said.
  func fromCatalog<Value>(
    of reader: ArchiveReader, _ work: (CatalogReader) throws(CatalogError) -> Value
  ) throws -> Value {
    let (value, warning) = try orStopped { () throws(KeepingError) in try reader.fromCatalog(work) }
    if let warning, !quiet { Messages.say("\(location.folder): \(warning)") }
    return value
  }

  func orStopped<Value>(_ body: () throws(KeepingError) -> Value) throws -> Value {
    try stoppingAt(location.folder, body)
  }

  /// Data for people goes through the pager when a terminal is there to read it.
  func write(_ text: String) throws {
    try StandardOutput.page(text, isWanted: !noPager)
  }
}

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

  func reader() throws -> ArchiveReader {
    do throws(KeepingError) {
      return try ArchiveReader(at: location.folder)
    } catch {
      throw stopped(location.folder, error)
    }
  }

  /// The catalog of the archive; a slower way to the same is said.
  func catalog(of reader: ArchiveReader) throws -> CatalogReader {
    let (catalog, warning) = try orStopped { () throws(KeepingError) in try reader.catalog() }
    if let warning, !quiet { Messages.say("\(location.folder): \(warning)") }
    return catalog
  }

  func orStopped<Value>(_ body: () throws(KeepingError) -> Value) throws -> Value {
    do throws(KeepingError) { return try body() } catch { throw stopped(location.folder, error) }
  }

  /// Data for people goes through the pager when a terminal is there to read it.
  func write(_ text: String) throws {
    try StandardOutput.page(text, isWanted: !noPager)
  }
}

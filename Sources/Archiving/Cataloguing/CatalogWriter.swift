internal import ArchiveStore
internal import Catalog

/// The catalog beside an archive that is written, kept up to its files.
struct CatalogWriter {
  private let archive: Archive
  private let folder: String
  private var catalog: Catalog
  /// The articles that could not be read when their rows were to be brought up to date; the rows stay as they were.
  private(set) var damages: [ArchiveError] = []

  /// Opens the catalog of an archive; one that is missing or unusable is made anew from the files, and so is one
  /// that was made from another log than `log`.
  init(of archive: Archive, at folder: String, log: LogSizes) throws(KeepingError) {
    self.archive = archive
    self.folder = folder
    if let catalog = try? Catalog.open(at: CatalogRebuilding.path(in: folder)),
      (try? catalog.reader.require(log: log.description)) != nil
    {
      self.catalog = catalog
    } else {
      catalog = try CatalogRebuilding(of: archive, at: folder).run().catalog
    }
  }

  /// All looks at an article that the catalog knows of.
  mutating func looks(at name: ObjectName) throws(KeepingError) -> [Observation] {
    try mending { (catalog) throws(CatalogError) in
      try catalog.reader.looks(at: name.key).compactMap { Observation($0, of: name) }
    }
  }

  /// Brings the rows of these articles up to date with their files and with these new looks.
  ///
  /// The files must have all of it already.
  mutating func update(_ names: [ObjectName], with new: [Observation]) throws(KeepingError) {
    try mending { (catalog) throws(CatalogError) in
      try catalog.put(new.map { ($0.article.key, CatalogLook($0)) })
    }
    var entries: [(entry: CatalogEntry, text: String)] = []
    for name in names {
      let looks = try looks(at: name)
      do throws(ArchiveError) {
        guard let object = try archive.object(name) else { continue }
        entries.append(try ArticleIndex(of: object, looks: looks).entry())
      } catch {
        // One article that is damaged must not keep all others from being written.
        guard error.kind == .damaged else { throw .archive(error) }
        damages.append(error)
      }
    }
    let log: String
    do throws(ArchiveError) { log = try archive.logSizes().description } catch { throw .archive(error) }
    try mending { [entries] (catalog) throws(CatalogError) in try catalog.put(entries, log: log) }
  }

  /// Does something with the catalog; if it turns out to be damaged, with one that is made anew.
  ///
  /// SQLite opens a file whose head is sound, and finds the damage when it comes to a page behind it.
  private mutating func mending<Result>(
    _ work: (Catalog) throws(CatalogError) -> Result
  ) throws(KeepingError) -> Result {
    do throws(CatalogError) {
      return try work(catalog)
    } catch {
      if error.kind == .io { throw .catalog(error.description) }
    }
    try? catalog.close()
    catalog = try CatalogRebuilding(of: archive, at: folder).run().catalog
    do throws(CatalogError) { return try work(catalog) } catch { throw .catalog(error.description) }
  }

  /// The lines of the log about these articles: what a run that died had not told the catalog yet.
  func logged(_ names: [ObjectName]) throws(KeepingError) -> [Observation] {
    let wanted = Set(names)
    do throws(ArchiveError) {
      return try archive.allObservations().filter { wanted.contains($0.article) }
    } catch {
      throw .archive(error)
    }
  }

  /// Leaves one file and no log of changes beside it.
  func close() { try? catalog.close() }
}

extension Archive {
  /// Every sound line of the log.
  func allObservations() throws(ArchiveError) -> [Observation] {
    var reader = try observations()
    var found: [Observation] = []
    while let entry = try reader.next() {
      if case .observation(let observation) = entry { found.append(observation) }
    }
    return found
  }
}

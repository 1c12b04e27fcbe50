internal import ArchiveStore
internal import Catalog

/// Makes the catalog of an archive anew, from its files alone.
struct CatalogRebuilding {
  private let archive: Archive
  private let folder: String

  init(of archive: Archive, at folder: String) {
    self.archive = archive
    self.folder = folder
  }

  static func path(in folder: String) -> String { "\(folder)/catalog.sqlite" }

  struct Result {
    let catalog: Catalog
    let articles: Int
    /// The articles that are not in it, because their files cannot be read.
    let unreadable: [ArchiveError]
  }

  /// Puts the new catalog in the place of the old one; readers of the old one go on with it.
  ///
  /// The caller holds the writer's lock. `progress` is told how many articles are done. Where the log or a folder of
  /// articles cannot be read, the old catalog stays.
  func run(progress: (Int) -> Void = { _ in }) throws(KeepingError) -> Result {
    let path = Self.path(in: folder)
    let new = try reporting { () throws(CatalogError) in try Catalog.rebuilding(at: path + ".new") }
    let (articles, unreadable) = try fill(new, progress)
    let catalog = try reporting { () throws(CatalogError) in try new.finish(movingTo: path) }
    return Result(catalog: catalog, articles: articles, unreadable: unreadable)
  }

  /// A catalog in memory, for an archive that has none that can be used.
  func inMemory() throws(KeepingError) -> Result {
    let catalog = try reporting { () throws(CatalogError) in try Catalog.inMemory() }
    let (articles, unreadable) = try fill(catalog, { _ in })
    return Result(catalog: catalog, articles: articles, unreadable: unreadable)
  }

  private func reporting<Value>(_ work: () throws(CatalogError) -> Value) throws(KeepingError) -> Value {
    do throws(CatalogError) { return try work() } catch { throw .catalog(error.description) }
  }

  private func fill(
    _ catalog: Catalog, _ progress: (Int) -> Void
  ) throws(KeepingError) -> (Int, [ArchiveError]) {
    var all: [Observation] = []
    var names: [ObjectName] = []
    var log = ""
    do throws(ArchiveError) {
      log = try archive.logSizes().description
      all = try archive.allObservations()
      names = try archive.objectNames()
    } catch {
      throw .archive(error)
    }
    try reporting { [all] () throws(CatalogError) in
      try catalog.put(all.map { ($0.article.key, CatalogLook($0)) })
    }
    let looks = Dictionary(grouping: all, by: \.article)
    var unreadable: [ArchiveError] = []
    var count = 0
    var entries: [(entry: CatalogEntry, text: String)] = []
    for name in names {
      do throws(ArchiveError) {
        guard let object = try archive.object(name) else { continue }
        entries.append(try ArticleIndex(of: object, looks: looks[name] ?? []).entry())
        count += 1
      } catch {
        unreadable.append(error)
      }
      if entries.count == 256 {
        try reporting { [entries] () throws(CatalogError) in try catalog.put(entries) }
        entries = []
        progress(count)
      }
    }
    try reporting { [entries, log] () throws(CatalogError) in try catalog.put(entries, log: log) }
    return (count, unreadable)
  }
}

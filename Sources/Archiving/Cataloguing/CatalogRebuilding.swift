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
  /// The caller holds the writer's lock. `progress` is told how many articles are done.
  func run(progress: (Int) -> Void = { _ in }) throws(KeepingError) -> Result {
    let path = Self.path(in: folder)
    do throws(CatalogError) {
      let new = try Catalog.rebuilding(at: path + ".new")
      let (articles, unreadable) = try fill(new, progress)
      return Result(catalog: try new.finish(movingTo: path), articles: articles, unreadable: unreadable)
    } catch {
      throw .catalog(error.description)
    }
  }

  /// A catalog in memory, for an archive that has none that can be used.
  func inMemory() throws(KeepingError) -> Result {
    do throws(CatalogError) {
      let catalog = try Catalog.inMemory()
      let (articles, unreadable) = try fill(catalog, { _ in })
      return Result(catalog: catalog, articles: articles, unreadable: unreadable)
    } catch {
      throw .catalog(error.description)
    }
  }

  private func fill(
    _ catalog: Catalog, _ progress: (Int) -> Void
  ) throws(CatalogError) -> (Int, [ArchiveError]) {
    var unreadable: [ArchiveError] = []
    var all: [Observation] = []
    var names: [ObjectName] = []
    do throws(ArchiveError) {
      all = try archive.allObservations()
      names = try archive.objectNames()
    } catch {
      unreadable.append(error)
    }
    try catalog.put(all.map { ($0.article.key, CatalogLook($0)) })
    let looks = Dictionary(grouping: all, by: \.article)
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
        try catalog.put(entries)
        entries = []
        progress(count)
      }
    }
    try catalog.put(entries)
    return (count, unreadable)
  }
}

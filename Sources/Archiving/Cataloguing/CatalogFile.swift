public import ArchiveStore
internal import Catalog
internal import FoundationEssentials
internal import Glibc

/// The catalog's file in the archive's folder.
enum CatalogFile {
  static func path(in folder: String) -> String { "\(folder)/catalog.sqlite" }

  /// Makes the catalog anew from the files alone, and puts it in the place of the old one.
  ///
  /// Readers of the old one go on with it. Gives how many articles are in it, and those that could not be read.
  @discardableResult
  static func rebuild(
    of archive: Archive, at folder: String, progress: (Int) -> Void = { _ in }
  ) throws -> (articles: Int, unreadable: [ArchiveError]) {
    let path = path(in: folder)
    let new = path + ".new"
    for ending in ["", "-wal", "-shm"] { unlink(new + ending) }
    let result: (articles: Int, unreadable: [ArchiveError])
    do {
      let catalog = try Catalog(writingAt: new)
      result = try fill(catalog, from: archive, progress: progress)
      try catalog.optimize()
    }
    // A log of the old one beside the new one would be read as its own.
    for ending in ["-wal", "-shm"] {
      unlink(new + ending)
      unlink(path + ending)
    }
    guard rename(new, path) == 0 else {
      throw KeepingError.catalog("\(path): cannot be put in place: \(String(cString: strerror(errno)))")
    }
    return result
  }

  /// Puts all articles and all looks of an archive into a catalog.
  static func fill(
    _ catalog: Catalog, from archive: Archive, progress: (Int) -> Void = { _ in }
  ) throws -> (articles: Int, unreadable: [ArchiveError]) {
    var looks = Dictionary(grouping: try archive.allObservations(), by: \.article)
    var count = 0
    var unreadable: [ArchiveError] = []
    var updates: [Catalog.Update] = []
    for name in try archive.objectNames() {
      do throws(ArchiveError) {
        guard let object = try archive.object(name) else { continue }
        updates.append(try ArticleIndex(of: object, looks: looks.removeValue(forKey: name) ?? []).update())
        count += 1
      } catch {
        unreadable.append(error)
      }
      if updates.count == 256 {
        try catalog.put(updates)
        updates = []
        progress(count)
      }
    }
    updates += looks.map { ArticleIndex.missing($0.key, looks: $0.value) }
    try catalog.put(updates)
    return (count, unreadable)
  }
}

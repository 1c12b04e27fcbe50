internal import ArchiveStore
internal import Catalog
internal import FoundationEssentials

/// The catalog beside an archive that is written, kept up to its files.
struct CatalogWriter {
  private let archive: Archive
  private let catalog: Catalog

  /// Opens the catalog of an archive; one that is missing or unusable is made anew from the files.
  init(of archive: Archive, at folder: String) throws(KeepingError) {
    self.archive = archive
    let path = CatalogFile.path(in: folder)
    do {
      let isNew = !FileManager.default.fileExists(atPath: path)
      if !isNew, let catalog = try? Catalog(writingAt: path) {
        self.catalog = catalog
      } else {
        try CatalogFile.rebuild(of: archive, at: folder)
        catalog = try Catalog(writingAt: path)
      }
    } catch let error as CatalogError {
      throw .catalog(error.description)
    } catch let error as ArchiveError {
      throw .archive(error)
    } catch {
      throw .catalog("\(error)")
    }
  }

  /// All looks at an article that the catalog knows of.
  func looks(at name: ObjectName) throws(KeepingError) -> [Observation] {
    do {
      return try catalog.looks(column: name.column, name: name.name).compactMap { Observation($0, of: name) }
    } catch {
      throw .catalog(error.description)
    }
  }

  /// Brings the rows of these articles up to date with their files and with these new looks.
  func update(_ names: [ObjectName], with new: [Observation]) throws(KeepingError) {
    let looks = Dictionary(grouping: new, by: \.article)
    var updates: [Catalog.Update] = []
    for name in names {
      do {
        let all = try self.looks(at: name) + (looks[name] ?? [])
        if let object = try archive.object(name) {
          updates.append(try ArticleIndex(of: object, looks: all).update())
        } else {
          updates.append(ArticleIndex.missing(name, looks: all))
        }
      } catch let error as KeepingError {
        throw error
      } catch let error as ArchiveError {
        throw .archive(error)
      } catch {
        throw .catalog("\(error)")
      }
    }
    do { try catalog.put(updates) } catch { throw .catalog(error.description) }
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

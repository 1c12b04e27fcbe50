public import ArchiveStore
internal import ArticleModel
public import Catalog
internal import FoundationEssentials

/// An archive that is looked into: its files, and the catalog that finds them.
///
/// Takes no lock and writes nothing, so it works beside a writer and on a read-only disk.
public struct ArchiveReader: Sendable {
  public let archive: Archive
  private let folder: String

  /// - Throws: ``KeepingError/archive(_:)`` where there is no archive.
  public init(at folder: String) throws(KeepingError) {
    self.folder = folder
    do throws(ArchiveError) {
      archive = try Archive(at: folder)
    } catch {
      throw .archive(error)
    }
  }

  /// The catalog, and what is to be said of it.
  ///
  /// Where there is none that can be used, one is made in memory from the files: slower, and as right.
  public func catalog() throws(KeepingError) -> (CatalogReader, warning: String?) {
    do throws(CatalogError) {
      return (try currentCatalog(), nil)
    } catch {
      return try catalogOfFiles(because: error)
    }
  }

  /// Asks the catalog something; the one from the files, if it turns out to be damaged on the way.
  public func fromCatalog<Value>(
    _ work: (CatalogReader) throws(CatalogError) -> Value
  ) throws(KeepingError) -> (Value, warning: String?) {
    func asking(_ catalog: CatalogReader, _ warning: String?) throws(KeepingError) -> (Value, String?) {
      let error: CatalogError
      do throws(CatalogError) { return (try work(catalog), warning) } catch let failure { error = failure }
      // What was made from the files just now is not damaged.
      guard error.kind != .io, warning == nil else { throw .catalog(error.description) }
      let (other, reason) = try catalogOfFiles(because: error)
      return try asking(other, reason)
    }
    let (catalog, warning) = try catalog()
    return try asking(catalog, warning)
  }

  private func catalogOfFiles(because error: CatalogError) throws(KeepingError) -> (CatalogReader, String?) {
    let made = try CatalogRebuilding(of: archive, at: folder).inMemory()
    let missing =
      made.unreadable.isEmpty
      ? "" : "; \(made.unreadable.count) articles cannot be read, netease-archive verify names them"
    return (
      made.catalog.reader, "\(error.description); the files are read instead, which takes longer\(missing)"
    )
  }

  /// The catalog beside the files, if it was made from these files.
  private func currentCatalog(isLastTry: Bool = false) throws(CatalogError) -> CatalogReader {
    let catalog = try CatalogReader(at: CatalogRebuilding.path(in: folder))
    // A run that is at work brings it up to date.
    if (try? archive.writingSince()) != nil { return catalog }
    do throws(CatalogError) {
      try catalog.require(log: (try? archive.logSizes())?.description ?? "")
    } catch {
      if isLastTry { throw error }
      // A run may have ended between the two looks; then they fit now.
      return try currentCatalog(isLastTry: true)
    }
    return catalog
  }

  /// The article that somebody means: by its address, its docid, its name in the archive, or the beginning of it.
  ///
  /// - Throws: ``KeepingError/notFound(_:)`` for none, or several.
  public func article(_ text: String) throws(KeepingError) -> ArchivedObject {
    do throws(ArchiveError) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2, let name = try? ObjectName(column: parts[0], name: parts[1]),
        let object = try archive.object(name)
      {
        return object
      }
      if let name = ArticleAddress(text)?.archivedName, let object = try archive.object(name) {
        return object
      }
    } catch {
      throw .archive(error)
    }
    return try article(beginning: text)
  }

  private func article(beginning prefix: String) throws(KeepingError) -> ArchivedObject {
    guard prefix.utf8.count >= 4 else {
      throw .notFound("\(prefix): write at least the first four characters of the id, or the address")
    }
    guard !prefix.contains("/"), !prefix.contains(".") else {
      throw .notFound("\(prefix): the archive has no article of this address or id")
    }
    let (found, _) = try fromCatalog { (catalog) throws(CatalogError) in
      let asWritten = try catalog.entries(beginning: prefix, limit: 6)
      // A docid is in capitals, whoever types it.
      return asWritten.isEmpty ? try catalog.entries(beginning: prefix.uppercased(), limit: 6) : asWritten
    }
    guard let entry = found.first else {
      throw .notFound("\(prefix): the archive has no article of this address or id")
    }
    guard found.count == 1 else {
      let names = found.prefix(5).map(\.key.name).joined(separator: ", ") + (found.count > 5 ? ", …" : "")
      throw .notFound("\(prefix): several articles begin so (\(names)); give more of the id")
    }
    do throws(ArchiveError) {
      if let object = try archive.object(entry.objectName) { return object }
    } catch {
      throw .archive(error)
    }
    throw .notFound(
      "\(prefix): the catalog has this article and the files have not; run netease-archive reindex")
  }

  /// The text that is searched of an article, as it was seen last.
  public func text(of entry: CatalogEntry) -> String? {
    guard
      let bytes = try? archive.object(entry.objectName)?.content(
        of: "article.json", in: VersionNumber(entry.current))
    else { return nil }
    return (try? JSONDecoder().decode(SearchedText.self, from: Data(bytes)))?.searched
  }

  /// The headline of an article's newest version, if it can be read.
  public func headline(of name: ObjectName) -> String? {
    guard let bytes = try? archive.object(name)?.content(of: "article.json") else { return nil }
    return (try? JSONDecoder().decode(StoredArticle.self, from: Data(bytes)))?.headline
  }

  /// All looks at an article, in the order of time.
  public func looks(at name: ObjectName) throws(KeepingError) -> [Observation] {
    do throws(ArchiveError) {
      var reader = try archive.observations(of: name)
      var found: [Observation] = []
      while let entry = try reader.next() {
        if case .observation(let look) = entry { found.append(look) }
      }
      return found.sorted(by: Observation.wasBefore)
    } catch {
      throw .archive(error)
    }
  }

  /// The version that was seen last.
  public func current(of object: ArchivedObject) throws(KeepingError) -> VersionNumber {
    Timeline(of: try looks(at: object.name), in: object).current
  }
}

extension CatalogEntry {
  /// The object in the archive.
  public var objectName: ObjectName {
    get throws(ArchiveError) { try ObjectName(column: key.column, name: key.name) }
  }
}

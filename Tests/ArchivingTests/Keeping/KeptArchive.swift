import ArchiveStore
import ArticleModel
import Catalog
import FoundationEssentials
import Synchronization

@testable import Archiving

/// An archive in a folder of its own, and a clock that goes on by a second whenever it is asked.
final class KeptArchive: Sendable {
  let folder: ScratchFolder
  var path: String { folder.path + "/archive" }
  private let now = Mutex(Instant.start)

  init() throws { folder = try ScratchFolder() }

  enum Instant {
    /// 2026-11-24T00:00:00Z.
    static let start: Int64 = 1_795_478_400_000
    /// 2019-01-01T00:00:00Z.
    static let of2019: Int64 = 1_546_300_800_000
    /// 2021-01-01T00:00:00Z.
    static let of2021: Int64 = 1_609_459_200_000
    /// 2024-01-01T00:00:00Z.
    static let of2024: Int64 = 1_704_067_200_000
    /// 2025-01-01T00:00:00Z.
    static let of2025: Int64 = 1_735_689_600_000
  }

  func clock() -> Int64 {
    now.withLock {
      $0 += 1000
      return $0
    }
  }

  func open() throws -> Archivist { try Archivist.open(archive: path) { self.clock() } }

  /// A run of its own that keeps these in one batch.
  @discardableResult func keep(_ captures: Capture...) throws -> [Archivist.Outcome] {
    var archivist = try open()
    var outcomes: [Archivist.Outcome] = []
    for capture in captures { outcomes.append(try archivist.keep(PreparedCapture(capture))) }
    try archivist.commit()
    archivist.close()
    return outcomes
  }

  // MARK: What is in it

  func name(_ docID: String = SamplePage.docID) throws -> ObjectName {
    try ObjectName(column: String(docID.suffix(8)), name: docID)
  }

  func object() throws -> ArchivedObject? { try Archive(at: path).object(name()) }

  func looks() throws -> [Observation] { try ArchiveReader(at: path).looks(at: name()) }

  func entry() throws -> CatalogEntry? {
    try CatalogReader(at: "\(path)/catalog.sqlite").entry(name().key)
  }

  /// All that is found wrong with the archive; the catalog must be as one made from the files alone.
  func problems() async throws -> [String] {
    var problems: [String] = []
    _ = try await Verification(of: path, clock: clock).run { problems.append($0.description) }
    let copy = "\(folder.path)/copy"
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    let made = try Mending(of: copy, clock: clock).reindex()
    problems += made.unreadable.map(\.description)
    if try catalog(in: path) != catalog(in: copy) {
      problems.append("the catalog is not as reindex makes it")
    }
    try folder.remove("copy")
    return problems
  }

  private struct Content: Equatable {
    var entries: [CatalogEntry]
    var looks: [[CatalogLook]]
  }

  private func catalog(in path: String) throws -> Content {
    let reader = try CatalogReader(at: "\(path)/catalog.sqlite")
    let keys = try reader.lookCounts().keys.sorted()
    return Content(entries: try reader.list(), looks: try keys.map { try reader.looks(at: $0) })
  }

  /// The paths of all files, without the catalog's and those that only a writer needs.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { file in
      var isFolder = false
      return FileManager.default.fileExists(atPath: "\(path)/\(file)", isDirectory: &isFolder) && !isFolder
        && !file.hasPrefix("catalog.sqlite")
    }.sorted()
  }

  func bytes(_ file: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: "\(path)/\(file)")))
  }
}

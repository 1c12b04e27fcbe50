public import ArchiveStore
internal import Catalog
internal import Extraction
internal import FoundationEssentials

/// Mends an archive without guessing: its objects, its log, its catalog.
public struct Mending: Sendable {
  private let folder: String
  private let clock: @Sendable () -> Int64

  public init(of folder: String, clock: @escaping @Sendable () -> Int64) {
    self.folder = folder
    self.clock = clock
  }

  /// Gives `report` each problem with what was done about it; a dry run writes nothing.
  public func run(
    dryRun: Bool = false, report: (RepairAction) -> Void
  ) async throws(KeepingError) -> RepairOutcome {
    do throws(ArchiveError) {
      let repair = try ArchiveRepair(at: folder, version: Extractor.version, clock: clock)
      return try await repair.run(dryRun: dryRun, report: report)
    } catch {
      throw .archive(error)
    }
  }

  /// Makes the catalog anew from the files alone, under the writer's lock.
  ///
  /// Gives how many articles it has, and what could not be read. `progress` is told how many are done. Fails where
  /// there is no archive.
  public func reindex(
    progress: (Int) -> Void = { _ in }
  ) throws(KeepingError) -> (articles: Int, unreadable: [ArchiveError]) {
    var writer: ArchiveWriter
    do throws(ArchiveError) {
      // The writer would make an archive where there is none.
      _ = try Archive(at: folder)
      writer = try ArchiveWriter.open(at: folder, version: Extractor.version, clock: clock)
    } catch {
      throw .archive(error)
    }
    let made = try CatalogRebuilding(of: writer.archive, at: folder).run(progress: progress)
    do throws(ArchiveError) { try writer.markIndexed() } catch { throw .archive(error) }
    return (made.articles, made.unreadable)
  }
}

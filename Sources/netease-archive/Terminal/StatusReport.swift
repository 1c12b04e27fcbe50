internal import ArchiveStore
internal import Archiving
internal import Catalog
internal import Configuration
internal import Syncing

/// All that `status` shows.
struct StatusReport {
  let folder: String
  /// Since when a run has been writing, in Unix milliseconds; `nil` if none is.
  let writingSince: Int64?
  /// How many articles are to be looked at again.
  let due: Int
  /// `nil` where sync never ran, or where what it remembers cannot be read.
  let sync: SyncStatus?
  /// Why what sync remembers cannot be read.
  let trouble: String?
  let disk: DiskUse

  init(
    folder: String, _ archive: Archive, _ catalog: CatalogReader, _ configuration: Configuration,
    lastRuns: Int, at now: Int64
  ) throws(KeepingError) {
    self.folder = folder
    let writingSince: Int64?
    do throws(ArchiveError) {
      writingSince = try archive.writingSince()
      disk = try archive.diskUse()
    } catch {
      throw .archive(error)
    }
    self.writingSince = writingSince
    do throws(CatalogError) {
      due = try catalog.countDue(by: configuration.lookAgain, at: now)
    } catch {
      throw .catalog(error.description)
    }
    do throws(SyncError) {
      sync = try SyncStatus(
        inArchive: folder, lastRuns: lastRuns, sources: configuration.sources, writingSince: writingSince)
      trouble = nil
    } catch {
      sync = nil
      trouble = error.description
    }
  }

  /// The catalog with what SQLite keeps beside it.
  var catalogBytes: Int64 { bytes { $0.hasPrefix("catalog.sqlite") } }
  var observationsBytes: Int64 { bytes { $0 == "observations" } }
  var otherBytes: Int64 { bytes { $0 != "observations" && !$0.hasPrefix("catalog.sqlite") } }

  private func bytes(of isCounted: (String) -> Bool) -> Int64 {
    disk.others.filter { isCounted($0.key) }.values.reduce(0, +)
  }
}

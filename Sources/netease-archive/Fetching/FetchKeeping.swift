internal import ArchiveStore
internal import Archiving
internal import ArgumentParser
internal import ArticleModel
internal import Fetching

/// Keeps what was fetched, and says what became of each address once it is on the disk.
struct FetchKeeping {
  private let folder: String
  private var keeping: LookKeeping<AddressList.Item>
  private var report: FetchReport
  /// What the archive had before.
  let archive: ArchiveReader

  init(folder: String, report: FetchReport) throws {
    self.folder = folder
    self.report = report
    do throws(KeepingError) {
      keeping = LookKeeping(
        try Archivist.open(archive: folder, clock: WallClock.now), clock: WallClock.now)
      archive = try ArchiveReader(at: folder)
    } catch {
      throw stopped(folder, error)
    }
  }

  /// Takes what a look came to.
  mutating func keep(_ look: ArticleLook, of item: AddressList.Item) throws {
    do {
      try keeping.keep(look, of: item) { try add($0, $1, $2) }
    } catch let error as KeepingError {
      throw stopped(folder, error)
    }
  }

  /// Brings what is left into the archive and closes it; says the last words and the exit status.
  mutating func finish(unseen: [AddressList.Item], total: Int, listedIn file: String?) throws {
    do {
      try keeping.commit { try add($0, $1, $2) }
    } catch let error as KeepingError {
      throw stopped(folder, error)
    }
    Messages.say(damages: keeping.damages, of: folder)
    keeping.close()
    for item in unseen { report.addUnseen(item.text) }
    try report.finish(total: total, listedIn: file)
  }

  private mutating func add(
    _ item: AddressList.Item, _ look: ArticleLook, _ kept: LookKeeping<AddressList.Item>.Kept
  ) throws {
    var result = FetchResult(asked: item.text, look: look, kept: kept)
    if case .kept(let outcome) = kept, result.article == nil {
      result.knownHeadline = archive.headline(of: outcome.name)
    }
    try report.add(result)
  }
}

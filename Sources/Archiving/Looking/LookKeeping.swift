public import ArchiveStore
public import Fetching

/// Keeps what looks come to, in batches, and tells of each one when it is on the disk.
public final class LookKeeping<Item> {
  /// What became of one look.
  public enum Kept: Sendable {
    case kept(Archivist.Outcome)
    /// An answer that is no article and says nothing of one, or that cannot be kept.
    case failed(KeepingError)
    /// Nobody was asked.
    case refused(FetchError)
  }

  private var archivist: Archivist
  private let clock: @Sendable () -> Int64
  private var pending: [(item: Item, look: ArticleLook, kept: Kept)] = []
  private var lastCommit: Int64

  public init(_ archivist: consuming Archivist, clock: @escaping @Sendable () -> Int64) {
    self.archivist = archivist
    self.clock = clock
    lastCommit = clock()
  }

  /// Takes what a look came to.
  ///
  /// `onDisk` is told of it, and of all that waited, as soon as it is durable. With the usual pause between two
  /// pages that is at once; without a pause one flush of the disk serves many.
  ///
  /// - Throws: ``KeepingError`` only where no other look can fare better.
  public func keep(
    _ look: ArticleLook, of item: Item, onDisk: (Item, ArticleLook, Kept) throws -> Void
  ) throws {
    let kept: Kept
    do throws(KeepingError) {
      switch look.result {
      case .seen(let prepared): kept = .kept(try archivist.keep(prepared))
      case .unmodified(let page, let seenAt): kept = .kept(try archivist.keep(page, unmodifiedAt: seenAt))
      case .nothing(let error): kept = .failed(error)
      case .refused(let error): kept = .refused(error)
      }
    } catch {
      if error.endsRun { throw error }
      kept = .failed(error)
    }
    pending.append((item, look, kept))
    if archivist.isBatchFull || clock() - lastCommit >= 1000 { try commit(onDisk) }
  }

  /// Brings what waits into the archive.
  public func commit(_ onDisk: (Item, ArticleLook, Kept) throws -> Void) throws {
    try archivist.commit()
    let done = pending
    (pending, lastCommit) = ([], clock())
    for (item, look, kept) in done { try onDisk(item, look, kept) }
  }

  /// What is known of an article from all looks that are on the disk.
  public func state(of name: ObjectName) throws(KeepingError) -> ArticleState? {
    try archivist.state(of: name)
  }

  /// The articles whose files turned out to be damaged, see ``Archivist/damages``.
  public var damages: [ArchiveError] { archivist.damages }

  /// Leaves the catalog as one file.
  public func close() { archivist.close() }
}

extension KeepingError {
  /// Whether no other item can fare better.
  public var endsRun: Bool {
    switch self {
    case .archive(let error): [.io, .locked, .cannotCreate, .notAnArchive].contains(error.kind)
    case .catalog: true
    default: false
    }
  }
}

public import ArchiveStore
internal import ArticleModel
internal import Catalog
internal import Extraction

/// Keeps what was captured: the one place where extraction, the archive and its catalog meet.
///
/// Captures are staged by ``keep(_:)`` and reach the archive together with ``commit()``: several at once cost
/// one flush of the disk. What an outcome says is true when the commit after it has returned.
public struct Archivist: ~Copyable {
  /// What becomes of one capture.
  public struct Outcome: Sendable, Hashable {
    public enum State: Sendable, Hashable {
      case new
      /// A version is added; what differs from the one that was seen before.
      case changed([String])
      /// The article is as it was.
      case unchanged
      /// There is no article any more, or none to be seen.
      case missing(Sighting)
    }

    public var state: State
    public var name: ObjectName
    /// The version that the capture shows; `nil` if it shows none.
    public var version: VersionNumber?

    /// Where the article lies, relative to the archive's folder.
    public var folder: String { name.folder }
  }

  private var writer: ArchiveWriter
  private var catalog: CatalogWriter
  private let clock: @Sendable () -> Int64
  private var staged = 0
  private var stagedBytes = 0
  /// Looks of this batch, which the catalog does not have yet.
  private var looks: [Observation] = []

  /// Opens the archive in a folder for writing, and makes it where there is none.
  ///
  /// What a dead run left is finished first. A catalog that is missing or cannot be used is made anew.
  public static func open(
    archive path: String, clock: @escaping @Sendable () -> Int64
  ) throws(KeepingError) -> Archivist {
    let writer: ArchiveWriter
    do throws(ArchiveError) {
      writer = try ArchiveWriter.open(at: path, version: Extractor.version, clock: clock)
    } catch {
      throw .archive(error)
    }
    let catalog = try CatalogWriter(of: writer.archive, at: path, log: writer.indexedLog)
    var archivist = Archivist(writer: writer, catalog: catalog, clock: clock)
    try archivist.finishIndex()
    return archivist
  }

  private init(
    writer: consuming ArchiveWriter, catalog: CatalogWriter, clock: @escaping @Sendable () -> Int64
  ) {
    self.writer = writer
    self.catalog = catalog
    self.clock = clock
  }

  /// Tells the catalog what a run that died had not told it yet.
  private mutating func finishIndex() throws(KeepingError) {
    if !writer.unindexed.isEmpty { try index(catalog.logged(writer.unindexed)) }
  }

  /// Whether so much waits for ``commit()`` that it is time.
  ///
  /// 64 articles spread the cost of a flush so thin that it cannot be seen; the bytes bound the memory.
  public var isBatchFull: Bool { staged >= 64 || stagedBytes >= 32 << 20 }

  /// Takes one look: adds a version if the article is new or differs from what was seen next to this look in
  /// time, and an observation unless this very look is known.
  public mutating func keep(_ prepared: PreparedCapture) throws(KeepingError) -> Outcome {
    // Two looks at one article in a batch: the second must see the first.
    if writer.isStaged(prepared.name) || looks.contains(where: { $0.article == prepared.name }) {
      try commit()
    }
    do {
      return try keepAlone(prepared)
    } catch let error as KeepingError {
      throw error
    } catch let error as ArchiveError {
      throw .archive(error)
    } catch {
      throw .unreadableVersion(prepared.name.folder)
    }
  }

  private mutating func keepAlone(_ prepared: PreparedCapture) throws -> Outcome {
    let name = prepared.name
    let known = try catalog.looks(at: name)
    var look = Observation(
      recordedAt: clock(), seenAt: prepared.capture.retrievedAt, article: name, url: prepared.url,
      outcome: .live, status: prepared.capture.status, sha256: prepared.sha256, reason: prepared.reason)
    if case .sighting(let sighting) = prepared.content {
      look.outcome = sighting.outcome
      look.location = sighting.location
      if !known.contains(where: { $0.isSameLook(as: look) }) {
        let evidence =
          sighting.isEvidence
          ? try prepared.evidence(
            date: look.recordedAt, isFirst: writer.beginsEvidence(at: look.recordedAt)) : nil
        look.evidence = evidence?.id
        try note(look, evidence: evidence?.bytes)
      }
      return Outcome(state: .missing(sighting), name: name)
    }
    guard let change = prepared.change else { throw KeepingError.unreadable(name.folder) }
    let object = try writer.object(name)
    var state = Outcome.State.new
    if let object {
      let timeline = Timeline(of: known, in: object)
      if let version = known.first(where: { $0.isSameLook(as: look) })?.version {
        return Outcome(state: .unchanged, name: name, version: version)
      }
      let neighbours = timeline.versions(around: look.seenAt)
      for version in neighbours {
        guard try object.change(in: version).differences(to: change).isEmpty else { continue }
        look.version = version
        try note(look)
        return Outcome(state: .unchanged, name: name, version: version)
      }
      state = .changed(try object.change(in: neighbours.first ?? object.head).differences(to: change))
    }
    let message =
      if case .changed(let differences) = state {
        "changed: " + differences.joined(separator: ", ")
      } else {
        "first kept"
      }
    let files = try prepared.files(date: look.recordedAt)
    let added = try writer.stage(files, to: name, message: message)
    staged += 1
    stagedBytes += files.values.reduce(0) { $0 + $1.count }
    look.version = added.version
    try note(look)
    return Outcome(state: state, name: name, version: added.version)
  }

  /// Notes a look that gave the same as one before, of which a WARC keeps no second copy.
  ///
  /// Which version it was nobody can tell from here. Looks at what the archive does not have say nothing.
  public mutating func seenAgain(_ again: SeenAgain) throws(KeepingError) {
    guard let seenAt = again.seenAt, let name = ArticleAddress(again.url)?.archivedName else { return }
    // The archive shows what was committed.
    if writer.isStaged(name) { try commit() }
    let isKnown = try looks(at: name).contains { $0.outcome == .live && $0.seenAt == seenAt }
    do throws(ArchiveError) {
      guard try writer.object(name) != nil else { return }
      let look = Observation(
        recordedAt: clock(), seenAt: seenAt, article: name, url: again.url, outcome: .live)
      if !isKnown { try note(look) }
    } catch {
      throw .archive(error)
    }
  }

  /// Notes that a page is as it was when a version of its article was kept (HTTP 304).
  public mutating func keep(_ page: KnownPage, unmodifiedAt seenAt: Int64) throws(KeepingError) -> Outcome {
    do throws(ArchiveError) {
      try note(
        Observation(
          recordedAt: clock(), seenAt: seenAt, article: page.name, url: page.url, outcome: .live,
          version: page.version, status: 304))
    } catch {
      throw .archive(error)
    }
    return Outcome(state: .unchanged, name: page.name, version: page.version)
  }

  /// What is known of an article from all looks at it; `nil` where there was none.
  public mutating func state(of name: ObjectName) throws(KeepingError) -> ArticleState? {
    ArticleState(try looks(at: name))
  }

  private mutating func looks(at name: ObjectName) throws(KeepingError) -> [Observation] {
    try catalog.looks(at: name) + looks.filter { $0.article == name }
  }

  /// The articles whose files turned out to be damaged while the catalog was brought up to date.
  ///
  /// What was looked at is kept all the same; their rows in the catalog stay as they were.
  public var damages: [ArchiveError] { catalog.damages }

  /// Leaves the catalog as one file.
  public func close() { catalog.close() }

  private mutating func note(_ look: Observation, evidence: [UInt8]? = nil) throws(ArchiveError) {
    try writer.note(look, evidence: evidence)
    looks.append(look)
    stagedBytes += 300 + (evidence?.count ?? 0)
  }

  /// Brings all that was staged into the archive, and the catalog up to it.
  ///
  /// All of it is on the disk when this returns, or nothing.
  public mutating func commit() throws(KeepingError) {
    do throws(ArchiveError) {
      try writer.commit()
    } catch {
      throw .archive(error)
    }
    defer { (staged, stagedBytes, looks) = (0, 0, []) }
    if !writer.unindexed.isEmpty { try index(looks) }
  }

  private mutating func index(_ looks: [Observation]) throws(KeepingError) {
    try catalog.update(writer.unindexed, with: looks)
    do throws(ArchiveError) {
      try writer.markIndexed()
    } catch {
      throw .archive(error)
    }
  }
}

extension ArchivedObject {
  /// What is compared of a version.
  fileprivate func change(in version: VersionNumber) throws -> ArticleChange {
    guard let stored = try content(of: "article.json", in: version) else {
      throw KeepingError.unreadableVersion("\(name.folder)/\(version)")
    }
    return try ArticleChange(articleJSON: stored)
  }
}

extension ArticleChange {
  fileprivate func differences(to newer: ArticleChange) -> [String] { newer.differences(from: self) }
}

extension Observation {
  /// Whether two lines are of one look: the same page, received at the same instant.
  ///
  /// Where nobody knows the instant, the same bytes are the same look: importing a file twice shows nothing
  /// new. Only the first 16 digits of the digest are compared, which is what the catalog keeps.
  func isSameLook(as other: Observation) -> Bool {
    article == other.article && outcome == other.outcome && seenAt == other.seenAt
      && sha256?.prefix(16) == other.sha256?.prefix(16)
  }
}

/// The one writer of an archive: holds the kernel's lock until it goes, and the lock dies with the process.
///
/// Changes are staged and then committed together. A death at any instant leaves the archive as before the
/// batch or as after it; the next writer finishes or clears what the dead one was at.
///
///     _ = try writer.stage(files, to: name, message: "first kept")
///     try writer.note(observation)
///     try writer.commit()
///     // bring the rows of writer.unindexed in the catalog up to date
///     try writer.markIndexed()
public struct ArchiveWriter: ~Copyable, Sendable {
  /// The same archive for reading; it shows what was committed.
  public let archive: Archive
  /// The articles of committed batches whose rows in the catalog must be brought up to date.
  ///
  /// Not empty after ``open(at:version:clock:)`` if the run before died before it had done that.
  public private(set) var unindexed: [ObjectName]
  /// The log as the catalog must have it after ``open(at:version:clock:)``, but for what is ``unindexed``.
  public let indexedLog: LogSizes
  private let lock: WriterLock
  private var disk: DurableFolder
  private var batch = Batch()
  /// Why nothing more can be written.
  private var failure: ArchiveError?
  private let version: String
  private let clock: @Sendable () -> Int64

  /// Opens the archive in a folder for writing, and makes it where the folder is absent or empty.
  ///
  /// `version` is the program's, recorded as the user of each version; `clock` gives Unix milliseconds.
  /// Throws ``ArchiveError/Kind/cannotCreate``, ``ArchiveError/Kind/notAnArchive`` for a folder that holds
  /// something else, ``ArchiveError/Kind/locked`` where another run writes, ``ArchiveError/Kind/io``,
  /// ``ArchiveError/Kind/damaged`` where what a dead run left cannot be finished: it is set aside, and the
  /// archive can be opened the next time.
  public static func open(
    at path: String, version: String, clock: @escaping @Sendable () -> Int64
  ) throws(ArchiveError) -> ArchiveWriter {
    try ArchiveWriter(in: ArchiveFolder(path: path), version: version, clock: clock)
  }

  /// `way` is for tests; the file system tells it.
  init(
    in folder: ArchiveFolder, way: FlushWay? = nil, version: String, clock: @escaping @Sendable () -> Int64
  ) throws(ArchiveError) {
    let lock = try folder.lockOrCreateArchive(now: clock())
    let archive = Archive(folder: folder)
    var disk = try DurableFolder(folder, way: way)
    let recovered = try Recovery(archive: archive).run(on: &disk)
    (unindexed, indexedLog) = (recovered.unindexed, recovered.indexedLog)
    self.lock = lock
    self.archive = archive
    self.disk = disk
    self.version = version
    self.clock = clock
  }

  /// The object of that name as it was last committed.
  public func object(_ name: ObjectName) throws(ArchiveError) -> ArchivedObject? {
    try archive.object(name)
  }

  /// What ``stage(_:to:message:)`` did.
  public enum Addition: Sendable, Hashable {
    case newObject
    case newVersion(VersionNumber)
    /// The newest version has these very files already; nothing is to be written.
    case unchanged(VersionNumber)

    /// The version that holds the files, or will.
    public var version: VersionNumber {
      switch self {
      case .newObject: .first
      case .newVersion(let number), .unchanged(let number): number
      }
    }
  }

  /// Whether a change of this object waits for ``commit()``; a second one can be staged only after it.
  public func isStaged(_ name: ObjectName) -> Bool { batch.staged.contains(name) }

  /// Writes these files, all of the version, into the staging folder, for the object's next version or for a
  /// new object.
  ///
  /// File names are safe names, or paths of them such as `media/1.jpg`. Throws
  /// ``ArchiveError/Kind/unsafeName``, ``ArchiveError/Kind/damaged`` where the object is not what its
  /// inventory says (nothing is overwritten), ``ArchiveError/Kind/io``; what else was staged stays staged.
  public mutating func stage(
    _ files: [String: [UInt8]], to name: ObjectName, message: String
  ) throws(ArchiveError) -> Addition {
    try refuseAfterFailure()
    try Self.checkNames(of: files)
    if isStaged(name) {
      throw ArchiveError(.unsafeName, path: name.folder, reason: "has a change already that is not committed")
    }
    let root = try archive.rootInventory(of: name)
    let state = files.mapValues(ContentDigest.init(of:))
    if let root, root.inventory[root.head]?.state == state { return .unchanged(root.head) }

    if let root { try setAsideStrayVersions(of: name, after: root.head) } else { try checkColumn(of: name) }
    let staged = StagedVersion(
      of: name, after: root, adding: version(of: state, message: message), files: files)
    do {
      try staged.write(on: &disk)
    } catch {
      // What cannot be removed may not come into the archive with the others.
      do { try disk.removeAll(at: staged.entry.staged) } catch { failure = error }
      throw error
    }
    batch.add(staged.entry)
    return root == nil ? .newObject : .newVersion(staged.entry.version)
  }

  /// Adds a line to the log, and what was received to its evidence: a member of the month's `.warc.gz`.
  ///
  /// Both are kept in memory until ``commit()``. Throws ``ArchiveError/Kind/unsafeName`` for what no line
  /// holds.
  public mutating func note(_ observation: Observation, evidence: [UInt8]? = nil) throws(ArchiveError) {
    try refuseAfterFailure()
    batch.add(observation, line: try ObservationLine.bytes(of: observation), evidence: evidence)
  }

  /// Whether evidence that is recorded at that instant is the first of its file, which begins with a warcinfo.
  public func beginsEvidence(at recordedAt: Int64) throws(ArchiveError) -> Bool {
    let month = ObservationLog.month(of: recordedAt)
    if batch.hasEvidence(for: month) { return false }
    return try disk.folder.size(of: "\(ArchiveLayout.observations)/\(ObservationLog.evidence(of: month))")
      == 0
  }

  /// Brings all that was staged and noted into the archive, or nothing of it.
  ///
  /// It is on the disk when this returns. After an error this writer writes nothing more, because nobody knows
  /// what reached the disk; the next one finishes or clears the batch.
  public mutating func commit() throws(ArchiveError) {
    try refuseAfterFailure()
    if batch.isEmpty { return }
    do {
      try commitBatch()
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func commitBatch() throws(ArchiveError) {
    let appends = try batch.stageAppends(on: &disk)
    let known = Set(unindexed)
    let journal = Journal(
      objects: batch.objects, appends: appends,
      unindexed: unindexed + batch.articles.filter { !known.contains($0) })
    try disk.create(StagingLayout.nextJournal, content: journal.bytes)
    try disk.flush()
    // The commit point: whole, and with all that it names, or not there.
    try disk.move(StagingLayout.nextJournal, to: StagingLayout.journal)
    try disk.folder.synchronizeFolder(ArchiveLayout.staging)

    try Publication(of: journal, in: disk.folder).run(on: &disk)
    unindexed = journal.unindexed
    // What cannot be removed now is removed by the next run.
    for path in batch.leftovers(after: appends) { try? disk.removeAll(at: path) }
    batch = Batch()
  }

  /// Says that the catalog has what was committed; the journal, which remembers it, goes.
  public mutating func markIndexed() throws(ArchiveError) {
    try refuseAfterFailure()
    // If the disk keeps it nevertheless, the next run does again what is done, that is all.
    try disk.removeAll(at: StagingLayout.journal)
    unindexed = []
  }

  private func refuseAfterFailure() throws(ArchiveError) {
    if let failure { throw failure }
  }

  private func version(of state: [String: ContentDigest], message: String) -> Inventory.Version {
    Inventory.Version(
      created: RFC3339.text(unixMilliseconds: clock()), message: message, userName: "netease-archive",
      userAddress: "urn:netease-archive:\(version)", state: state)
  }

  /// A version folder that the inventory does not name came from elsewhere and may not block a write.
  private mutating func setAsideStrayVersions(
    of name: ObjectName, after head: VersionNumber
  ) throws(ArchiveError) {
    let numbers = try disk.folder.names(in: name.folder)?.compactMap(VersionNumber.init(folder:)) ?? []
    for number in numbers where number > head {
      try disk.setAside("\(name.folder)/\(number)", as: "\(name.entryName)+\(number)")
    }
  }

  private func checkColumn(of name: ObjectName) throws(ArchiveError) {
    let column = "\(ArchiveLayout.objects)/\(name.column)"
    switch try disk.folder.entry(at: column) {
    case nil, .folder: break
    case .file, .other: throw ArchiveError(.io, path: column, reason: "is not a folder")
    }
  }

  /// Every name is safe, and none is the folder of another.
  private static func checkNames(of files: [String: [UInt8]]) throws(ArchiveError) {
    for path in files.keys {
      guard SafePath.isSafe(path: path) else {
        throw ArchiveError(.unsafeName, path: path, reason: SafePath.rule)
      }
      var folder = path
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        if files[folder] != nil {
          throw ArchiveError(.unsafeName, path: folder, reason: "is a file and a folder of the same version")
        }
      }
    }
  }
}

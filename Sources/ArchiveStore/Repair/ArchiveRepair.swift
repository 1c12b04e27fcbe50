/// Mends what can be mended without guessing; never deletes anything but empty folders.
///
/// It does what an audit says that a repair does. So what is left after it is only what an audit says that
/// nothing mends.
public struct ArchiveRepair: Sendable {
  private let folder: ArchiveFolder
  private let version: String
  private let clock: @Sendable () -> Int64

  /// Opens the archive in a folder, even if its storage root does not say that it is one.
  ///
  /// `version` is the program's, `clock` gives Unix milliseconds. Throws ``ArchiveError/Kind/notAnArchive``
  /// where there is none, ``ArchiveError/Kind/io``.
  public init(
    at path: String, version: String, clock: @escaping @Sendable () -> Int64
  ) throws(ArchiveError) {
    folder = ArchiveFolder(path: path)
    self.version = version
    self.clock = clock
    try folder.requireArchive()
  }

  /// Mends the archive, and gives `report` each problem with what was done about it.
  ///
  /// A dry run takes no lock and writes nothing; it reports what a repair would do. Throws
  /// ``ArchiveError/Kind/locked`` where another run writes, ``ArchiveError/Kind/io`` where something cannot
  /// be written; what was reported until then is done.
  public func run(
    dryRun: Bool = false, workers: Int = 2, report: (RepairAction) -> Void
  ) async throws(ArchiveError) -> RepairOutcome {
    var outcome = RepairOutcome()
    var mending = Mending(folder, dryRun: dryRun)
    func mend(_ finding: Finding) throws(ArchiveError) {
      guard let action = try mending.mend(finding) else { return }
      outcome.count(action)
      report(action)
    }

    let unfinished = try folder.unfinishedWork()
    var isFinished = true
    if !dryRun {
      try mendRootDeclaration(mend)
      isFinished = try finishLeftovers(mend)
    }
    if let unfinished, isFinished { try mend(unfinished) }

    let lock = dryRun ? nil : try WriterLock(in: folder, since: clock())
    let root = try StorageRoot(of: folder)
    for finding in root.findings + (try folder.logFindings()) { try mend(finding) }
    var next = root.objects.makeIterator()
    let queue = ExaminationQueue(folder: folder, workers: workers, checkContent: nil)
    try await queue.run {
      Task.isCancelled ? nil : next.next()
    } report: { (found) throws(ArchiveError) in
      outcome.objects += 1
      for finding in found.findings { try mend(finding) }
    }
    _ = consume lock
    return outcome
  }

  /// Without it the writer would not open the archive.
  private func mendRootDeclaration(
    _ mend: (Finding) throws(ArchiveError) -> Void
  ) throws(ArchiveError) {
    let lock = try WriterLock(in: folder, since: clock())
    if let finding = folder.finding(declaration: ArchiveLayout.rootDeclaration, in: ArchiveLayout.objects) {
      try mend(finding)
    }
    _ = consume lock
  }

  /// Lets the writer finish what a dead run left, as it does whenever it opens an archive; false if it could
  /// not, which is mended as a finding of its own.
  private func finishLeftovers(
    _ mend: (Finding) throws(ArchiveError) -> Void
  ) throws(ArchiveError) -> Bool {
    do {
      _ = try ArchiveWriter.open(at: folder.path, version: version, clock: clock)
      return true
    } catch {
      guard error.kind == .damaged else { throw error }
      // It is set aside now, so that the archive can be opened.
      try mend(Finding(.error, error.path, error.reason))
      _ = try ArchiveWriter.open(at: folder.path, version: version, clock: clock)
      return false
    }
  }
}

extension RepairOutcome {
  fileprivate mutating func count(_ action: RepairAction) {
    switch action.deed {
    case .nothing where action.problem.mending == .reindex: leftToReindex += 1
    case .nothing: left += 1
    default: mended += 1
    }
  }
}

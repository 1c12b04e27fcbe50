/// Checks that an archive is what it says it is: every file against its digest, and nothing else there.
///
/// Takes no lock, and writes nothing but the file that remembers how far it came.
public struct ArchiveAudit: Sendable {
  private let folder: ArchiveFolder
  private let clock: @Sendable () -> Int64

  /// The same archive for reading, whether or not its storage root says that it is one.
  public var archive: Archive { Archive(folder: folder) }

  /// Opens the archive in a folder, even if its storage root does not say that it is one.
  ///
  /// `clock` gives Unix milliseconds. Throws ``ArchiveError/Kind/notAnArchive`` where there is none,
  /// ``ArchiveError/Kind/io``.
  public init(at path: String, clock: @escaping @Sendable () -> Int64) throws(ArchiveError) {
    folder = ArchiveFolder(path: path)
    self.clock = clock
    try folder.requireArchive()
  }

  /// Audits the archive, and gives `report` each problem as it is found: first those of the storage root,
  /// then those of the objects, by column and name.
  ///
  /// `workers` is how many objects are read side by side. `checkContent` checks what the stored files say.
  /// The task can be cancelled; the audit then ends with the objects that it has begun. Throws
  /// ``ArchiveError/Kind/io`` if the storage root cannot be read.
  public func run(
    _ scope: AuditScope = .all, workers: Int = 2, checkContent: ContentCheck? = nil,
    report: (AuditProblem) -> Void
  ) async throws(ArchiveError) -> AuditOutcome {
    let began = RFC3339.text(unixMilliseconds: clock())
    let root = try StorageRoot(of: folder)
    var outcome = AuditOutcome()
    outcome.objects = root.objects.count
    for finding in root.findings + (try folder.findingsBesideObjects()) + (try folder.logFindings()) {
      outcome.count(finding.problem)
      report(finding.problem)
    }

    let before = AuditProgress(in: folder)
    let start = scope == .all ? 0 : root.index(after: before.cursor)
    let limit = scope.limit(of: root.objects.count)
    var index = start
    var begun = 0
    let queue = ExaminationQueue(folder: folder, workers: workers, checkContent: checkContent)
    try await queue.run {
      guard begun < limit, !Task.isCancelled, begun == 0 || !scope.isOver(at: clock()) else { return nil }
      if index == root.objects.count { index = 0 }
      defer {
        index += 1
        begun += 1
      }
      return root.objects[index]
    } report: { found in
      outcome.audited += 1
      outcome.files += found.files
      outcome.bytes += found.bytes
      for finding in found.findings {
        outcome.count(finding.problem)
        report(finding.problem)
      }
    }

    outcome.progress = before.after(
      auditing: begun, from: start, of: root.objects, began: began,
      ended: RFC3339.text(unixMilliseconds: clock()))
    do {
      try outcome.progress.write(in: folder)
      outcome.isProgressKept = true
    } catch {
      // An archive on a read-only disk can be audited as well.
    }
    return outcome
  }
}

extension AuditScope {
  fileprivate func limit(of objects: Int) -> Int {
    switch self {
    case .all, .until: return objects
    case .sample(let percent):
      // Not a number gives the least, too.
      let share = percent > 0 ? min(percent, 100) / 100 * Double(objects) : 0
      return min(objects, max(1, Int(share.rounded(.up))))
    }
  }

  fileprivate func isOver(at now: @autoclosure () -> Int64) -> Bool {
    if case .until(let end) = self { return now() >= end }
    return false
  }
}

extension StorageRoot {
  /// Where the objects after that one begin, whether or not it is still there.
  fileprivate func index(after cursor: ObjectName?) -> Int {
    guard let cursor else { return 0 }
    return objects.firstIndex { (cursor.column, cursor.name) < ($0.column, $0.name) } ?? 0
  }
}

extension AuditProgress {
  fileprivate func after(
    auditing count: Int, from start: Int, of objects: [ObjectName], began: String, ended: String
  ) -> AuditProgress {
    var after = self
    after.auditedAt = ended
    guard count > 0 else { return after }
    after.cursor = objects[(start + count - 1) % objects.count]
    if start == 0 || roundBegan == nil { (after.roundBegan, after.roundObjects) = (began, 0) }
    let left = objects.count - start
    if count < left {
      after.roundObjects += count
    } else {
      // The round is over; what came after it belongs to the next.
      after.lastRoundEnded = ended
      after.roundBegan = count > left ? began : nil
      after.roundObjects = count - left
    }
    return after
  }
}

extension ArchiveFolder {
  /// Throws where there is no archive; one whose storage root has lost its declaration still has articles.
  func requireArchive() throws(ArchiveError) {
    if try entry(at: Archive.declaration) == .file { return }
    guard try entry(at: ArchiveLayout.objects) == .folder, try !StorageRoot(of: self).objects.isEmpty else {
      throw ArchiveError(.notAnArchive, path: path, reason: "there is no archive here")
    }
  }

  /// What lies beside the objects.
  func findingsBesideObjects() throws(ArchiveError) -> [Finding] {
    var findings: [Finding] = []
    if let unfinished = try unfinishedWork() { findings.append(unfinished) }
    let aside = try names(in: ArchiveLayout.setAside) ?? []
    if !aside.isEmpty {
      let things = aside.count == 1 ? "1 thing" : "\(aside.count) things"
      findings.append(
        Finding(.information, ArchiveLayout.setAside, "holds \(things) that did not belong to an article"))
    }
    return findings
  }
  /// What a run that is at work, or died, has in the staging folder.
  func unfinishedWork() throws(ArchiveError) -> Finding? {
    var used: [String] = []
    for name in try names(in: ArchiveLayout.staging) ?? [] {
      let path = "\(ArchiveLayout.staging)/\(name)"
      // A run that is done leaves the folders that it staged in.
      if try entry(at: path) == .folder, try isEmptyTree(path) { continue }
      used.append(path)
    }
    if used.isEmpty { return nil }
    if try Archive(folder: self).writingSince() != nil {
      return Finding(.information, ArchiveLayout.staging, "holds what a run is writing at this moment")
    }
    if used == [StagingLayout.journal] {
      return Finding(
        AuditProblem(
          path: StagingLayout.journal,
          reason: "says that the catalog may not have all that was kept (a run is at work here, or died)",
          severity: .warning, mending: .reindex))
    }
    return Finding(
      .warning, ArchiveLayout.staging, "holds work that is not finished (a run is at work here, or died)",
      remedy: .finish)
  }
}

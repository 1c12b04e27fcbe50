/// Finishes what a run that died left behind.
struct Recovery {
  let archive: Archive
  private var folder: ArchiveFolder { archive.folder }

  /// What the catalog was not told.
  struct Outcome {
    /// The articles whose rows must be brought up to date.
    var unindexed: [ObjectName]
    /// The log as far as the catalog has it.
    var indexedLog: LogSizes
  }

  /// Redoes the batch whose journal is there, else clears what was staged.
  ///
  /// What can no longer be done is set aside, with the journal, and is the error. The next run starts without
  /// it, so the archive can be written again.
  func run(on disk: inout DurableFolder) throws(ArchiveError) -> Outcome {
    try disk.createFolder(ArchiveLayout.staging)
    var journal: Journal?
    if let bytes = try folder.content(of: StagingLayout.journal) {
      journal = Journal(bytes)
      guard let journal else {
        try disk.setAside(ArchiveLayout.staging, as: "staging")
        throw Self.error(ArchiveLayout.staging, "has a journal that is not what was written")
      }
      try redo(journal, on: &disk)
    }
    try clearStaging()
    try disk.cutTornLines()
    let log = try archive.logSizes()
    return Outcome(
      unindexed: journal?.unindexed ?? [], indexedLog: journal.map { log.before($0.appends) } ?? log)
  }

  private func redo(_ journal: Journal, on disk: inout DurableFolder) throws(ArchiveError) {
    // The dead run may have moved things into place that are not on the disk yet, the journal among them. A power
    // cut now must not take what this run relies on.
    try folder.synchronizeFolder(ArchiveLayout.staging)
    disk.touch(["", ArchiveLayout.objects, ArchiveLayout.observations])
    for object in journal.objects {
      disk.touch(["\(ArchiveLayout.objects)/\(object.name.column)", object.name.folder])
    }
    var redo = Redo(archive: archive)
    for object in journal.objects { try redo.add(object) }
    for append in journal.appends { try redo.add(append) }
    try redo.publication().run(on: &disk)

    guard let first = redo.damages.first else { return }
    try setAside(redo.damages, of: journal, on: &disk)
    let others = redo.damages.count - 1
    throw Self.error(
      first.error.path, first.error.reason + (others > 0 ? ", and \(others) more are damaged" : ""))
  }

  private static func error(_ path: String, _ reason: String) -> ArchiveError {
    ArchiveError(
      .damaged, path: path,
      reason: "\(reason), so what a run that was cut short was at could not be finished; it is kept in "
        + "\(ArchiveLayout.setAside)/; run netease-archive repair")
  }

  /// Sets aside what cannot be done, and the journal, and leaves a journal of what was done.
  private func setAside(
    _ damages: [Redo.Damage], of journal: Journal, on disk: inout DurableFolder
  ) throws(ArchiveError) {
    for damage in damages where try folder.entry(at: damage.staged) != nil {
      try disk.setAside(damage.staged, as: damage.name)
    }
    let done = Journal(
      objects: [], appends: [],
      unindexed: journal.unindexed.filter { name in !damages.contains { $0.article == name } })
    let kept = "\(StagingLayout.journal)+kept"
    for (path, content) in [(kept, journal.bytes), (StagingLayout.nextJournal, done.bytes)] {
      try folder.removeAll(at: path)
      try disk.create(path, content: content)
    }
    try disk.flush()
    try disk.setAside(kept, as: "journal.json")
    try disk.move(StagingLayout.nextJournal, to: StagingLayout.journal)
    try folder.synchronizeFolder(ArchiveLayout.staging)
  }

  /// Clears what was staged; a journal stays until the catalog is up to date.
  private func clearStaging() throws(ArchiveError) {
    for name in try folder.names(in: ArchiveLayout.staging) ?? [] {
      let path = "\(ArchiveLayout.staging)/\(name)"
      if path != StagingLayout.journal { try folder.removeAll(at: path) }
    }
  }
}

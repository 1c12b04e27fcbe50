/// Finishes what a run that died left behind.
struct Recovery {
  let archive: Archive
  private var folder: ArchiveFolder { archive.folder }

  /// Redoes the batch whose journal is there, else clears what was staged; gives the articles whose rows in
  /// the catalog must be brought up to date.
  ///
  /// What can no longer be done is set aside, with the journal, and is the error. The next run starts without.
  func run(on disk: inout DurableFolder) throws(ArchiveError) -> [ObjectName] {
    try disk.createFolder(ArchiveLayout.staging)
    guard let bytes = try folder.content(of: StagingLayout.journal) else {
      try clearStaging()
      try disk.cutTornLines()
      return []
    }
    guard let journal = Journal(bytes) else {
      try disk.setAside(ArchiveLayout.staging, as: "staging")
      throw ArchiveError(
        .damaged, path: StagingLayout.journal,
        reason: "is not what was written, so what a run that was cut short was at could not be finished; it is "
          + "kept in \(ArchiveLayout.setAside)/; run netease-archive repair")
    }
    let damages = try redo(journal, on: &disk)
    if let first = damages.first {
      try setAside(damages, of: journal, on: &disk)
      let others = damages.count == 1 ? "" : ", and \(damages.count - 1) more"
      throw ArchiveError(
        .damaged, path: first.error.path,
        reason: "\(first.error.reason), so what a run that was cut short was at could not be finished\(others); "
          + "what it had is kept in \(ArchiveLayout.setAside)/; run netease-archive repair")
    }
    try clearStaging()
    try disk.cutTornLines()
    return journal.unindexed
  }

  /// Something in a journal that cannot be done any more.
  private struct Damage {
    let error: ArchiveError
    /// What is left of it in the staging folder, and its name when it is set aside.
    let staged: String
    let name: String
    let article: ObjectName?
  }

  private func redo(_ journal: Journal, on disk: inout DurableFolder) throws(ArchiveError) -> [Damage] {
    var publication = Publication()
    var damages: [Damage] = []
    var newObjects: [Journal.Object] = []
    for object in journal.objects {
      do {
        if !object.isNewObject {
          try add(object, to: &publication)
        } else if try !isInPlace(object) {
          newObjects.append(object)
        }
      } catch {
        guard error.kind == .damaged else { throw error }
        damages.append(
          Damage(
            error: error, staged: object.staged, name: "\(object.name.entryName)+\(object.version)",
            article: object.name))
      }
    }
    try publication.addNewObjects(newObjects, in: folder)
    for append in journal.appends {
      do {
        if try isPending(append) { publication.add(append) }
      } catch {
        guard error.kind == .damaged else { throw error }
        damages.append(
          Damage(error: error, staged: append.staged, name: "\(append.file)+\(append.offset)", article: nil))
      }
    }
    try publication.run(on: &disk)
    return damages
  }

  /// Whether a new object was moved already; it must be staged if it was not.
  private func isInPlace(_ object: Journal.Object) throws(ArchiveError) -> Bool {
    if try folder.entry(at: object.name.folder) == nil {
      let inventory = "\(object.staged)/\(ArchiveLayout.inventory)"
      guard try digest(of: inventory) == object.inventory else {
        throw ArchiveError(.damaged, path: inventory, reason: "is missing or not what was written")
      }
      return false
    }
    guard try digest(of: "\(object.name.folder)/\(object.version)/\(ArchiveLayout.inventory)") == object.inventory,
      try archive.rootInventory(of: object.name) != nil
    else {
      throw ArchiveError(.damaged, path: object.name.folder, reason: "is not what was to be put there")
    }
    return true
  }

  /// Adds the steps for a new version that are still to be taken.
  private func add(_ object: Journal.Object, to publication: inout Publication) throws(ArchiveError) {
    let place = object.name.folder
    guard let root = try archive.rootInventory(of: object.name) else {
      throw ArchiveError(.damaged, path: place, reason: "is missing")
    }
    let version = "\(place)/\(object.version)"
    let isInPlace = try digest(of: "\(version)/\(ArchiveLayout.inventory)") == object.inventory
    if isInPlace, root.sidecarIsCurrent, root.head >= object.version { return }

    guard root.digest == object.inventory || root.digest == object.before else {
      throw ArchiveError(.damaged, path: "\(place)/\(ArchiveLayout.inventory)", reason: "was changed meanwhile")
    }
    if !isInPlace {
      guard try folder.entry(at: version) == nil else {
        throw ArchiveError(.damaged, path: version, reason: "is not what was to be put there")
      }
      try requireStaged("\(object.version)/\(ArchiveLayout.inventory)", of: object)
      publication.addVersion(object)
    }
    let sidecarAlone = root.digest == object.inventory
    if !sidecarAlone { try requireStaged(ArchiveLayout.inventory, of: object) }
    // The checksum may have reached its place before the inventory did.
    if try archive.sidecar(in: place) == object.inventory {
      publication.addInventory(object, files: [ArchiveLayout.inventory])
    } else {
      let sidecar = "\(object.staged)/\(ArchiveLayout.sidecar)"
      guard try archive.sidecar(in: object.staged) == object.inventory else {
        throw ArchiveError(.damaged, path: sidecar, reason: "is missing or not what was written")
      }
      publication.addInventory(
        object, files: sidecarAlone ? [ArchiveLayout.sidecar] : [ArchiveLayout.inventory, ArchiveLayout.sidecar])
    }
  }

  private func requireStaged(_ file: String, of object: Journal.Object) throws(ArchiveError) {
    let path = "\(object.staged)/\(file)"
    guard try digest(of: path) == object.inventory else {
      throw ArchiveError(.damaged, path: path, reason: "is missing or not what was written")
    }
  }

  private func digest(of path: String) throws(ArchiveError) -> ContentDigest? {
    try folder.content(of: path).map(ContentDigest.init(of:))
  }

  /// Whether bytes for the log may still have to be written.
  private func isPending(_ append: Journal.Append) throws(ArchiveError) -> Bool {
    let size = try folder.size(of: append.target)
    guard let staged = try folder.openFile(append.staged) else {
      // It is removed only after its bytes were on the disk.
      guard size >= append.offset + append.length else {
        throw ArchiveError(.damaged, path: append.target, reason: "is shorter than it was")
      }
      return false
    }
    guard size >= append.offset else {
      throw ArchiveError(.damaged, path: append.target, reason: "is shorter than it was")
    }
    guard try staged.size() >= append.length else {
      throw ArchiveError(.damaged, path: append.staged, reason: "is shorter than it was")
    }
    // More than a part of the staged bytes: somebody else wrote there, and it is not for us to cut it.
    if size > append.offset + append.length,
      try !append.agrees(with: staged, upTo: append.offset + append.length, in: folder)
    {
      throw ArchiveError(.damaged, path: append.target, reason: "was changed meanwhile")
    }
    return true
  }

  /// Sets aside what cannot be done, and the journal, and leaves a journal of what was done.
  private func setAside(
    _ damages: [Damage], of journal: Journal, on disk: inout DurableFolder
  ) throws(ArchiveError) {
    for damage in damages where try folder.entry(at: damage.staged) != nil {
      try disk.setAside(damage.staged, as: damage.name)
    }
    let kept = "\(ArchiveLayout.staging)/journal.json+kept"
    for (path, content) in [
      (kept, journal.bytes),
      (
        StagingLayout.nextJournal,
        Journal(
          objects: [], appends: [],
          unindexed: journal.unindexed.filter { name in !damages.contains { $0.article == name } }
        ).bytes
      ),
    ] {
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

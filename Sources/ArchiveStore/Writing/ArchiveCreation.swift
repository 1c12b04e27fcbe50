extension ArchiveFolder {
  /// The lock of the one writer, on an archive that is made where the folder is absent or empty.
  ///
  /// `now` is when it is taken, for those who find it held.
  func lockOrCreateArchive(now: Int64) throws(ArchiveError) -> WriterLock {
    guard try entry(at: Archive.declaration) == .file else { return try createArchive(now: now) }
    return try WriterLock(in: self, since: now)
  }

  /// Makes the archive, and the folder where it is absent; refuses a folder that holds something else.
  ///
  /// The storage root comes last and whole: it alone says that an archive is here, so a creation that is cut
  /// short is begun again by the next run.
  private func createArchive(now: Int64) throws(ArchiveError) -> WriterLock {
    do {
      try createWithParents()
      try refuseOtherFiles()
      let lock = try WriterLock(in: self, since: now)
      // Another run may have made it between the look and the lock.
      if try entry(at: Archive.declaration) == nil { try createContents() }
      return lock
    } catch {
      guard error.kind == .io else { throw error }
      throw ArchiveError(.cannotCreate, path: error.path, reason: error.reason)
    }
  }

  private func refuseOtherFiles() throws(ArchiveError) {
    // What a creation that was cut short leaves, what a repository may hold, and what a new disk holds.
    let harmless = [ArchiveLayout.readme, "lost+found"]
    for name in try names(in: "") ?? [] where !harmless.contains(name) && !name.hasPrefix(".") {
      throw ArchiveError(
        .notAnArchive, path: path, reason: "holds other files (\(name)); a new archive needs an empty folder")
    }
  }

  private func createContents() throws(ArchiveError) {
    let staging = ArchiveLayout.staging
    try removeAll(at: staging)
    try createFolder(staging)
    if try entry(at: ArchiveLayout.readme) == nil {
      let staged = "\(staging)/\(ArchiveLayout.readme)"
      try create(staged, content: Array(ArchiveReadme.text.utf8), durably: true)
      try move(staged, to: ArchiveLayout.readme)
    }
    let staged = "\(staging)/\(ArchiveLayout.objects)"
    let declaration = ArchiveLayout.rootDeclaration
    try createFolder(staged)
    try create("\(staged)/\(declaration.name)", content: declaration.content, durably: true)
    try synchronizeFolder(staged)
    try move(staged, to: ArchiveLayout.objects)
    try synchronizeFolder("")
  }
}

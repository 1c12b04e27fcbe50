/// A version on its way into the archive: written in the staging folder first, then renamed into place.
///
/// The two steps are apart so that several versions can be written before any is published, with one flush
/// for all of them in between.
struct StagedVersion {
  let name: ObjectName
  let number: VersionNumber
  private let isNewObject: Bool
  /// The bytes that the object does not have yet, by their paths in the object's folder.
  private let contents: [(path: String, bytes: [UInt8])]
  private let inventory: [UInt8]
  private let sidecar: [UInt8]

  init(
    of name: ObjectName, after earlier: Inventory?, adding version: Inventory.Version,
    files: [String: [UInt8]]
  ) {
    var inventory = earlier ?? Inventory(id: name.id)
    number = inventory.head?.next ?? .first
    let missing = inventory.add(version)
    self.name = name
    isNewObject = earlier == nil
    contents = missing.map { ($0.contentPath, files[$0.name] ?? []) }
    self.inventory = inventory.json
    sidecar = ContentDigest(of: self.inventory).sidecar
  }

  private var staging: String { name.stagingFolder }
  /// Where the object's folder is imitated while staging: as a whole for a new object, which moves as one.
  private var stagedObject: String { isNewObject ? "\(staging)/\(name.name)" : staging }

  /// Writes all that the version brings into the staging folder, durably; after a failure nothing is left.
  func write(in folder: ArchiveFolder) throws(ArchiveError) {
    do {
      try writeAll(in: folder)
    } catch {
      // What cannot be removed now is removed by the next run.
      try? folder.removeAll(at: staging)
      throw error
    }
  }

  private func writeAll(in folder: ArchiveFolder) throws(ArchiveError) {
    try folder.createFolder(ArchiveLayout.staging)
    try folder.removeAll(at: staging)
    var folders: [String] = []
    func makeFolder(_ path: String) throws(ArchiveError) {
      guard !folders.contains(path) else { return }
      try folder.createFolder(path)
      folders.append(path)
    }

    try makeFolder(staging)
    if isNewObject {
      try makeFolder(stagedObject)
      let declaration = ArchiveLayout.objectDeclaration
      try folder.create("\(stagedObject)/\(declaration.name)", content: declaration.content)
    }
    try makeFolder("\(stagedObject)/\(number)")
    for (path, bytes) in contents {
      var at = stagedObject
      for part in path.split(separator: "/").dropLast() {
        at += "/\(part)"
        try makeFolder(at)
      }
      try folder.create("\(stagedObject)/\(path)", content: bytes)
    }
    for place in ["\(stagedObject)/\(number)", stagedObject] {
      try folder.create("\(place)/\(ArchiveLayout.inventory)", content: inventory)
      try folder.create("\(place)/\(ArchiveLayout.sidecar)", content: sidecar)
    }
    // The deepest first. The staging folder's own name must last too: it tells the next run which object to
    // look after.
    for path in folders.reversed() { try folder.synchronizeFolder(path) }
    try folder.synchronizeFolder(ArchiveLayout.staging)
  }

  /// Moves what was written into place, durably.
  ///
  /// After a failure the next run finishes the version or drops
  /// it, depending on whether its folder had reached the object.
  func publish(in folder: ArchiveFolder) throws(ArchiveError) {
    if isNewObject {
      try publishObject(in: folder)
    } else {
      try folder.move("\(staging)/\(number)", to: "\(name.folder)/\(number)")
      // The inventory may not reach the disk before the version that it names.
      try folder.synchronizeFolder(name.folder)
      try InventoryReplacement(of: name).publish(in: folder)
    }
    try folder.removeAll(at: staging)
  }

  private func publishObject(in folder: ArchiveFolder) throws(ArchiveError) {
    let column = "\(ArchiveLayout.objects)/\(name.column)"
    if try folder.entry(at: column) == nil {
      // The column comes with its first object: OCFL allows no empty folder, not for an instant.
      try folder.move(staging, to: column)
    } else {
      try folder.move(stagedObject, to: name.folder)
    }
    try folder.synchronizeFolder(column)
    // Also where the column was there: the run that made it may have died before this step.
    try folder.synchronizeFolder(ArchiveLayout.objects)
  }
}

/// The exchange of an object's inventory and its checksum for the ones in the staging folder.
///
/// Between the two renames the checksum is the old one; the copy in the new version vouches meanwhile.
struct InventoryReplacement {
  private let name: ObjectName

  init(of name: ObjectName) { self.name = name }

  /// Puts the files into the staging folder, durably.
  func write(_ inventory: [UInt8], in folder: ArchiveFolder) throws(ArchiveError) {
    try folder.createFolder(ArchiveLayout.staging)
    try folder.createFolder(name.stagingFolder)
    let files = [
      (ArchiveLayout.inventory, inventory), (ArchiveLayout.sidecar, ContentDigest(of: inventory).sidecar),
    ]
    for (file, content) in files {
      try folder.removeAll(at: "\(name.stagingFolder)/\(file)")
      try folder.create("\(name.stagingFolder)/\(file)", content: content)
    }
  }

  /// Moves the files into place, durably.
  func publish(in folder: ArchiveFolder) throws(ArchiveError) {
    for file in [ArchiveLayout.inventory, ArchiveLayout.sidecar] {
      try folder.move("\(name.stagingFolder)/\(file)", to: "\(name.folder)/\(file)")
    }
    try folder.synchronizeFolder(name.folder)
  }
}

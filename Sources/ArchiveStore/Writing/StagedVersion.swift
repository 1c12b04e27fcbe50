/// A version on its way into the archive: written in the staging folder, and later moved into place.
struct StagedVersion {
  let entry: Journal.Object
  /// The bytes that the object does not have yet, by their paths in the object's folder.
  private let contents: [(path: String, bytes: [UInt8])]
  private let inventory: [UInt8]

  init(
    of name: ObjectName, after earlier: Archive.RootInventory?, adding version: Inventory.Version,
    files: [String: [UInt8]]
  ) {
    var inventory = earlier?.inventory ?? Inventory(id: name.id)
    let number = inventory.head?.next ?? .first
    contents = inventory.add(version).map { ($0.contentPath, files[$0.name] ?? []) }
    self.inventory = inventory.json
    entry = Journal.Object(
      name: name, version: number, inventory: ContentDigest(of: self.inventory), before: earlier?.digest)
  }

  /// Writes all that the version brings into the staging folder.
  ///
  /// After a failure there may be a part of it.
  func write(on disk: inout DurableFolder) throws(ArchiveError) {
    for folder in entry.foldersAboveStaging { try disk.createFolder(folder) }
    let staged = entry.staged
    try disk.createFolder(staged)
    if entry.isNewObject {
      let declaration = ArchiveLayout.objectDeclaration
      try disk.create("\(staged)/\(declaration.name)", content: declaration.content)
    }
    let version = "\(staged)/\(entry.version)"
    try disk.createFolder(version)
    var folders: Set<String> = [version]
    for (path, bytes) in contents {
      var at = staged
      for part in path.split(separator: "/").dropLast() {
        at += "/\(part)"
        if folders.insert(at).inserted { try disk.createFolder(at) }
      }
      try disk.create("\(staged)/\(path)", content: bytes)
    }
    for place in [version, staged] {
      try disk.create("\(place)/\(ArchiveLayout.inventory)", content: inventory)
      try disk.create("\(place)/\(ArchiveLayout.sidecar)", content: entry.inventory.sidecar)
    }
  }
}

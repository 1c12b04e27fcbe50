extension ArchiveWriter {
  /// Finishes what dead runs left: each object that a staging folder names, then the folder itself.
  func finishAllLeftovers() throws(ArchiveError) {
    let folder = archive.folder
    for entry in try folder.names(in: ArchiveLayout.staging) ?? [] {
      if let name = ObjectName(stagingEntry: entry) {
        do {
          try finishLeftovers(of: name)
        } catch {
          // The other objects are sound; what was staged for this one stays until somebody has looked.
          guard error.kind == .damaged else { throw error }
          continue
        }
      }
      try folder.removeAll(at: "\(ArchiveLayout.staging)/\(entry)")
    }
  }

  /// Brings an object to where no writer is at work on it.
  ///
  /// A version folder that the inventory does not name was renamed into place by a run that died before it
  /// replaced the inventory: it is complete, and becomes the newest version. One that is not complete came
  /// from elsewhere, and is set aside.
  @discardableResult
  func finishLeftovers(of name: ObjectName) throws(ArchiveError) -> Archive.RootInventory? {
    let folder = archive.folder
    guard var root = try archive.rootInventory(of: name) else { return nil }
    let numbers = try folder.names(in: name.folder)?.compactMap(VersionNumber.init(folder:)) ?? []
    for number in numbers.sorted() where number > root.head {
      if number == root.head.next, let next = try completeVersion(number, of: name, after: root.inventory) {
        root = Archive.RootInventory(inventory: next, head: number, sidecarIsCurrent: false)
      } else {
        try setAside(number, of: name)
      }
    }
    if root.sidecarIsCurrent { return root }
    let copy = "\(name.folder)/\(root.head)/\(ArchiveLayout.inventory)"
    guard let bytes = try folder.content(of: copy),
      try archive.sidecar(in: "\(name.folder)/\(root.head)") == ContentDigest(of: bytes)
    else {
      throw ArchiveError(.damaged, path: copy, reason: "is missing or not what its checksum says")
    }
    let replacement = InventoryReplacement(of: name)
    try replacement.write(bytes, in: folder)
    try folder.synchronizeFolder(name.folder)
    try replacement.publish(in: folder)
    try folder.removeAll(at: name.stagingFolder)
    return root
  }

  /// The inventory in a version's folder, if it follows on `earlier` and all its bytes are there.
  private func completeVersion(
    _ number: VersionNumber, of name: ObjectName, after earlier: Inventory
  ) throws(ArchiveError) -> Inventory? {
    let version = "\(name.folder)/\(number)"
    let path = "\(version)/\(ArchiveLayout.inventory)"
    guard let bytes = try archive.folder.content(of: path),
      try archive.sidecar(in: version) == ContentDigest(of: bytes),
      let (inventory, head) = try? archive.inventory(bytes, at: path, of: name),
      head == number, inventory.continues(earlier)
    else { return nil }
    for (digest, paths) in inventory.manifest {
      for path in paths where path.hasPrefix("\(number)/") {
        guard let content = try archive.folder.content(of: "\(name.folder)/\(path)"),
          ContentDigest(of: content) == digest
        else { return nil }
      }
    }
    return inventory
  }

  private func setAside(_ number: VersionNumber, of name: ObjectName) throws(ArchiveError) {
    let folder = archive.folder
    try folder.createFolder(ArchiveLayout.setAside)
    let target = "\(ArchiveLayout.setAside)/\(name.column)+\(name.name)+\(number)"
    var free = target
    var count = 1
    while try folder.entry(at: free) != nil {
      count += 1
      free = "\(target)+\(count)"
    }
    try folder.move("\(name.folder)/\(number)", to: free)
    try folder.synchronizeFolder(ArchiveLayout.setAside)
    try folder.synchronizeFolder("")
    try folder.synchronizeFolder(name.folder)
  }
}

extension Inventory {
  /// Whether this is `earlier` with one version more.
  fileprivate func continues(_ earlier: Inventory) -> Bool {
    versions.count == earlier.versions.count + 1 && Array(versions.dropLast()) == earlier.versions
      && earlier.manifest.allSatisfy { manifest[$0.key] == $0.value }
  }
}

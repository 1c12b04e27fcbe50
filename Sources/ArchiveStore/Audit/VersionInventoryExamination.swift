/// Looks at the copy of the inventory that a version keeps, with its checksum.
///
/// An old version's copy follows wholly from the newest inventory, so it can be written again.
struct VersionInventoryExamination {
  let folder: ArchiveFolder
  let object: ObjectName
  let number: VersionNumber

  private var version: String { "\(object.folder)/\(number)" }

  func findings(_ basis: ObjectBasis) -> [Finding] {
    let file = folder.storedInventory(in: version)
    let checksum = folder.storedChecksum(in: version)
    let isNewest = number == basis.head
    let past = basis.inventory.past(at: number)
    let bytes = isNewest ? basis.bytes : past.json
    if let found = file.bytes {
      if found == bytes || checksum.digest == ContentDigest(of: found) {
        return content(found, expecting: bytes, past: past, isNewest: isNewest)
          + sidecar(checksum, of: found)
      }
      // Of two that do not fit each other the one is wrong that does not fit the newest inventory.
      if !isNewest, checksum.digest != ContentDigest(of: bytes),
        let inventory = try? Inventory(json: found), inventory == past
      {
        return sidecar(checksum, of: found)
      }
    }
    return [
      Finding(
        .error, "\(version)/\(ArchiveLayout.inventory)", file.fault ?? "is not what its checksum says",
        remedy: .write(bytes))
    ] + sidecar(checksum, of: bytes)
  }

  /// A copy that its checksum vouches for.
  private func content(
    _ found: [UInt8], expecting bytes: [UInt8], past: Inventory, isNewest: Bool
  ) -> [Finding] {
    if found == bytes { return [] }
    let path = "\(version)/\(ArchiveLayout.inventory)"
    if isNewest { return [Finding(.error, path, "is not the same as the object's own inventory")] }
    guard let inventory = try? Inventory(json: found), inventory.holdsSameFiles(as: past) else {
      return [Finding(.error, path, "is not how the object's own inventory begins")]
    }
    guard inventory == past else {
      return [
        Finding(
          .warning, path, "says otherwise than the object's own inventory when or why versions were made")
      ]
    }
    return []
  }

  private func sidecar(
    _ checksum: (file: StoredFile, digest: ContentDigest?), of inventory: [UInt8]
  ) -> [Finding] {
    let digest = ContentDigest(of: inventory)
    if checksum.digest == digest { return [] }
    return [
      Finding(
        .error, "\(version)/\(ArchiveLayout.sidecar)",
        checksum.file.fault ?? "is not the checksum of \(ArchiveLayout.inventory)",
        remedy: .write(digest.sidecar))
    ]
  }
}

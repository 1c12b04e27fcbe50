/// What an object is audited against: the inventory that can be trusted, and how it came to be that.
struct ObjectBasis {
  var inventory: Inventory
  var head: VersionNumber
  /// The inventory as it is, or will be after a repair, in the object's folder.
  var bytes: [UInt8]
  var findings: [Finding] = []
  /// Where the object's own inventory is damaged and a version's copy stands in for it.
  var restoration: Restoration?

  /// What is wrong with an object's own inventory for which a copy stands in.
  struct Restoration {
    let reason: String
    /// Whether the object's own checksum, which is not in the version's folder, says that the copy is it.
    let isVouchedFor: Bool
  }
}

/// Finds the inventory to trust.
struct ObjectBasisSearch {
  let folder: ArchiveFolder
  let name: ObjectName
  /// Ascending.
  let numbers: [VersionNumber]
  let own: StoredFile
  private let checksum: (file: StoredFile, digest: ContentDigest?)

  init(in folder: ArchiveFolder, _ name: ObjectName, numbers: [VersionNumber]) {
    self.folder = folder
    self.name = name
    self.numbers = numbers
    own = folder.storedInventory(in: name.folder)
    checksum = folder.storedChecksum(in: name.folder)
  }

  private var inventoryPath: String { "\(name.folder)/\(ArchiveLayout.inventory)" }
  private var sidecarPath: String { "\(name.folder)/\(ArchiveLayout.sidecar)" }

  /// The inventory to trust, or what is wrong where there is none.
  func basis() -> Result<ObjectBasis, Fault> {
    var basis: ObjectBasis
    switch ownBasis() {
    case .success(let own): basis = own
    case .failure(let fault):
      guard let copy = soundCopy() else {
        return .failure(
          Fault(
            finding: Finding(
              .error, inventoryPath,
              "\(fault.reason), and no version has a sound copy: the object cannot be checked")))
      }
      basis = copy
      basis.restoration = ObjectBasis.Restoration(
        reason: fault.reason, isVouchedFor: checksum.digest == ContentDigest(of: copy.bytes))
    }
    var adoptions: [Finding] = []
    while let next = nextVersion(after: basis) {
      adoptions.append(
        Finding(
          .warning, "\(name.folder)/\(next.head)",
          "is complete, but the inventory does not name it (a run is at work here, or died)",
          remedy: .adopt(inventory: next.bytes)))
      (basis.inventory, basis.head, basis.bytes) = (next.inventory, next.head, next.bytes)
    }
    // Adopting a version replaces the checksum too.
    if adoptions.isEmpty, let finding = sidecarFinding(basis) { basis.findings.append(finding) }
    basis.findings += adoptions
    return .success(basis)
  }

  struct Fault: Error {
    let finding: Finding
  }

  private struct Distrust: Error {
    let reason: String
  }

  /// The object's own inventory, where its checksum vouches for it, or the copy in its newest version or the
  /// copy's checksum does.
  private func ownBasis() -> Result<ObjectBasis, Distrust> {
    guard let bytes = own.bytes else { return .failure(Distrust(reason: own.fault ?? "is missing")) }
    let inventory: Inventory
    do {
      inventory = try Inventory(json: bytes)
    } catch {
      return .failure(Distrust(reason: error.reason))
    }
    guard let head = inventory.head else { return .failure(Distrust(reason: "has no version")) }
    let digest = ContentDigest(of: bytes)
    let version = "\(name.folder)/\(head)"
    guard
      checksum.digest == digest || folder.storedChecksum(in: version).digest == digest
        || folder.storedInventory(in: version).bytes == bytes
    else { return .failure(Distrust(reason: "is not what its checksum says")) }
    var basis = ObjectBasis(inventory: inventory, head: head, bytes: bytes)
    if inventory.id != name.id {
      let reason = "is the inventory of another object (\(inventory.id))"
      // A sound copy under the right id shows that only this file came from elsewhere.
      if soundCopy() != nil { return .failure(Distrust(reason: reason)) }
      basis.findings.append(Finding(.error, inventoryPath, reason))
    }
    return .success(basis)
  }

  /// The copy in the newest version, or the one in an older version that the object's checksum names.
  private func soundCopy() -> ObjectBasis? {
    for number in numbers.reversed() {
      guard let copy = copy(in: number), copy.inventory.id == name.id else { continue }
      if number == numbers.last || checksum.digest == ContentDigest(of: copy.bytes) { return copy }
    }
    return nil
  }

  /// The inventory in a version's folder, if its checksum is right and it ends with that version.
  private func copy(in number: VersionNumber) -> ObjectBasis? {
    let version = "\(name.folder)/\(number)"
    guard let bytes = folder.storedInventory(in: version).bytes,
      folder.storedChecksum(in: version).digest == ContentDigest(of: bytes),
      let inventory = try? Inventory(json: bytes), inventory.head == number
    else { return nil }
    return ObjectBasis(inventory: inventory, head: number, bytes: bytes)
  }

  /// The version after the newest, if it is complete: it follows on, and all its bytes are there.
  private func nextVersion(after basis: ObjectBasis) -> ObjectBasis? {
    let number = basis.head.next
    guard numbers.contains(number), let next = copy(in: number),
      next.inventory.past(at: basis.head) == basis.inventory
    else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 17)
    for (digest, paths) in next.inventory.manifest {
      for path in paths where path.hasPrefix("\(number)/") {
        let full = "\(name.folder)/\(path)"
        guard (try? folder.entry(at: full)) == .file, let file = try? folder.openFile(full) else {
          return nil
        }
        let content = ContentFile(file, at: full, of: name, name: path)
        guard (try? content.digest(through: &buffer)) == digest else { return nil }
      }
    }
    return next
  }

  private func sidecarFinding(_ basis: ObjectBasis) -> Finding? {
    let digest = ContentDigest(of: basis.bytes)
    if checksum.digest == digest { return nil }
    // What a run leaves, or has for an instant, that replaces the inventory first and then its checksum.
    if basis.restoration == nil, basis.head > .first, let stale = checksum.digest,
      let before = VersionNumber(basis.head.number - 1),
      folder.storedChecksum(in: "\(name.folder)/\(before)").digest == stale
    {
      return Finding(
        .warning, sidecarPath, "is still that of \(before) (a run is at work here, or died)",
        remedy: .write(digest.sidecar))
    }
    return Finding(
      .error, sidecarPath, checksum.file.fault ?? "is not the checksum of \(ArchiveLayout.inventory)",
      remedy: .write(digest.sidecar))
  }
}

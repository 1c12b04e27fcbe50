/// An archive that is read.
///
/// Takes no lock, writes nothing: works on a read-only disk and beside a writer.
public struct Archive: Sendable {
  let folder: ArchiveFolder

  /// Opens the archive in a folder.
  ///
  /// Throws ``ArchiveError/Kind/notAnArchive`` where there is none, ``ArchiveError/Kind/io``.
  public init(at path: String) throws(ArchiveError) {
    self.init(folder: ArchiveFolder(path: path))
    if try folder.entry(at: Self.declaration) == .file { return }
    try folder.requireArchive()
    throw ArchiveError(.damaged, path: Self.declaration, reason: "is missing; run netease-archive repair")
  }

  init(folder: ArchiveFolder) {
    self.folder = folder
  }

  static let declaration = "\(ArchiveLayout.objects)/\(ArchiveLayout.rootDeclaration.name)"

  /// The object of that name with its versions, or `nil` where the archive has none.
  ///
  /// Throws ``ArchiveError/Kind/damaged`` where something lies there whose inventory cannot be trusted.
  public func object(_ name: ObjectName) throws(ArchiveError) -> ArchivedObject? {
    try rootInventory(of: name).map { object(name, $0) }
  }

  /// The names of all objects, in order.
  ///
  /// Throws ``ArchiveError/Kind/io``.
  public func objectNames() throws(ArchiveError) -> [ObjectName] {
    var found: [ObjectName] = []
    for column in try folder.names(in: ArchiveLayout.objects) ?? [] {
      guard SafePath.isSafe(part: column), column != ArchiveLayout.rootDeclaration.name else { continue }
      let path = "\(ArchiveLayout.objects)/\(column)"
      guard try folder.entry(at: path) == .folder else { continue }
      found += try folder.names(in: path)?.compactMap { try? ObjectName(column: column, name: $0) } ?? []
    }
    return found
  }

  func object(_ name: ObjectName, _ root: RootInventory) -> ArchivedObject {
    ArchivedObject(
      name: name, inventory: root.inventory, head: root.head, digest: root.digest, folder: folder)
  }

  /// The inventory that an object stands by.
  struct RootInventory {
    let inventory: Inventory
    let head: VersionNumber
    let digest: ContentDigest
    /// False where a writer died, or is at work, between replacing the inventory and its checksum.
    let sidecarIsCurrent: Bool
  }

  /// Reads the inventory in an object's folder.
  ///
  /// It is trusted where its checksum vouches for it, or the checksum of the copy in its newest version. The
  /// second holds while a writer replaces the first.
  func rootInventory(of name: ObjectName) throws(ArchiveError) -> RootInventory? {
    let path = "\(name.folder)/\(ArchiveLayout.inventory)"
    guard let bytes = try folder.content(of: path) else {
      // The object may have come into being since it was looked for.
      switch (try folder.entry(at: name.folder), try folder.entry(at: path)) {
      case (nil, _): return nil
      case (_, .file): return try rootInventory(of: name)
      default: throw ArchiveError(.damaged, path: path, reason: "is missing")
      }
    }
    let (inventory, head) = try self.inventory(bytes, at: path, of: name)
    let digest = ContentDigest(of: bytes)
    if try sidecar(in: name.folder) == digest {
      return RootInventory(inventory: inventory, head: head, digest: digest, sidecarIsCurrent: true)
    }
    if try sidecar(in: "\(name.folder)/\(head)") == digest {
      return RootInventory(inventory: inventory, head: head, digest: digest, sidecarIsCurrent: false)
    }
    throw ArchiveError(.damaged, path: path, reason: "is not what its checksum says")
  }

  /// What ``ArchivedObject/fingerprint`` is, without opening the object: whether its inventory is sound is not seen.
  public func fingerprint(of name: ObjectName) throws(ArchiveError) -> String? {
    let bytes = try folder.content(of: "\(name.folder)/\(ArchiveLayout.inventory)")
    return bytes.map { ContentDigest(of: $0).description }
  }

  func inventory(
    _ bytes: [UInt8], at path: String, of name: ObjectName
  ) throws(ArchiveError) -> (Inventory, head: VersionNumber) {
    let inventory: Inventory
    do {
      inventory = try Inventory(json: bytes)
    } catch {
      throw ArchiveError(.damaged, path: path, reason: error.reason)
    }
    guard inventory.id == name.id, let head = inventory.head else {
      throw ArchiveError(.damaged, path: path, reason: "is the inventory of another object")
    }
    return (inventory, head)
  }

  func sidecar(in objectOrVersion: String) throws(ArchiveError) -> ContentDigest? {
    let bytes = try folder.content(of: "\(objectOrVersion)/\(ArchiveLayout.sidecar)")
    return bytes.flatMap(ContentDigest.init(sidecar:))
  }
}

/// One article in the archive with all its versions, as it stood when it was opened.
public struct ArchivedObject: Sendable {
  public let name: ObjectName
  /// Oldest first, never empty.
  public let versions: [ArchivedVersion]
  /// The newest version's number.
  public let head: VersionNumber
  private let inventory: Inventory
  private let folder: ArchiveFolder

  init(
    name: ObjectName, inventory: Inventory, head: VersionNumber, digest: ContentDigest, folder: ArchiveFolder
  ) {
    fingerprint = digest.description
    self.name = name
    self.inventory = inventory
    self.head = head
    self.folder = folder
    var number = VersionNumber.first
    versions = inventory.versions.map { version in
      defer { number = number.next }
      return ArchivedVersion(
        number: number, created: version.created, message: version.message, files: version.state)
    }
  }

  /// What tells these files from all others: the SHA-512 of the object's inventory.
  public let fingerprint: String

  /// The digest of a file as it stands in a version; `nil` where there is no such file or version.
  public func digest(of file: String, in version: VersionNumber? = nil) -> ContentDigest? {
    inventory[version ?? head]?.state[file]
  }

  /// The bytes of a file as it stands in a version (the newest unless told otherwise), checked against its
  /// digest; `nil` where that version has no such file or the object no such version.
  ///
  /// Throws ``ArchiveError/Kind/damaged`` where the bytes are missing or not those that were stored.
  public func content(of file: String, in version: VersionNumber? = nil) throws(ArchiveError) -> [UInt8]? {
    guard let digest = inventory[version ?? head]?.state[file], let path = inventory.manifest[digest]?.first
    else { return nil }
    let full = "\(name.folder)/\(path)"
    guard let bytes = try folder.content(of: full) else {
      throw ArchiveError(.damaged, path: full, reason: "is missing")
    }
    guard ContentDigest(of: bytes) == digest else {
      throw ArchiveError(.damaged, path: full, reason: "is not what was stored: its sha512 differs")
    }
    return bytes
  }
}

/// One version of an article.
public struct ArchivedVersion: Sendable, Hashable {
  public let number: VersionNumber
  /// When the version was made, in RFC 3339.
  public let created: String
  public let message: String?
  /// The files by their names.
  public let files: [String: ContentDigest]
}

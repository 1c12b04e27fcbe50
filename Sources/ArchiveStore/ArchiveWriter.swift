/// The one writer of an archive: holds the kernel's lock until it goes, and the lock dies with the process.
///
/// Every addition is on the disk when ``add(_:to:message:)`` returns. A death at any instant leaves the
/// archive as before or as after; the next writer finishes or clears what the dead one was at.
public struct ArchiveWriter: ~Copyable, Sendable {
  /// The same archive for reading.
  public let archive: Archive
  private let lock: OpenFile
  private let version: String
  private let clock: @Sendable () -> Int64

  /// Opens the archive in a folder for writing, and makes it where the folder is absent or empty.
  ///
  /// `version` is the program's, recorded as the user of each version; `clock` gives Unix milliseconds.
  /// Throws ``ArchiveError/Kind/cannotCreate``, ``ArchiveError/Kind/notAnArchive`` for a folder that holds
  /// something else, ``ArchiveError/Kind/locked`` where another run writes, ``ArchiveError/Kind/io``.
  public static func open(
    at path: String, version: String, clock: @escaping @Sendable () -> Int64
  ) throws(ArchiveError) -> ArchiveWriter {
    let folder = ArchiveFolder(path: path)
    let lock = try folder.lockOrCreateArchive()
    let writer = ArchiveWriter(archive: Archive(folder: folder), lock: lock, version: version, clock: clock)
    try writer.finishAllLeftovers()
    return writer
  }

  private init(
    archive: Archive, lock: consuming OpenFile, version: String, clock: @escaping @Sendable () -> Int64
  ) {
    self.archive = archive
    self.lock = lock
    self.version = version
    self.clock = clock
  }

  /// The object of that name as ``Archive/object(_:)`` gives it, after finishing what a dead run left of it:
  /// what decides whether a new version is needed.
  public mutating func object(_ name: ObjectName) throws(ArchiveError) -> ArchivedObject? {
    try finishLeftovers(of: name).map { archive.object(name, $0) }
  }

  /// What ``add(_:to:message:)`` did.
  public enum Addition: Sendable, Hashable {
    case newObject
    case newVersion(VersionNumber)
    /// The newest version has these very files already; nothing was written.
    case unchanged(VersionNumber)

    /// The version that holds the files.
    public var version: VersionNumber {
      switch self {
      case .newObject: .first
      case .newVersion(let number), .unchanged(let number): number
      }
    }
  }

  /// Stores these files, all of the version, as the object's next version or as a new object.
  ///
  /// File names are safe names, or paths of them such as `media/1.jpg`. Throws
  /// ``ArchiveError/Kind/unsafeName``, ``ArchiveError/Kind/damaged`` where the object is not what its
  /// inventory says (nothing is overwritten), ``ArchiveError/Kind/io``.
  public mutating func add(
    _ files: [String: [UInt8]], to name: ObjectName, message: String
  ) throws(ArchiveError) -> Addition {
    try Self.checkNames(of: files)
    let root = try finishLeftovers(of: name)
    let state = files.mapValues(ContentDigest.init(of:))
    if let root, root.inventory[root.head]?.state == state { return .unchanged(root.head) }

    let staged = StagedVersion(
      of: name, after: root?.inventory, adding: version(of: state, message: message), files: files)
    try staged.write(in: archive.folder)
    try staged.publish(in: archive.folder)
    return root == nil ? .newObject : .newVersion(staged.number)
  }

  private func version(of state: [String: ContentDigest], message: String) -> Inventory.Version {
    Inventory.Version(
      created: RFC3339.text(unixMilliseconds: clock()), message: message, userName: "netease-archive",
      userAddress: "urn:netease-archive:\(version)", state: state)
  }

  /// Every name is safe, and none is the folder of another.
  private static func checkNames(of files: [String: [UInt8]]) throws(ArchiveError) {
    for path in files.keys {
      guard SafePath.isSafe(path: path) else {
        throw ArchiveError(.unsafeName, path: path, reason: SafePath.rule)
      }
      var folder = path
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        if files[folder] != nil {
          throw ArchiveError(.unsafeName, path: folder, reason: "is a file and a folder of the same version")
        }
      }
    }
  }
}

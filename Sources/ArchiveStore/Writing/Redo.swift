/// Finds which steps of a journal are still to be taken, and which cannot be taken any more.
///
/// A step that was taken is recognised by what is there: after a power cut nobody knows which of them reached
/// the disk. Nothing is moved onto anything that is not what the run before saw.
struct Redo {
  /// Something in a journal that cannot be done.
  struct Damage {
    let error: ArchiveError
    /// What there may be of it in the staging folder, and its name when it is set aside.
    let staged: String
    let name: String
    let article: ObjectName?
  }

  let archive: Archive
  private(set) var damages: [Damage] = []
  private var newObjects: [Journal.Object] = []
  private var steps = Publication()
  private var folder: ArchiveFolder { archive.folder }

  init(archive: Archive) { self.archive = archive }

  /// The steps that are still to be taken.
  func publication() throws(ArchiveError) -> Publication {
    var publication = steps
    try publication.addNewObjects(newObjects, in: folder)
    return publication
  }

  mutating func add(_ object: Journal.Object) throws(ArchiveError) {
    do {
      if object.isNewObject { try addNewObject(object) } else { try addVersion(object) }
    } catch {
      guard error.kind == .damaged else { throw error }
      damages.append(
        Damage(
          error: error, staged: object.staged, name: "\(object.name.entryName)+\(object.version)",
          article: object.name))
    }
  }

  mutating func add(_ append: Journal.Append) throws(ArchiveError) {
    do {
      if try isPending(append) { steps.add(append) }
    } catch {
      guard error.kind == .damaged else { throw error }
      damages.append(
        Damage(error: error, staged: append.staged, name: "\(append.file)+\(append.offset)", article: nil))
    }
  }

  private mutating func addNewObject(_ object: Journal.Object) throws(ArchiveError) {
    let place = object.name.folder
    if try folder.entry(at: place) == nil {
      try requireStaged(ArchiveLayout.inventory, of: object)
      newObjects.append(object)
    } else if try digest(of: "\(place)/\(object.version)/\(ArchiveLayout.inventory)") != object.inventory {
      throw ArchiveError(.damaged, path: place, reason: "is not what was to be put there")
    }
  }

  private mutating func addVersion(_ object: Journal.Object) throws(ArchiveError) {
    let place = object.name.folder
    guard let root = try archive.rootInventory(of: object.name) else {
      throw ArchiveError(.damaged, path: place, reason: "is missing")
    }
    let version = "\(place)/\(object.version)"
    let isInPlace = try digest(of: "\(version)/\(ArchiveLayout.inventory)") == object.inventory
    if isInPlace, root.sidecarIsCurrent, root.head >= object.version { return }

    guard root.digest == object.inventory || root.digest == object.before else {
      throw ArchiveError(
        .damaged, path: "\(place)/\(ArchiveLayout.inventory)", reason: "was changed meanwhile")
    }
    if !isInPlace {
      guard try folder.entry(at: version) == nil else {
        throw ArchiveError(.damaged, path: version, reason: "is not what was to be put there")
      }
      try requireStaged("\(object.version)/\(ArchiveLayout.inventory)", of: object)
    }
    // Either of the two may have reached its place without the other.
    var files: [String] = []
    if root.digest != object.inventory {
      try requireStaged(ArchiveLayout.inventory, of: object)
      files.append(ArchiveLayout.inventory)
    }
    if try archive.sidecar(in: place) != object.inventory {
      guard try archive.sidecar(in: object.staged) == object.inventory else {
        throw Self.notStaged("\(object.staged)/\(ArchiveLayout.sidecar)")
      }
      files.append(ArchiveLayout.sidecar)
    }
    if !isInPlace { steps.addVersion(object) }
    steps.addInventory(object, files: files)
  }

  /// Whether bytes for the log may still have to be written.
  private func isPending(_ append: Journal.Append) throws(ArchiveError) -> Bool {
    let end = append.offset + append.length
    let size = try folder.size(of: append.target)
    let staged = try folder.openFile(append.staged)
    // What is staged is removed only after it was on the disk.
    guard size >= (staged == nil ? end : append.offset) else {
      throw ArchiveError(.damaged, path: append.target, reason: "is shorter than it was")
    }
    guard let staged else { return false }
    guard try staged.size() >= append.length else { throw Self.notStaged(append.staged) }
    // Behind our bytes are others: if ours are not there, somebody else wrote, and it is not for us to cut it.
    if size > end, try !append.agrees(with: staged, upTo: end, in: folder) {
      throw ArchiveError(.damaged, path: append.target, reason: "was changed meanwhile")
    }
    return true
  }

  private func requireStaged(_ file: String, of object: Journal.Object) throws(ArchiveError) {
    let path = "\(object.staged)/\(file)"
    guard try digest(of: path) == object.inventory else { throw Self.notStaged(path) }
  }

  private static func notStaged(_ path: String) -> ArchiveError {
    ArchiveError(.damaged, path: path, reason: "is missing or not what was written")
  }

  private func digest(of path: String) throws(ArchiveError) -> ContentDigest? {
    try folder.content(of: path).map(ContentDigest.init(of:))
  }
}

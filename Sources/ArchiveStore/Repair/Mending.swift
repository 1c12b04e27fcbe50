/// Does what mends a problem, or says what it would do.
///
/// The writer's lock is held meanwhile.
struct Mending {
  private let folder: ArchiveFolder
  private let dryRun: Bool
  /// The places below `set-aside/` that a dry run has given away.
  private var taken: Set<String> = []

  init(_ folder: ArchiveFolder, dryRun: Bool) {
    self.folder = folder
    self.dryRun = dryRun
  }

  /// What was done; `nil` where nothing is wrong.
  mutating func mend(_ finding: Finding) throws(ArchiveError) -> RepairAction? {
    if finding.problem.severity == .information { return nil }
    return RepairAction(problem: finding.problem, deed: try deed(finding))
  }

  private mutating func deed(_ finding: Finding) throws(ArchiveError) -> RepairAction.Deed {
    let path = finding.problem.path
    switch finding.remedy {
    case .setAside: return .setAside(to: try setAside(path))
    case .removeEmptyFolder:
      if !dryRun { try removeEmptyFolders(path) }
      return .removed
    case .write(let bytes):
      let place = try folder.entry(at: path) == nil ? nil : try setAside(path)
      if !dryRun { try write(bytes, to: path) }
      return .written(replacedSetAsideTo: place)
    case .adopt(let inventory):
      if !dryRun { try adopt(inventory, in: path.parentFolder) }
      return .adopted
    case .finish: return .finished
    case nil: return .nothing
    }
  }

  /// Moves something below `set-aside/`, under its path with a plus sign for each slash; never onto anything.
  private mutating func setAside(_ path: String) throws(ArchiveError) -> String {
    let name = path.split(separator: "/").drop { $0 == ArchiveLayout.objects }.joined(separator: "+")
    let place = try folder.freePlace(for: name.shortened, besides: taken)
    if dryRun { taken.insert(place) } else { try folder.setAside(path, to: place) }
    return place
  }

  private func write(_ bytes: [UInt8], to path: String) throws(ArchiveError) {
    let staged = "\(ArchiveLayout.staging)/repair"
    try folder.createFolder(ArchiveLayout.staging)
    try folder.removeAll(at: staged)
    try folder.create(staged, content: bytes, durably: true)
    // A version of which nothing was left.
    if try folder.createFolder(path.parentFolder) {
      try folder.synchronizeFolder(path.parentFolder.parentFolder)
    }
    try folder.move(staged, to: path)
    try folder.synchronizeFolder(path.parentFolder)
  }

  /// Brings an object's own inventory up to a version; what it replaces is kept in the version before.
  private func adopt(_ inventory: [UInt8], in object: String) throws(ArchiveError) {
    // The version may not be on the disk yet.
    try folder.synchronizeFolder(object)
    try write(inventory, to: "\(object)/\(ArchiveLayout.inventory)")
    try write(ContentDigest(of: inventory).sidecar, to: "\(object)/\(ArchiveLayout.sidecar)")
  }

  private func removeEmptyFolders(_ path: String) throws(ArchiveError) {
    // Each is followed by those in it, so the last is empty.
    var folders = [path]
    var index = 0
    while index < folders.count {
      let parent = folders[index]
      folders += try (folder.names(in: parent) ?? []).map { "\(parent)/\($0)" }
      index += 1
    }
    for folder in folders.reversed() where try !self.folder.removeEmptyFolder(folder) {
      throw ArchiveError(.io, path: folder, reason: "is not empty any more")
    }
    try folder.synchronizeFolder(path.parentFolder)
  }
}

extension String {
  /// The beginning, short enough for a name with a number behind it; file systems take 255 bytes.
  fileprivate var shortened: String {
    var rest = self[...]
    while rest.utf8.count > 200 { rest.removeLast() }
    return String(rest)
  }
}

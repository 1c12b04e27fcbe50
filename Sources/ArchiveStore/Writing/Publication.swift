/// The steps that bring a batch from the staging folder into the archive, after its journal is on the disk.
///
/// A reader sees each object as before or as after at every instant. A run that is cut short leaves the journal,
/// and the next run takes the steps that are still to be taken.
struct Publication {
  private struct Move {
    let source: String
    let target: String
  }

  /// New columns, new objects and new versions, each as a whole.
  private var folders: [Move] = []
  private var inventories: [Move] = []
  private var appends: [Journal.Append] = []
  private var hasVersions = false

  /// The steps of the whole journal.
  init(of journal: Journal, in folder: ArchiveFolder) throws(ArchiveError) {
    try addNewObjects(journal.objects.filter(\.isNewObject), in: folder)
    for object in journal.objects where !object.isNewObject {
      addVersion(object)
      addInventory(object, files: [ArchiveLayout.inventory, ArchiveLayout.sidecar])
    }
    appends = journal.appends
  }

  init() {}

  /// A column that is not there yet comes as a whole: OCFL allows no empty folder, not for an instant.
  mutating func addNewObjects(_ objects: [Journal.Object], in folder: ArchiveFolder) throws(ArchiveError) {
    for (column, objects) in Dictionary(grouping: objects, by: \.name.column).sorted(by: { $0.key < $1.key })
    {
      let target = "\(ArchiveLayout.objects)/\(column)"
      if try folder.entry(at: target) == nil {
        folders.append(Move(source: "\(StagingLayout.objects)/\(column)", target: target))
      } else {
        folders += objects.map { Move(source: $0.staged, target: $0.name.folder) }
      }
    }
  }

  mutating func addVersion(_ object: Journal.Object) {
    folders.append(
      Move(source: "\(object.staged)/\(object.version)", target: "\(object.name.folder)/\(object.version)"))
    hasVersions = true
  }

  /// Between the two moves the checksum is the old one; the copy in the new version vouches meanwhile.
  mutating func addInventory(_ object: Journal.Object, files: [String]) {
    inventories += files.map { Move(source: "\(object.staged)/\($0)", target: "\(object.name.folder)/\($0)") }
  }

  mutating func add(_ append: Journal.Append) { appends.append(append) }

  /// Takes the steps; all of them are on the disk when this returns.
  func run(on disk: inout DurableFolder) throws(ArchiveError) {
    for move in folders { try disk.move(move.source, to: move.target) }
    // An inventory may not reach the disk before the version that it names.
    if hasVersions { try disk.flush() }
    for move in inventories { try disk.move(move.source, to: move.target) }
    if !appends.isEmpty { try disk.createFolder(ArchiveLayout.observations) }
    for append in appends { try append.run(on: &disk) }
    try disk.flush()
  }
}

/// The names of what lies in an archive's folder; `archive/README.md` describes each.
enum ArchiveLayout {
  static let readme = "README.md"
  static let objects = "objects"
  static let observations = "observations"
  static let staging = ".staging"
  static let setAside = "set-aside"
  static let lock = ".lock"

  static let inventory = "inventory.json"
  static let sidecar = "inventory.json.sha512"

  /// The conformance declarations of OCFL 1.1: a file whose name and content say what the folder is.
  static let rootDeclaration = (name: "0=ocfl_1.1", content: Array("ocfl_1.1\n".utf8))
  static let objectDeclaration = (name: "0=ocfl_object_1.1", content: Array("ocfl_object_1.1\n".utf8))
}

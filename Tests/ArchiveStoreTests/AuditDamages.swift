import ArchiveStore
import FoundationEssentials
import Glibc
import Testing

/// Something that is wrong with the archive of the sample, made by hand, and what an audit says of it.
struct AuditDamage: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Each as `severity mending path: reason`; the path is relative to the sample's folder, or begins with a
  /// slash if it is relative to the archive's.
  let problems: [String]
  let make: @Sendable (TemporaryFolder) throws -> Void

  init(
    _ name: String, _ problems: [String], _ make: @escaping @Sendable (TemporaryFolder) throws -> Void
  ) {
    testDescription = name
    self.problems = problems.map { line in
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      let path = parts[2].hasPrefix("/") ? String(parts[2].dropFirst()) : "\(Sample.folder)/\(parts[2])"
      return "\(parts[0]) \(parts[1]) \(path)"
    }
    self.make = make
  }

  static let all = declarations + inventories + checksums + copies + contents + strays + versions + roots
}

private let object = Sample.folder

extension AuditDamage {
  static let declarations = [
    AuditDamage("object without its declaration", ["error repair 0=ocfl_object_1.1: is missing"]) {
      try $0.remove("\(object)/0=ocfl_object_1.1")
    },
    AuditDamage(
      "object with an empty declaration", ["error repair 0=ocfl_object_1.1: does not say what the folder is"]
    ) { try $0.write("", to: "\(object)/0=ocfl_object_1.1") },
    AuditDamage(
      "object with a folder for its declaration",
      ["error repair 0=ocfl_object_1.1: is a folder, not a file"]
    ) {
      try $0.remove("\(object)/0=ocfl_object_1.1")
      try $0.write("mine", to: "\(object)/0=ocfl_object_1.1/letter.txt")
    },
    AuditDamage(
      "object with the declaration of another edition of OCFL besides",
      ["warning repair 0=ocfl_object_1.0: is a file that the inventory does not name"]
    ) { try $0.write("ocfl_object_1.0\n", to: "\(object)/0=ocfl_object_1.0") },
  ]

  static let inventories = [
    AuditDamage(
      "inventory with one letter changed", ["error repair inventory.json: is not what its checksum says"]
    ) {
      try $0.write(
        Sample.secondInventory.replacing("\"first\"", with: "\"First\""), to: "\(object)/inventory.json")
    },
    AuditDamage("inventory missing", ["error repair inventory.json: is missing"]) {
      try $0.remove("\(object)/inventory.json")
    },
    AuditDamage("inventory empty", ["error repair inventory.json: is not an inventory in JSON"]) {
      try $0.write("", to: "\(object)/inventory.json")
    },
    AuditDamage("inventory cut short", ["error repair inventory.json: is not an inventory in JSON"]) {
      try $0.write(String(Sample.secondInventory.prefix(300)), to: "\(object)/inventory.json")
    },
    AuditDamage(
      "inventory that nests without end", ["error repair inventory.json: is not an inventory in JSON"]
    ) {
      try $0.write(String(repeating: "[", count: 1 << 20), to: "\(object)/inventory.json")
    },
    AuditDamage(
      "inventory that is a link",
      ["error repair inventory.json: is a link or a special file, not a plain file"]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.link("\(object)/inventory.json", to: "v2/inventory.json")
    },
    AuditDamage(
      "inventory and its checksum missing",
      ["error repair inventory.json: is missing", "error repair inventory.json.sha512: is missing"]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "inventory missing, and a file of an old version",
      [
        "error repair inventory.json: is missing",
        "error nothing v1/content/page.html: is missing (page.html of v1 and v2)",
      ]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/v1/content/page.html")
    },
    AuditDamage(
      "inventory and its checksum missing, and a file",
      [
        "error nothing inventory.json: is missing, and the copy in v2 names files that are not there",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/inventory.json.sha512")
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "inventory and its copy missing",
      [
        "error nothing inventory.json: is missing, and no version has a sound copy: the object cannot be checked"
      ]
    ) {
      try $0.remove("\(object)/inventory.json")
      try $0.remove("\(object)/v2/inventory.json")
    },
    AuditDamage(
      "inventory of another object, with its checksum",
      [
        "error repair inventory.json: is the inventory of another object (urn:netease:JU7JLCSV051481UT)",
        "error repair inventory.json.sha512: is not the checksum of inventory.json",
      ]
    ) {
      try $0.writeInventory(
        Sample.secondInventory.replacing("481US\"", with: "481UT\""), in: object)
    },
    AuditDamage(
      "all inventories of another object",
      ["error nothing inventory.json: is the inventory of another object (urn:netease:JU7JLCSV051481UT)"]
    ) {
      for folder in ["", "/v2"] {
        try $0.writeInventory(
          Sample.secondInventory.replacing("481US\"", with: "481UT\""), in: object + folder)
      }
      try $0.writeInventory(
        Sample.firstInventory.replacing("481US\"", with: "481UT\""), in: object + "/v1")
    },
  ]

  static let checksums = [
    AuditDamage("checksum missing", ["error repair inventory.json.sha512: is missing"]) {
      try $0.remove("\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "checksum empty", ["error repair inventory.json.sha512: is not the checksum of inventory.json"]
    ) { try $0.write("", to: "\(object)/inventory.json.sha512") },
    AuditDamage(
      "checksum of something else",
      ["error repair inventory.json.sha512: is not the checksum of inventory.json"]
    ) { try $0.write("\(Sample.Digest.page)  inventory.json\n", to: "\(object)/inventory.json.sha512") },
    AuditDamage("checksum too long", ["error repair inventory.json.sha512: is longer than 4096 bytes"]) {
      try $0.write(String(repeating: "0", count: 5000), to: "\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "checksum still that of the version before",
      ["warning repair inventory.json.sha512: is still that of v1 (a run is at work here, or died)"]
    ) {
      try $0.remove("\(object)/inventory.json.sha512")
      try $0.copy("\(object)/v1/inventory.json.sha512", to: "\(object)/inventory.json.sha512")
    },
    AuditDamage(
      "checksums of the inventory and of its copy both wrong",
      [
        "error repair inventory.json.sha512: is not the checksum of inventory.json",
        "error repair v2/inventory.json.sha512: is not the checksum of inventory.json",
      ]
    ) {
      try $0.write("wrong", to: "\(object)/inventory.json.sha512")
      try $0.write("wrong", to: "\(object)/v2/inventory.json.sha512")
    },
  ]

  static let copies = [
    AuditDamage("copy in the newest version missing", ["error repair v2/inventory.json: is missing"]) {
      try $0.remove("\(object)/v2/inventory.json")
    },
    AuditDamage(
      "copy in the newest version changed", ["error repair v2/inventory.json: is not what its checksum says"]
    ) { try $0.write("{}", to: "\(object)/v2/inventory.json") },
    AuditDamage(
      "copy in the newest version another one, with its checksum",
      ["error nothing v2/inventory.json: is not the same as the object's own inventory"]
    ) {
      try $0.writeInventory(
        Sample.secondInventory.replacing("\"second\"", with: "\"Second\""), in: "\(object)/v2")
    },
    AuditDamage(
      "checksum in the newest version missing", ["error repair v2/inventory.json.sha512: is missing"]
    ) { try $0.remove("\(object)/v2/inventory.json.sha512") },
    AuditDamage("copy in an old version missing", ["error repair v1/inventory.json: is missing"]) {
      try $0.remove("\(object)/v1/inventory.json")
    },
    AuditDamage(
      "copy in an old version changed", ["error repair v1/inventory.json: is not what its checksum says"]
    ) {
      try $0.write(
        Sample.firstInventory.replacing("\"first\"", with: "\"First\""), to: "\(object)/v1/inventory.json")
    },
    AuditDamage(
      "checksum in an old version wrong",
      ["error repair v1/inventory.json.sha512: is not the checksum of inventory.json"]
    ) { try $0.write("wrong", to: "\(object)/v1/inventory.json.sha512") },
    AuditDamage(
      "copy in an old version missing with its checksum",
      ["error repair v1/inventory.json: is missing", "error repair v1/inventory.json.sha512: is missing"]
    ) {
      try $0.remove("\(object)/v1/inventory.json")
      try $0.remove("\(object)/v1/inventory.json.sha512")
    },
    AuditDamage(
      "copy in an old version with other files, with its checksum",
      ["error nothing v1/inventory.json: is not how the object's own inventory begins"]
    ) {
      try $0.writeInventory(
        Sample.firstInventory.replacing("\"page.html\"", with: "\"page.txt\""), in: "\(object)/v1")
    },
    AuditDamage(
      "copy in an old version with another message, with its checksum",
      [
        "warning nothing v1/inventory.json: says otherwise than the object's own inventory when or why versions "
          + "were made"
      ]
    ) {
      try $0.writeInventory(
        Sample.firstInventory.replacing("\"first\"", with: "\"First\""), in: "\(object)/v1")
    },
    // OCFL does not say how the JSON is laid out.
    AuditDamage("copy in an old version laid out otherwise, with its checksum: nothing is wrong", []) {
      try $0.writeInventory(Sample.firstInventory.replacing("\n", with: " "), in: "\(object)/v1")
    },
  ]

  static let contents = [
    AuditDamage(
      "file changed",
      [
        "error nothing v1/content/page.html: is not what was stored: its sha512 differs (page.html of v1 and v2)"
      ]
    ) { try $0.write("<p>2</p>", to: "\(object)/v1/content/page.html") },
    AuditDamage(
      "file of an old version empty",
      [
        "error nothing v1/content/article.json: is not what was stored: its sha512 differs (article.json of v1)"
      ]
    ) { try $0.write("", to: "\(object)/v1/content/article.json") },
    AuditDamage("file missing", ["error nothing v2/content/article.json: is missing (article.json of v2)"]) {
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "folder of files missing", ["error nothing v2/content/article.json: is missing (article.json of v2)"]
    ) { try $0.remove("\(object)/v2/content") },
    AuditDamage(
      "file that became a folder",
      [
        "error nothing v1/content/page.html: is a folder, not the file that was stored (page.html of v1 and v2)"
      ]
    ) {
      try $0.remove("\(object)/v1/content/page.html")
      try $0.write("<p>1</p>", to: "\(object)/v1/content/page.html/page.html")
    },
    AuditDamage(
      "file that became a link",
      [
        "error nothing v1/content/page.html: is a link or a special file, not the file that was stored "
          + "(page.html of v1 and v2)"
      ]
    ) {
      try $0.write("<p>1</p>", to: "page.html")
      try $0.remove("\(object)/v1/content/page.html")
      try $0.link("\(object)/v1/content/page.html", to: "../../../../../page.html")
    },
    AuditDamage(
      "file in capitals, which is not the same name",
      [
        "warning repair v2/content/ARTICLE.JSON: is a file that the inventory does not name",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.copy("\(object)/v2/content/article.json", to: "\(object)/v2/content/ARTICLE.JSON")
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "version missing",
      [
        "error nothing v2/content/article.json: is missing (article.json of v2)",
        "error repair v2/inventory.json: is missing", "error repair v2/inventory.json.sha512: is missing",
      ]
    ) { try $0.remove("\(object)/v2") },
    AuditDamage(
      "version that became a file",
      [
        "error nothing v2: is a file, not a folder",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.remove("\(object)/v2")
      try $0.write("", to: "\(object)/v2")
    },
    AuditDamage(
      "version that became a link",
      [
        "error nothing v2: is a link or a special file, not a folder",
        "error nothing v2/content/article.json: is missing (article.json of v2)",
      ]
    ) {
      try $0.copy("\(object)/v2", to: "elsewhere")
      try $0.remove("\(object)/v2")
      try $0.link("\(object)/v2", to: "../../../elsewhere")
    },
  ]

  static let strays = [
    AuditDamage(
      "stray files at every level",
      [
        "warning repair .DS_Store: is a file that the inventory does not name",
        "warning repair inventory.json.sha256: is a file that the inventory does not name",
        "warning repair v1/notes.txt: is a file that the inventory does not name",
        "warning repair v1/content/a b\nc: is a file that the inventory does not name",
      ]
    ) {
      try $0.write("1", to: "\(object)/.DS_Store")
      try $0.write("2", to: "\(object)/inventory.json.sha256")
      try $0.write("3", to: "\(object)/v1/notes.txt")
      try $0.write("4", to: "\(object)/v1/content/a b\nc")
    },
    AuditDamage(
      "stray folder", ["warning repair v1/content/media: is a folder that the inventory does not name"]
    ) {
      try $0.write("1", to: "\(object)/v1/content/media/1.jpg")
      try $0.makeFolder("\(object)/v1/content/media/empty")
    },
    AuditDamage("empty folder", ["warning repair v2/content/media: is an empty folder"]) {
      try $0.makeFolder("\(object)/v2/content/media")
    },
    AuditDamage("empty folders in each other", ["warning repair logs: is an empty folder"]) {
      try $0.makeFolder("\(object)/logs/a/b")
      try $0.makeFolder("\(object)/logs/c")
    },
    AuditDamage("link", ["warning repair v1/content/link: is a link or a special file"]) {
      try $0.link("\(object)/v1/content/link", to: "page.html")
    },
    AuditDamage("link to nothing", ["warning repair link: is a link or a special file"]) {
      try $0.link("\(object)/link", to: "/nonexistent")
    },
    AuditDamage("named pipe", ["warning repair v1/content/pipe: is a link or a special file"]) {
      try $0.makePipe("\(object)/v1/content/pipe")
    },
    AuditDamage(
      "named pipe for a checksum",
      [
        "error repair inventory.json.sha512: is a link or a special file, not a plain file"
      ]
    ) {
      try $0.remove("\(object)/inventory.json.sha512")
      try $0.makePipe("\(object)/inventory.json.sha512")
    },
  ]

  static let versions = [
    AuditDamage(
      "version that is complete and not named",
      ["warning repair v2: is complete, but the inventory does not name it (a run is at work here, or died)"]
    ) { try $0.goBack(["inventory.json", "inventory.json.sha512"]) },
    AuditDamage(
      "version that is complete and not named, with the checksum in place",
      ["warning repair v2: is complete, but the inventory does not name it (a run is at work here, or died)"]
    ) { try $0.goBack(["inventory.json"]) },
    AuditDamage(
      "version that is not named and lacks a file",
      ["warning repair v2: is a version that the inventory does not name"]
    ) {
      try $0.goBack(["inventory.json", "inventory.json.sha512"])
      try $0.remove("\(object)/v2/content/article.json")
    },
    AuditDamage(
      "version that is not named and has other bytes",
      ["warning repair v2: is a version that the inventory does not name"]
    ) {
      try $0.goBack(["inventory.json", "inventory.json.sha512"])
      try $0.write("{}", to: "\(object)/v2/content/article.json")
    },
    AuditDamage(
      "version that is not named and has another past",
      ["warning repair v2: is a version that the inventory does not name"]
    ) {
      try $0.goBack(["inventory.json", "inventory.json.sha512"])
      try $0.writeInventory(
        Sample.secondInventory.replacing("\"first\"", with: "\"other\""), in: "\(object)/v2")
    },
    AuditDamage(
      "version that is not named and skips a number",
      ["warning repair v4: is a version that the inventory does not name"]
    ) { try $0.copy("\(object)/v2", to: "\(object)/v4") },
    AuditDamage(
      "folders that look like versions",
      [
        "warning repair v0: is a folder that the inventory does not name",
        "warning repair v02: is a folder that the inventory does not name",
      ]
    ) {
      try $0.copy("\(object)/v2", to: "\(object)/v0")
      try $0.copy("\(object)/v2", to: "\(object)/v02")
    },
    AuditDamage(
      "file that looks like a version", ["warning repair v3: is a file that the inventory does not name"]
    ) {
      try $0.write("", to: "\(object)/v3")
    },
  ]

  static let roots = [
    AuditDamage("archive without its declaration", ["error repair /objects/0=ocfl_1.1: is missing"]) {
      try $0.remove("objects/0=ocfl_1.1")
    },
    AuditDamage(
      "archive with another declaration",
      ["error repair /objects/0=ocfl_1.1: does not say what the folder is"]
    ) { try $0.write("ocfl_1.0\n", to: "objects/0=ocfl_1.1") },
    AuditDamage(
      "stray files beside the articles",
      [
        "warning repair /objects/051481US/notes.txt: is a file that belongs to no article",
        "warning repair /objects/notes.txt: is a file that belongs to no article",
      ]
    ) {
      try $0.write("1", to: "objects/notes.txt")
      try $0.write("2", to: "objects/051481US/notes.txt")
    },
    AuditDamage(
      "names that OCFL allows in a storage root: nothing is wrong", []
    ) {
      try $0.write("", to: "objects/ocfl_1.1.html")
      try $0.write("{}", to: "objects/ocfl_layout.json")
      try $0.write("", to: "objects/extensions/initial/config.json")
    },
    AuditDamage(
      "empty columns and objects",
      [
        "warning repair /objects/051481US/empty: is an empty folder",
        "warning repair /objects/empty: is an empty folder",
        "warning repair /objects/full-of-empty: is an empty folder",
      ]
    ) {
      try $0.makeFolder("objects/051481US/empty")
      try $0.makeFolder("objects/empty")
      try $0.makeFolder("objects/full-of-empty/a/b")
    },
    AuditDamage(
      "folders that are no articles",
      [
        "warning repair /objects/051481US/letters: is a folder that is no article",
        "warning repair /objects/letters: is a folder without an article",
      ]
    ) {
      try $0.write("1", to: "objects/051481US/letters/a.txt")
      try $0.write("2", to: "objects/letters/a.txt")
      try $0.makeFolder("objects/letters/b")
    },
    AuditDamage(
      "column that is a link", ["error nothing /objects/column: is a link or a special file, not a folder"]
    ) {
      try $0.link("objects/column", to: "051481US")
    },
    AuditDamage(
      "object that is a link",
      ["error nothing /objects/051481US/link: is a link or a special file, not a folder"]
    ) { try $0.link("objects/051481US/link", to: "JU7JLCSV051481US") },
    AuditDamage(
      "object where a column belongs", ["error nothing /objects/other: is an object where a column belongs"]
    ) { try $0.copy(object, to: "objects/other") },
    AuditDamage(
      "object under a name that no article has",
      ["error nothing /objects/051481US/JU 7: is an object under a name that the archive does not give"]
    ) { try $0.copy(object, to: "objects/051481US/JU 7") },
    AuditDamage(
      "object under the name of another",
      [
        "error nothing /objects/051481US/JU7JLCSV051481UT/inventory.json: is the inventory of another object "
          + "(urn:netease:JU7JLCSV051481US)"
      ]
    ) { try $0.copy(object, to: "objects/051481US/JU7JLCSV051481UT") },
    AuditDamage(
      "object that is there twice",
      ["error nothing /objects/zzz/JU7JLCSV051481US: has the same id as \(object)"]
    ) { try $0.copy("objects/051481US", to: "objects/zzz") },
    AuditDamage(
      "staging folder with something in it",
      ["warning repair /.staging: holds work that is not finished (a run is at work here, or died)"]
    ) { try $0.write("half", to: ".staging/objects/051481US/AAAA/inventory.json") },
  ]
}

extension TemporaryFolder {
  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: "\(archive)/\(path)", withIntermediateDirectories: true)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(archive)/\(path)", withDestinationPath: target)
  }

  func makePipe(_ path: String) throws {
    guard mkfifo("\(archive)/\(path)", 0o600) == 0 else { throw POSIXError(.EIO) }
  }

  /// An inventory with the checksum that fits it.
  func writeInventory(_ text: String, in folder: String) throws {
    try write(text, to: "\(folder)/inventory.json")
    let digest = ContentDigest(of: Array(text.utf8))
    try write("\(digest)  inventory.json\n", to: "\(folder)/inventory.json.sha512")
  }

  /// Makes files of the object the ones from before its second version.
  fileprivate func goBack(_ files: [String]) throws {
    for file in files {
      try remove("\(object)/\(file)")
      try copy("\(object)/v1/\(file)", to: "\(object)/\(file)")
    }
  }

  /// All that lies in the archive: files with their text, folders, links and other things as what they are.
  ///
  /// Without the file that remembers the audits.
  func snapshot() throws -> [String: String] {
    var found: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: archive) where path != ".verified" {
      var status = stat()
      guard lstat("\(archive)/\(path)", &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG: found[path] = try text(path)
      case S_IFDIR: found[path] = "<folder>"
      case S_IFLNK:
        found[path] =
          "<link> " + (try FileManager.default.destinationOfSymbolicLink(atPath: "\(archive)/\(path)"))
      default: found[path] = "<other>"
      }
    }
    return found
  }

  /// The problems that an audit reports, each as `severity mending path: reason`.
  func audit(
    _ scope: AuditScope = .all, workers: Int = 2, checkContent: ContentCheck? = nil
  ) async throws -> [String] {
    var lines: [String] = []
    // As in `writer()`.
    _ = try await ArchiveAudit(at: archive, clock: { 1_795_441_440_999 })
      .run(scope, workers: workers, checkContent: checkContent) { problem in
        lines.append("\(problem.severity.rawValue) \(problem.mending.rawValue) \(problem)")
      }
    return lines
  }

  func repair(dryRun: Bool = false) async throws -> [RepairAction] {
    var actions: [RepairAction] = []
    _ = try await ArchiveRepair(at: archive, version: "0.1", clock: { 1_795_441_440_999 })
      .run(dryRun: dryRun) { actions.append($0) }
    return actions
  }
}

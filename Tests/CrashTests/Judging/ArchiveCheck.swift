import Digests
import FoundationEssentials

/// Looks for damage in an archive by the rules of OCFL 1.1, on its own: it shares nothing with the program.
struct ArchiveCheck {
  /// How much is asked.
  enum Strictness {
    /// What a reader needs while a writer is at work, or dead: every version that an inventory names is there
    /// with all its bytes. The checksum of an object's inventory may be that of its newest version's copy, and
    /// the folder of the next version may be there already.
    case readable
    /// All of OCFL: besides, nothing that is not listed.
    case valid
  }

  private struct Inventory: Decodable {
    struct Version: Decodable, Equatable {
      var created: String
      var state: [String: [String]]
    }

    var id: String
    var type: String
    var digestAlgorithm: String
    var head: String
    var manifest: [String: [String]]
    var versions: [String: Version]
  }

  private let tree: FileTree
  private let strictness: Strictness
  private(set) var problems: [String] = []
  /// The files of each version of each object, name to digest, oldest version first.
  private(set) var objects: [String: [[String: String]]] = [:]

  /// Checks the archive in a tree that begins at the archive's folder.
  init(_ tree: FileTree, _ strictness: Strictness) {
    self.tree = tree
    self.strictness = strictness
    // A creation that was cut short: no storage root, so nothing to read.
    if strictness == .readable, tree.names(in: "objects").isEmpty { return }
    checkRoot()
    checkObservations()
  }

  private mutating func expect(_ holds: Bool, _ problem: @autoclosure () -> String) {
    if !holds { problems.append(problem()) }
  }

  // MARK: Objects

  private mutating func checkRoot() {
    let declaration = tree.files["objects/0=ocfl_1.1"]
    expect(declaration.map { $0 == Array("ocfl_1.1\n".utf8) } ?? false, "objects: no declaration of OCFL 1.1")
    for column in tree.names(in: "objects") where column != "0=ocfl_1.1" {
      let names = tree.names(in: "objects/\(column)")
      expect(!names.isEmpty, "objects/\(column): is empty or no folder")
      for name in names { checkObject("\(column)/\(name)") }
    }
  }

  private func inventory(in folder: String) -> (Inventory, bytes: [UInt8])? {
    guard let bytes = tree.files["\(folder)/inventory.json"],
      let inventory = try? JSONDecoder().decode(Inventory.self, from: Data(bytes))
    else { return nil }
    return (inventory, bytes)
  }

  /// Whether the checksum in a folder is that of these bytes.
  private func sidecar(in folder: String, isOf bytes: [UInt8]) -> Bool {
    let words = tree.files["\(folder)/inventory.json.sha512"]?.split { " \t\n".utf8.contains($0) }.map(
      Array.init)
    return words == [Array(Self.sha512(bytes).utf8), Array("inventory.json".utf8)]
  }

  private mutating func checkObject(_ name: String) {
    let folder = "objects/\(name)"
    guard let (inventory, bytes) = inventory(in: folder) else {
      return problems.append("\(name): no inventory that can be read")
    }
    expect(
      tree.files["\(folder)/0=ocfl_object_1.1"] == Array("ocfl_object_1.1\n".utf8), "\(name): no declaration")
    expect(inventory.id == "urn:netease:" + name.split(separator: "/")[1], "\(name): another id")
    expect(inventory.type == "https://ocfl.io/1.1/spec/#inventory", "\(name): another type of inventory")
    expect(inventory.digestAlgorithm == "sha512", "\(name): another digest")
    let count = inventory.versions.count
    expect(inventory.head == "v\(count)" && count > 0, "\(name): the head is not the newest version")
    let isOwn = sidecar(in: folder, isOf: bytes)
    expect(
      isOwn || strictness == .readable && sidecar(in: "\(folder)/\(inventory.head)", isOf: bytes),
      "\(name): the inventory is not what its checksum says")
    expect(
      tree.files["\(folder)/\(inventory.head)/inventory.json"] == bytes, "\(name): the newest copy differs")

    var versions: [[String: String]] = []
    for number in 1...max(count, 1) {
      guard let version = inventory.versions["v\(number)"],
        let (copy, bytes) = self.inventory(in: "\(folder)/v\(number)")
      else { return problems.append("\(name): no v\(number)") }
      expect(
        sidecar(in: "\(folder)/v\(number)", isOf: bytes), "\(name)/v\(number): not what its checksum says")
      let earlier = inventory.versions.filter { (Int($0.key.dropFirst()) ?? 0) <= number }
      expect(
        copy.head == "v\(number)" && copy.versions == earlier, "\(name)/v\(number): its inventory differs")
      var files: [String: String] = [:]
      for (digest, names) in version.state {
        expect(inventory.manifest[digest] != nil, "\(name)/v\(number): a digest that is not in the manifest")
        for name in names { files[name] = digest }
      }
      versions.append(files)
    }
    objects[name] = versions
    checkContent(of: name, inventory)
  }

  private mutating func checkContent(of name: String, _ inventory: Inventory) {
    let object = tree.below("objects/\(name)")
    var listed: Set<String> = []
    for (digest, paths) in inventory.manifest {
      for path in paths {
        listed.insert(path)
        expect(
          object.files[path].map(Self.sha512) == digest,
          "\(name)/\(path): missing, or not what its digest says")
      }
    }
    let versions = (1...max(inventory.versions.count, 1)).map { "v\($0)" }
    let others = ["inventory.json", "inventory.json.sha512"]
    listed.formUnion(
      others + ["0=ocfl_object_1.1"] + versions.flatMap { version in others.map { "\(version)/\($0)" } })
    let next = "v\(versions.count + 1)"
    for path in object.files.keys.sorted() where !listed.contains(path) {
      expect(strictness == .readable && path.hasPrefix(next + "/"), "\(name)/\(path): not listed")
    }
    for path in object.emptyFolders {
      expect(strictness == .readable && "\(path)/".hasPrefix(next + "/"), "\(name)/\(path): an empty folder")
    }
  }

  // MARK: Observations

  /// Every line is whole and has the check that is its own.
  private mutating func checkObservations() {
    for (path, bytes) in tree.files where path.hasPrefix("observations/") && path.hasSuffix(".jsonl") {
      // A line that is not ended is one that was being written.
      if strictness == .valid { expect(bytes.last == UInt8(ascii: "\n"), "\(path): ends within a line") }
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      for (index, line) in lines.enumerated() {
        let isRight = Self.hasOwnCheck(Array(line))
        // The last lines may be torn until the next run.
        expect(isRight || strictness == .readable, "\(path):\(index + 1): its check is not its own")
      }
    }
  }

  static func hasOwnCheck(_ line: [UInt8]) -> Bool {
    let mark = Array(#","check":""#.utf8)
    let length = mark.count + 16 + 2
    guard line.count > length, Array(line[(line.count - length)...].prefix(mark.count)) == mark else {
      return false
    }
    let digest = DigestAlgorithm.sha256.digest(of: line.dropLast(length)).prefix(8).hexadecimal
    return Array(line.suffix(18)) == Array("\(digest)\"}".utf8)
  }

  private static func sha512(_ bytes: [UInt8]) -> String {
    DigestAlgorithm.sha512.digest(of: bytes).hexadecimal
  }
}

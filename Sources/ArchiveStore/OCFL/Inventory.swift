internal import OrderedJSON

/// What OCFL 1.1 calls the inventory of an object: its versions, and where each file's bytes lie.
struct Inventory: Sendable, Hashable {
  struct Version: Sendable, Hashable {
    /// RFC 3339.
    var created: String
    var message: String?
    var userName: String?
    var userAddress: String?
    /// The files of the version by their names.
    var state: [String: ContentDigest]
  }

  let id: String
  /// Oldest first.
  private(set) var versions: [Version]
  /// Where the bytes with a digest lie, relative to the object's folder.
  private(set) var manifest: [ContentDigest: [String]]

  init(id: String) {
    self.init(id: id, versions: [], manifest: [:])
  }

  init(id: String, versions: [Version], manifest: [ContentDigest: [String]]) {
    self.id = id
    self.versions = versions
    self.manifest = manifest
  }

  /// The newest version; `nil` only before the first was added.
  var head: VersionNumber? { VersionNumber(versions.count) }

  subscript(number: VersionNumber) -> Version? {
    versions.indices.contains(number.number - 1) ? versions[number.number - 1] : nil
  }

  /// Adds a version and gives the files whose bytes are new to the object, with the paths to store them at.
  ///
  /// What an earlier version has is not stored again (OCFL's forward delta).
  mutating func add(_ version: Version) -> [(name: String, contentPath: String)] {
    versions.append(version)
    var missing: [(name: String, contentPath: String)] = []
    for (name, digest) in version.state.sorted(by: { $0.key < $1.key }) where manifest[digest] == nil {
      let path = "v\(versions.count)/content/\(name)"
      manifest[digest] = [path]
      missing.append((name, path))
    }
    return missing
  }

  /// The inventory as it is written: members in the order of the specification, paths in their own order.
  var json: [UInt8] {
    let head = head.map(\.description)
    let value: JSONValue = [
      "id": .string(id),
      "type": .string(Self.type),
      "digestAlgorithm": .string(Self.algorithm),
      "head": JSONValue(head),
      "manifest": Self.json(pathsByDigest: manifest),
      "versions": .object(
        versions.enumerated().map { index, version in .init("v\(index + 1)", Self.json(version)) }),
    ]
    return value.utf8(.pretty)
  }

  static let type = "https://ocfl.io/1.1/spec/#inventory"
  static let algorithm = "sha512"

  private static func json(_ version: Version) -> JSONValue {
    let user: JSONValue? = version.userName.map { name in
      ["name": .string(name), "address": JSONValue(version.userAddress)]
    }
    let names = Dictionary(grouping: version.state.keys) { version.state[$0] }
    let state = names.reduce(into: [ContentDigest: [String]]()) { state, group in
      if let digest = group.key { state[digest] = group.value }
    }
    return [
      "created": .string(version.created), "message": JSONValue(version.message), "user": user,
      "state": json(pathsByDigest: state),
    ]
  }

  private static func json(pathsByDigest: [ContentDigest: [String]]) -> JSONValue {
    let groups = pathsByDigest.map { digest, paths in (digest, paths.sorted()) }
    let ordered = groups.sorted { ($0.1.first ?? "") < ($1.1.first ?? "") }
    return .object(
      ordered.map { digest, paths in .init(digest.description, .array(paths.map(JSONValue.string))) })
  }
}

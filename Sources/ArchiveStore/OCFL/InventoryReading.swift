import FoundationEssentials

extension Inventory {
  /// What is wrong with an inventory, as half a sentence.
  struct Fault: Error {
    let reason: String
  }

  /// Reads an inventory and checks all that the store relies on.
  ///
  /// That its digest is right is the caller's to check.
  init(json bytes: [UInt8]) throws(Fault) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(bytes))
    } catch {
      throw Fault(reason: "is not an inventory in JSON")
    }
    guard document.type == Self.type, document.digestAlgorithm == Self.algorithm,
      document.contentDirectory ?? "content" == "content"
    else {
      throw Fault(reason: "is not an OCFL 1.1 inventory with sha512 digests")
    }
    let manifest = try Self.pathsByDigest(document.manifest) { Self.isContentPath($0, upTo: document.head) }
    var versions: [Version] = []
    for index in 0..<document.versions.count {
      guard let version = document.versions["v\(index + 1)"] else {
        throw Fault(reason: "does not number its versions from v1 without a gap")
      }
      versions.append(try Self.version(version, manifest: manifest))
    }
    guard !versions.isEmpty, document.head == "v\(versions.count)" else {
      throw Fault(reason: "names a newest version that it does not have")
    }
    self.init(id: document.id, versions: versions, manifest: manifest)
  }

  private static func version(
    _ document: Document.Version, manifest: [ContentDigest: [String]]
  ) throws(Fault) -> Version {
    var state: [String: ContentDigest] = [:]
    for (digest, names) in try pathsByDigest(document.state, isAllowed: SafePath.staysInside(path:)) {
      guard manifest[digest]?.isEmpty == false else {
        throw Fault(reason: "has a version with a file that the manifest does not have")
      }
      for name in names {
        guard state.updateValue(digest, forKey: name) == nil else {
          throw Fault(reason: "has a version with two files of one name")
        }
      }
    }
    return Version(
      created: document.created, message: document.message, userName: document.user?.name,
      userAddress: document.user?.address, state: state)
  }

  private static func pathsByDigest(
    _ document: [String: [String]], isAllowed: (String) -> Bool
  ) throws(Fault) -> [ContentDigest: [String]] {
    var found: [ContentDigest: [String]] = [:]
    for (text, paths) in document {
      guard let digest = ContentDigest(hexadecimal: text), found[digest] == nil else {
        throw Fault(reason: "has a digest that is not one, or twice")
      }
      guard paths.allSatisfy(isAllowed) else {
        throw Fault(reason: "has a path that leads out of the object")
      }
      found[digest] = paths
    }
    return found
  }

  private static func isContentPath(_ path: String, upTo head: String) -> Bool {
    let parts = path.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[1] == "content", SafePath.staysInside(path: parts[2]),
      let version = VersionNumber(folder: parts[0]), let head = VersionNumber(folder: head)
    else { return false }
    return version <= head
  }
}

private struct Document: Decodable {
  struct User: Decodable {
    var name: String?
    var address: String?
  }

  struct Version: Decodable {
    var created: String
    var message: String?
    var user: User?
    var state: [String: [String]]
  }

  var id: String
  var type: String
  var digestAlgorithm: String
  var head: String
  var contentDirectory: String?
  var manifest: [String: [String]]
  var versions: [String: Version]
}

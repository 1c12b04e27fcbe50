/// A small file of the store's own, as an audit finds it.
enum StoredFile: Sendable, Hashable {
  case bytes([UInt8])
  case absent
  /// Why it could not be read, as half a sentence.
  case unreadable(String)

  var bytes: [UInt8]? {
    if case .bytes(let bytes) = self { return bytes }
    return nil
  }

  /// What is wrong with a file that should be there and has no bytes, as half a sentence.
  var fault: String? {
    switch self {
    case .bytes: nil
    case .absent: "is missing"
    case .unreadable(let reason): reason
    }
  }

  /// The longest inventory that is read: it has some 600 bytes for a version, so room for 100 000 of them.
  static let longestInventory = 1 << 26
  /// The longest checksum or declaration that is read.
  static let longestLine = 1 << 12
}

extension ArchiveFolder {
  /// Reads a file of bounded length; links are not followed.
  func storedFile(_ path: String, longest: Int) -> StoredFile {
    do throws(ArchiveError) {
      switch try entry(at: path) {
      case nil: return .absent
      case .folder: return .unreadable("is a folder, not a file")
      case .other: return .unreadable("is a link or a special file, not a plain file")
      case .file: break
      }
      guard let file = try openFile(path) else { return .absent }
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        let count = try file.read(into: &chunk, at: Int64(bytes.count))
        bytes += chunk[..<count]
        if bytes.count > longest { return .unreadable("is longer than \(longest) bytes") }
        if count < chunk.count { return .bytes(bytes) }
      }
    } catch {
      return .unreadable("cannot be read: \(error.reason)")
    }
  }

  func storedChecksum(in objectOrVersion: String) -> (file: StoredFile, digest: ContentDigest?) {
    let file = storedFile("\(objectOrVersion)/\(ArchiveLayout.sidecar)", longest: StoredFile.longestLine)
    return (file, file.bytes.flatMap(ContentDigest.init(sidecar:)))
  }

  func storedInventory(in objectOrVersion: String) -> StoredFile {
    storedFile("\(objectOrVersion)/\(ArchiveLayout.inventory)", longest: StoredFile.longestInventory)
  }

  /// Whether there is nothing in a folder but folders of which the same is true.
  func isEmptyTree(_ path: String) throws(ArchiveError) -> Bool {
    var folders = [path]
    while let folder = folders.popLast() {
      for name in try names(in: folder) ?? [] {
        let path = "\(folder)/\(name)"
        guard try entry(at: path) == .folder else { return false }
        folders.append(path)
      }
    }
    return true
  }
}

import Glibc

/// What an archive holds, without what may differ between two runs: when each was made.
struct ArchiveContent: Sendable, Hashable {
  /// What is compared, by a path or by what it is.
  private var parts: [String: [UInt8]] = [:]

  /// Takes a tree that begins at the archive's folder.
  ///
  /// Left out are the lock, checksums of inventories (``ArchiveCheck`` looks at them) and the catalog, which is
  /// compared by what the program lists. The staging folder may hold folders, but no file. In inventories and
  /// observations the instants are blanked.
  init(_ tree: FileTree) {
    var looks: [(path: String, line: [UInt8])] = []
    var evidence: [[UInt8]] = []
    for (path, bytes) in tree.files where !Self.isLeftOut(path) {
      if path.hasSuffix("/inventory.json") {
        parts[path] = Self.blanking("created", in: bytes)
      } else if path.hasPrefix("observations/"), path.hasSuffix(".jsonl") {
        for line in bytes.split(separator: UInt8(ascii: "\n")) { looks.append((path, Array(line))) }
      } else if path.hasPrefix("observations/"), path.hasSuffix(".warc.gz") {
        evidence += Self.members(of: bytes)
      } else {
        parts[path] = bytes
      }
    }
    // In any order: after one article failed, the others are noted before it.
    evidence.sort { $0.lexicographicallyPrecedes($1) }
    parts["evidence"] = Array(evidence.joined())
    // By article, in order, whatever the month: the runs may be on both sides of its end.
    for (_, line) in looks.sorted(by: { $0.path < $1.path }) {
      let blank = Self.blanking("check", in: Self.blanking("recordedAt", in: line))
      let article = Self.value(of: "article", in: line)
      parts["observations of \(String(decoding: article, as: UTF8.self))", default: []] +=
        blank + [UInt8(ascii: "\n")]
    }
    for path in tree.emptyFolders where path != ".staging" && !path.hasPrefix(".staging/") {
      parts[path + "/"] = []
    }
  }

  private static func isLeftOut(_ path: String) -> Bool {
    path == ".lock" || path == ".verified" || path.hasPrefix("catalog.sqlite")
      || path.hasSuffix("/inventory.json.sha512")
  }

  /// What is in the one and not in the other, one line each.
  func differences(from other: ArchiveContent) -> [String] {
    Set(parts.keys).union(other.parts.keys).sorted().compactMap { part in
      switch (parts[part], other.parts[part]) {
      case (nil, _): "\(part): is missing"
      case (_, nil): "\(part): is too many"
      case (let one, let two): one == two ? nil : "\(part): differs"
      }
    }
  }

  /// The members of a gzip file: what stands between two headers (RFC 1952, 2.3.1).
  ///
  /// A header's bytes may stand within a member too, then it is cut in two, in both of the files compared.
  private static func members(of bytes: [UInt8]) -> [[UInt8]] {
    let starts = bytes.indices.filter { bytes[$0...].starts(with: [0x1F, 0x8B, 8]) }
    return zip([0] + starts, starts + [bytes.count]).map { Array(bytes[$0..<$1]) }
  }

  // MARK: Members of JSON, by their bytes

  /// Where the string of the first such member behind a place is, in bytes that end with a zero.
  ///
  /// By C's search: the tests are not optimized, and this would be most of their work.
  private static func position(of member: String, in json: [UInt8], from start: Int = 0) -> Range<Int>? {
    json.withUnsafeBytes { json in
      func end(of sought: String, from start: Int) -> Int? {
        guard let all = json.assumingMemoryBound(to: CChar.self).baseAddress,
          let found = strstr(all + start, sought)
        else { return nil }
        return all.distance(to: found) + sought.utf8.count
      }
      guard let name = end(of: "\"\(member)\":", from: start), let opening = end(of: "\"", from: name),
        let closing = end(of: "\"", from: opening)
      else { return nil }
      return opening..<closing - 1
    }
  }

  private static func value(of member: String, in json: [UInt8]) -> [UInt8] {
    position(of: member, in: json + [0]).map { Array(json[$0]) } ?? []
  }

  /// Takes out the strings of all members of that name.
  private static func blanking(_ member: String, in json: [UInt8]) -> [UInt8] {
    var (result, start) = ([UInt8](), 0)
    let ended = json + [0]
    while let range = position(of: member, in: ended, from: start) {
      result += json[start..<range.lowerBound]
      start = range.upperBound
    }
    return result + json[start...]
  }
}

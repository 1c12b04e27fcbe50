/// What an archive holds, without what may differ between two runs: when each was made.
struct ArchiveContent: Sendable, Hashable {
  /// What is compared, by a path or by what it is.
  private var parts: [String: [UInt8]] = [:]

  /// Takes a tree that begins at the archive's folder.
  ///
  /// Left out are the lock, checksums of inventories (``ArchiveCheck`` looks at them) and the catalog, which is
  /// compared by what the program lists. In inventories and observations the instants are blanked.
  init(_ tree: FileTree) {
    var looks: [(path: String, line: [UInt8])] = []
    for (path, bytes) in tree.files where !Self.isLeftOut(path) {
      if path.hasSuffix("/inventory.json") {
        parts[path] = Self.blanking("created", in: bytes)
      } else if path.hasPrefix("observations/"), path.hasSuffix(".jsonl") {
        for line in bytes.split(separator: UInt8(ascii: "\n")) { looks.append((path, Array(line))) }
      } else {
        parts[path] = bytes
      }
    }
    // By article, in order, whatever the month: the runs may be on both sides of its end.
    for (_, line) in looks.sorted(by: { $0.path < $1.path }) {
      let blank = Self.blanking("check", in: Self.blanking("recordedAt", in: line))
      let article = Self.value(of: "article", in: line)
      parts["observations of \(String(decoding: article, as: UTF8.self))", default: []] += blank + [UInt8(ascii: "\n")]
    }
    for path in tree.folders where path != ".staging" && tree.names(in: path).isEmpty {
      parts[path + "/"] = []
    }
  }

  private static func isLeftOut(_ path: String) -> Bool {
    path == ".lock" || path.hasPrefix("catalog.sqlite") || path.hasSuffix("/inventory.json.sha512")
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

  // MARK: Members of JSON, by their bytes

  private static func position(of member: String, in json: [UInt8]) -> Range<Int>? {
    let name = Array("\"\(member)\"".utf8)
    guard json.count >= name.count else { return nil }
    var start = 0
    while start <= json.count - name.count {
      guard let quote = json[start...].firstIndex(of: UInt8(ascii: "\"")), quote + name.count <= json.count
      else { return nil }
      if json[quote..<quote + name.count].elementsEqual(name),
        let opening = json[(quote + name.count)...].firstIndex(of: UInt8(ascii: "\"")),
        json[(quote + name.count)..<opening].allSatisfy({ ": ".utf8.contains($0) }),
        let closing = json[(opening + 1)...].firstIndex(of: UInt8(ascii: "\""))
      {
        return opening + 1..<closing
      }
      start = quote + 1
    }
    return nil
  }

  private static func value(of member: String, in json: [UInt8]) -> [UInt8] {
    position(of: member, in: json).map { Array(json[$0]) } ?? []
  }

  /// Takes out the strings of all members of that name.
  private static func blanking(_ member: String, in json: [UInt8]) -> [UInt8] {
    var (result, rest) = ([UInt8](), json)
    while let range = position(of: member, in: rest) {
      result += rest[..<range.lowerBound]
      rest = Array(rest[range.upperBound...])
    }
    return result + rest
  }
}

/// The records of a robots.txt: what stands before and behind the colon of each line.
///
/// Lines end with CR, LF or both; a byte-order mark at the start, comments, white space around the parts and lines
/// without a colon are passed over. (RFC 9309, sections 2.2 and 2.3)
struct RobotsRecords: Sequence, IteratorProtocol {
  private var rest: ArraySlice<UInt8>

  init(_ file: [UInt8]) {
    rest = file.prefix(RobotsRules.longestFile)
    if rest.count < file.count {
      // Half a line may say the opposite of the whole.
      rest = rest.lastIndex(where: Self.isLineEnd).map { rest[...$0] } ?? []
    }
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
  }

  /// The name in lower case.
  mutating func next() -> (name: String, value: ArraySlice<UInt8>)? {
    while !rest.isEmpty {
      let line = rest.prefix { !Self.isLineEnd($0) }
      rest = rest[line.endIndex...].dropFirst()
      let content = line.prefix { $0 != UInt8(ascii: "#") }
      guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = String(decoding: Self.trimmed(content[..<colon]), as: UTF8.self).lowercased()
      return (name, Self.trimmed(content[(colon + 1)...]))
    }
    return nil
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 <= 0x20 }
    guard let last = start.lastIndex(where: { $0 > 0x20 }) else { return [] }
    return start[...last]
  }
}

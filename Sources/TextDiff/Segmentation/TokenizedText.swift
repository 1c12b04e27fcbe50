/// A text as tokens: each its place in the bytes, its kind, and a number that equal tokens share.
struct TokenizedText {
  /// Equal where the bytes are equal.
  private(set) var ids: [Int32] = []
  private(set) var kinds: [TokenKind] = []
  private let bytes: [UInt8]
  /// Where each token ends in ``bytes``.
  private var ends: [Int] = []

  var count: Int { ids.count }

  init(_ text: String, _ vocabulary: inout Vocabulary) {
    var reader = TokenReader(text)
    bytes = reader.bytes
    ids.reserveCapacity(bytes.count / 3)
    kinds.reserveCapacity(bytes.count / 3)
    ends.reserveCapacity(bytes.count / 3)
    var start = 0
    while let token = reader.next() {
      ends.append(token.end)
      kinds.append(token.kind)
      ids.append(vocabulary.id(of: bytes[start..<token.end]))
      start = token.end
    }
  }

  func text(_ tokens: Range<Int>) -> String {
    guard !tokens.isEmpty else { return "" }
    let start = tokens.lowerBound == 0 ? 0 : ends[tokens.lowerBound - 1]
    return String(decoding: bytes[start..<ends[tokens.upperBound - 1]], as: UTF8.self)
  }

  /// The tokens without the white space behind them.
  func content(_ tokens: Range<Int>) -> Range<Int> {
    var end = tokens.upperBound
    while end > tokens.lowerBound, kinds[end - 1].isSpace { end -= 1 }
    return tokens.lowerBound..<end
  }
}

/// Numbers for tokens.
///
/// A token that is one scalar has that scalar's number: most do, and need no look-up.
struct Vocabulary {
  private var others: [ArraySlice<UInt8>: Int32] = [:]

  mutating func id(of token: ArraySlice<UInt8>) -> Int32 {
    if let scalar = Self.singleScalar(token) { return scalar }
    if let id = others[token] { return id }
    let id = Int32(0x11_0000 + others.count)
    others[token] = id
    return id
  }

  private static func singleScalar(_ token: ArraySlice<UInt8>) -> Int32? {
    let bytes = token.startIndex
    switch (token.count, token[bytes]) {
    case (1, let first): return Int32(first)
    case (2, let first) where first >= 0xC0: return Int32(first & 0x1F) << 6 | Int32(token[bytes + 1] & 0x3F)
    case (3, let first) where first >= 0xE0:
      return Int32(first & 0x0F) << 12 | Int32(token[bytes + 1] & 0x3F) << 6 | Int32(token[bytes + 2] & 0x3F)
    default: return nil
    }
  }
}

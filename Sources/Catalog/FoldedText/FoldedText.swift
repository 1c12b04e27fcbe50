/// A text as the index sees it: folded tokens, one Chinese character each, with a space around each of them.
///
/// Whatever stands between two tokens, a comma or the end of a paragraph, is the one token 。, so that 国。经 is
/// not found by 国经. White space is no such break beside a word of letters or digits: "5G 网络" is as good as
/// "5G网络". Stock SQLite can search what is made of this: `MATCH '"经 济"'`.
struct FoldedText {
  /// The tokens, each with a space before and behind it: ` 5g 网 络 。 经 济 `.
  private(set) var bytes: [UInt8] = [space]
  /// Where each token begins in ``bytes``.
  private(set) var starts: [Int] = []
  /// Where each token stands in the text, as UTF-8 offsets.
  private(set) var origins: [Range<Int>] = []

  private static let space = UInt8(ascii: " ")
  // U+3002. No letter folds to it, and FTS5's `ascii` tokenizer takes all that is not ASCII for letters.
  private static let separator: [UInt8] = [0xE3, 0x80, 0x82]
  // In characters; a longer word is cut into tokens of this length, and so is the same word in a query. FTS5
  // would cut tokens at 32 KB without saying so. (fts5Int.h, FTS5_MAX_TOKEN_SIZE)
  private static let longestWord = 64

  /// How many tokens there are.
  var count: Int { starts.count }

  var isEmpty: Bool { starts.isEmpty }

  /// What the index is given, and what a phrase is made of.
  var tokens: String { String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self) }

  /// Whether the last token is a word of letters or digits.
  var endsWithWord: Bool { lastClass == .word }

  private enum Gap { case none, space, separator }
  private var gap = Gap.none
  private var lastClass: TokenClass?
  private var wordLength = 0

  init(_ text: String, _ folding: TextFolding) {
    var text = text
    let folded: Self = text.withUTF8 { utf8 in
      var folded = Self()
      folded.append(utf8, folding)
      return folded
    }
    self = folded
  }

  private init() {}

  private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, _ folding: TextFolding) {
    bytes.reserveCapacity(utf8.count + utf8.count / 2)
    starts.reserveCapacity(utf8.count / 3)
    origins.reserveCapacity(utf8.count / 3)
    var at = 0
    while at < utf8.count {
      let (value, length) = Self.decode(utf8, at)
      let folded = folding.fold(value)
      let kind = TokenClass(folded)
      switch kind {
      case .character, .word: append(folded, kind, at..<at + length)
      case .ignored: break
      case .space: if gap == .none { gap = .space }
      case .separator: gap = .separator
      }
      at += length
    }
  }

  private mutating func append(_ value: UInt32, _ kind: TokenClass, _ origin: Range<Int>) {
    if kind == .word, lastClass == .word, gap == .none, wordLength < Self.longestWord, let last = origins.last
    {
      bytes.removeLast()
      origins[origins.count - 1] = last.lowerBound..<origin.upperBound
      wordLength += 1
    } else {
      if let lastClass, gap == .separator || (gap == .space && kind == .character && lastClass == .character),
        let last = origins.last
      {
        starts.append(bytes.count)
        origins.append(last.upperBound..<origin.lowerBound)
        bytes.append(contentsOf: Self.separator)
        bytes.append(Self.space)
      }
      starts.append(bytes.count)
      origins.append(origin)
      wordLength = 1
    }
    Self.encode(value, into: &bytes)
    bytes.append(Self.space)
    gap = .none
    lastClass = kind
  }

  /// The character at `at`; the bytes are a `String`'s, so they are well-formed.
  @inline(__always)
  private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(utf8[at])
    if lead < 0x80 { return (lead, 1) }
    let second = UInt32(utf8[at + 1] & 0x3F)
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(utf8[at + 2] & 0x3F)
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(utf8[at + 3] & 0x3F), 4)
  }

  @inline(__always)
  private static func encode(_ value: UInt32, into bytes: inout [UInt8]) {
    if value < 0x80 {
      bytes.append(UInt8(value))
      return
    }
    if value < 0x800 {
      bytes.append(0xC0 | UInt8(value >> 6))
    } else {
      if value < 0x10000 {
        bytes.append(0xE0 | UInt8(value >> 12))
      } else {
        bytes.append(0xF0 | UInt8(value >> 18))
        bytes.append(0x80 | UInt8(value >> 12 & 0x3F))
      }
      bytes.append(0x80 | UInt8(value >> 6 & 0x3F))
    }
    bytes.append(0x80 | UInt8(value & 0x3F))
  }

  /// The tokens at which a phrase is found, which may overlap.
  ///
  /// With `isPrefix` the last word of the phrase may go on.
  func occurrences(of phrase: FoldedText, isPrefix: Bool) -> [Range<Int>] {
    // From the first token's first byte to the space behind the last token, which a prefix does without.
    let wanted = phrase.bytes.dropFirst().dropLast(isPrefix ? 1 : 0)
    guard let first = wanted.first, !phrase.isEmpty else { return [] }
    var found: [Range<Int>] = []
    for (token, start) in starts.enumerated()
    where bytes[start] == first && bytes.count - start >= wanted.count
      && bytes[start..<start + wanted.count].elementsEqual(wanted)
    {
      found.append(token..<token + phrase.starts.count)
    }
    return found
  }
}

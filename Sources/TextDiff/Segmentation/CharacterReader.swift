/// Reads a text character by character, as people count them: a letter with all that is written onto it.
struct CharacterReader {
  struct Found {
    /// What the character begins with.
    let scalar: Unicode.Scalar
    let kind: TokenKind
    /// The offset in UTF-8 behind it.
    let end: Int
  }

  let bytes: [UInt8]
  private let text: String

  init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    bytes = Array(text.utf8)
  }

  /// The character that begins at an offset; `nil` at the end.
  func character(at offset: Int) -> Found? {
    guard offset < bytes.count else { return nil }
    // Where two scalars that join nothing stand side by side, there is no need to ask Unicode's rules.
    if let simple = simple(at: offset),
      simple.end == bytes.count || bytes[simple.end] == 0x0D || self.simple(at: simple.end) != nil
    {
      let isHan = 0x3400...0x9FFF ~= simple.scalar.value
      return Found(
        scalar: simple.scalar, kind: isHan ? .character : TokenKind(Character(simple.scalar)), end: simple.end
      )
    }
    let character = text[text.utf8.index(text.startIndex, offsetBy: offset)]
    let scalar = character.unicodeScalars[character.unicodeScalars.startIndex]
    return Found(scalar: scalar, kind: TokenKind(character), end: offset + character.utf8.count)
  }

  /// The scalar at an offset, if it is one of those that join neither the one before nor the one behind.
  ///
  /// Grapheme_Cluster_Break is Other (UAX #29), and none of them begins an emoji.
  private func simple(at offset: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    let first = bytes[offset]
    if first < 0x80 { return first == 0x0D ? nil : (Unicode.Scalar(first), offset + 1) }
    // Three bytes: the text is valid, so the two behind are there.
    guard first & 0xF0 == 0xE0 else { return nil }
    let value =
      UInt32(first & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
    switch value {
    // Dashes, quotes and dots; CJK punctuation, kana, Han; full-width forms.
    case 0x2010...0x2027, 0x3001...0x3029, 0x3041...0x3096, 0x30A0...0x30FF, 0x3400...0x9FFF, 0xFF01...0xFF60:
      return Unicode.Scalar(value).map { ($0, offset + 3) }
    default: return nil
    }
  }
}

extension String {
  /// Its characters without white space.
  var visibleCharacters: Int {
    let reader = CharacterReader(self)
    var (offset, count) = (0, 0)
    while let character = reader.character(at: offset) {
      if !character.kind.isSpace { count += 1 }
      offset = character.end
    }
    return count
  }
}

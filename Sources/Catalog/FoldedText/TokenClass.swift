/// What a folded character is to the index.
enum TokenClass {
  /// A token of its own: scripts written without spaces between words.
  case character
  /// Part of a word, which is a token as a whole: other letters, and digits.
  case word
  /// Belongs to the character before it, or to nothing; as if it were not there.
  case ignored
  case space
  /// Punctuation, symbols, line ends.
  case separator

  @inline(__always)
  init(_ value: UInt32) {
    switch value {
    case 0x4E00...0x9FFF: self = .character
    case 0x30...0x39, 0x61...0x7A: self = .word
    case 0x20, 0x09: self = .space
    case 0..<0x80: self = .separator
    // General punctuation that is common in Chinese: dashes, quotes, ellipsis; 、。《》「」.
    case 0x2010...0x2027, 0x3001...0x3004, 0x3008...0x3020: self = .separator
    default: self = Self.rare(value)
    }
  }

  private static func rare(_ value: UInt32) -> TokenClass {
    switch value {
    case 0xA0, 0x3000: return .space
    // Soft hyphen, zero-width characters, word joiner, variation selectors, byte-order mark.
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: return .ignored
    // Extension A; iteration mark, closing mark, zero; compatibility ideographs; the planes of Han.
    case 0x3400...0x4DBF, 0x3005...0x3007, 0xF900...0xFAFF, 0x20000...0x3FFFD: return .character
    // Kana without the middle dot, Bopomofo, Hangul syllables.
    case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F, 0x31A0...0x31BF,
      0x31F0...0x31FF, 0xAC00...0xD7A3:
      return .character
    default: break
    }
    guard let properties = Unicode.Scalar(value)?.properties else { return .separator }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .spacingMark, .enclosingMark, .nonspacingMark:
      return .word
    // ① ½
    case .otherNumber: return .character
    default: return .separator
    }
  }
}

/// What normalization does with a character.
enum CharacterClass {
  case plain
  case space
  /// Takes no part in the text: controls, soft hyphens, zero-width characters.
  case dropped
  /// U+200D, which makes one emoji out of two and is zero-width elsewhere.
  case joiner
  /// NFC may change it or join it to the character before it.
  case composing

  init(_ scalar: Unicode.Scalar) {
    self = Self.isSpace(scalar.value) ? .space : Self.invisible(scalar.value) ?? Self.underNFC(scalar.value)
  }

  /// The characters with the property White_Space.
  private static func isSpace(_ value: UInt32) -> Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func invisible(_ value: UInt32) -> CharacterClass? {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0xAD: .dropped
    case 0x200D: .joiner
    // Mongolian vowel separator; zero-width space and non-joiner, direction marks; embeddings; word joiner and
    // invisible operators, isolates; byte-order mark; interlinear annotation.
    case 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: .dropped
    default: nil
    }
  }

  /// `plain` only where DerivedNormalizationProps has NFC_Quick_Check=Yes and the combining class is zero;
  /// blocks that NetEase pages hardly use are `composing` as a whole, which is slower and as right.
  private static func underNFC(_ value: UInt32) -> CharacterClass {
    switch value {
    case 0x0374, 0x037E, 0x0387, 0x2126, 0x212A, 0x212B, 0x2329, 0x232A, 0x2ADC: .composing
    case ..<0x0300, 0x0370..<0x0483, 0x048A..<0x0591: .plain
    // Latin Extended Additional; punctuation and symbols.
    case 0x1E00...0x1EFF, 0x2010..<0x20D0, 0x2100..<0x2CEF: .plain
    // Radicals and CJK punctuation without the tone marks; kana without the voicing marks; Han, Yi.
    case 0x2E00..<0x302A, 0x3030..<0x3099, 0x309B..<0xA66F: .plain
    // Hangul syllables; private use.
    case 0xAC00...0xD7A3, 0xE000..<0xF900: .plain
    // Between the compatibility ideographs (F900) and the end of plane 0; FE20 to FE2F are combining marks.
    case 0xFB50..<0xFE20, 0xFE30...0xFFFF: .plain
    // Emoji; Han extensions without the compatibility supplement; tags and variation selectors.
    case 0x1F000...0x1FAFF, 0x20000..<0x2F800, 0x2FA20..<0x40000, 0xE0000...0x10FFFF: .plain
    default: .composing
    }
  }
}

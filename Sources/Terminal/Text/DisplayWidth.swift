extension TerminalText {
  /// How many columns of a terminal a text takes.
  ///
  /// East Asian wide and fullwidth characters take two, combining marks and invisible characters none, everything
  /// else one, ambiguous ones (`“`, `…`, `α`) too. Control characters count as none.
  public static func width(_ text: String) -> Int {
    plainWidth(text) ?? text.reduce(0) { $0 + width($1) }
  }

  /// The width of a text in which nothing is written onto anything else and nothing breaks or steers the line: ASCII,
  /// Han, the signs of Chinese text.
  ///
  /// Most titles are such, and a list has ten thousand of them.
  static func plainWidth(_ text: String) -> Int? {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F, 0xB7, 0x2014, 0x2018...0x201D, 0x2026: width += 1
      case 0x4E00...0x9FFF, 0x3000...0x3020, 0xFF01...0xFF60: width += 2
      default: return nil
      }
    }
    return width
  }

  /// The columns of one character with all that is written onto it.
  public static func width(_ character: Character) -> Int {
    var width = 0
    var flags = 0
    for scalar in character.unicodeScalars {
      // U+FE0F asks for the colour form of a sign, which is as wide as an emoji.
      if scalar.value == 0xFE0F, width == 1 { width = 2 }
      if 0x1F1E6...0x1F1FF ~= scalar.value { flags += 1 }
      // What a joiner adds is drawn into the first part.
      width = max(width, Self.width(scalar))
    }
    // A flag is two letters.
    return flags == 2 ? 2 : width
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case ..<0x20, 0x7F..<0xA0: return 0
    // The soft hyphen is drawn by terminals.
    case 0xA0..<0x300: return 1
    case 0x4E00...0x9FFF: return 2
    // Hangul: vowels and endings that a terminal draws into the syllable before; fillers.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x3164, 0xFFA0: return 0
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: return WideRanges.contain(scalar.value) ? 2 : 1
    }
  }

  /// The text, cut with `…` at the end if it takes more columns than there are.
  public static func cut(_ text: String, to columns: Int) -> String {
    var width = 0
    /// The last place that leaves a column for the `…`.
    var end = text.startIndex
    for index in text.indices {
      width += Self.width(text[index])
      if width > columns { return columns > 0 ? text[..<end] + "…" : "" }
      if width < columns { end = text.index(after: index) }
    }
    return text
  }
}

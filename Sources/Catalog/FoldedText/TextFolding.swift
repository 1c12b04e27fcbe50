/// Makes characters alike that a reader takes for the same: script, width, case.
struct TextFolding: Sendable {
  let script: ScriptFolding

  /// Enough to see which characters are letters.
  static let withoutScripts = TextFolding(script: ScriptFolding(pairs: ""))

  /// The folded character.
  ///
  /// One becomes one, always, so that a place in the folded text is a place in the text.
  @inline(__always)
  func fold(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return (0x41...0x5A).contains(value) ? value + 0x20 : value }
    if value >= 0x3400, value < 0xA000 || value >= 0x20000 { return script.fold(value) }
    return Self.foldRare(value)
  }

  /// The text with each of its characters folded, for comparing names.
  func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(Unicode.Scalar(fold(scalar.value)) ?? scalar) }
    return String(folded)
  }

  private static func foldRare(_ value: UInt32) -> UInt32 {
    switch value {
    // Full-width forms of ASCII. (Unicode, Halfwidth and Fullwidth Forms)
    case 0xFF21...0xFF3A: value - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: value - 0xFEE0
    case 0x3000: 0x20
    case 0xFF66...0xFF9D: fullWidthKatakana[Int(value - 0xFF66)]
    // Superscript and subscript digits: m², CO₂.
    case 0xB9: 0x31
    case 0xB2, 0xB3: value - 0xB2 + 0x32
    case 0x2070, 0x2074...0x2079: value - 0x2070 + 0x30
    case 0x2080...0x2089: value - 0x2080 + 0x30
    // The blocks with letters of two cases.
    case 0x80..<0x2190, 0x2C00..<0x2E80, 0xA640..<0xAC00, 0x10000..<0x20000: lowercase(value)
    default: value
    }
  }

  private static func lowercase(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value), scalar.properties.isUppercase else { return value }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first?.value ?? value : value
  }

  /// The katakana that U+FF66 to U+FF9D stand for, in their order.
  private static let fullWidthKatakana =
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)
}

/// Text on its way into XML or HTML, as content or as the value of an attribute.
enum MarkupText {
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
  }

  /// What XML has no place for becomes U+FFFD. (XML 1.0, section 2.2)
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\u{22}": "&quot;"
    case "\t", "\n": String(scalar)
    case ..<" ", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
    default: String(scalar)
    }
  }
}

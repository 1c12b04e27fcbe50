public import Glibc

/// Text of pages and file names on its way to a terminal.
public enum TerminalText {
  /// The text without control characters, which a page could use to move the cursor or to set the title.
  public static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
  }

  /// The category Cc, which never changes: C0, DEL and C1. (Unicode Standard, section 23.1)
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  /// Whether colours are wanted on standard output.
  ///
  /// They are if it is a terminal that has colours, and nobody said no (no-color.org: `NO_COLOR` counts unless it is
  /// empty).
  public static func isColoured(
    _ noColor: Bool, isTerminal: Bool = isatty(STDOUT_FILENO) == 1,
    environment: (String) -> String? = Environment.variable
  ) -> Bool {
    isTerminal && !noColor && environment("NO_COLOR") ?? "" == "" && environment("TERM") != "dumb"
  }
}

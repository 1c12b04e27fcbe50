/// A page in the man macros (man(7), groff_man(7)).
struct Roff {
  private(set) var text = ""

  /// A macro with its arguments, each as one.
  mutating func macro(_ name: String, _ arguments: String...) {
    let words = arguments.map { "\"" + Self.escaped($0).replacing("\"", with: "\\(dq") + "\"" }
    text += ([".\(name)"] + words).joined(separator: " ") + "\n"
  }

  /// A request of roff itself, which takes no quotation marks.
  mutating func request(_ request: String) { text += ".\(request)\n" }

  /// A line of text in the font that holds.
  mutating func line(_ line: String) { text += Self.protected(Self.escaped(line)) + "\n" }

  /// A line that has its own escapes.
  mutating func raw(_ line: String) { text += Self.protected(line) + "\n" }

  /// Paragraphs as help has them: indented lines stay as they are, the others are filled.
  mutating func discussion(_ discussion: String) {
    var isLiteral = false
    var isAfterBlank = true
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if line.allSatisfy({ $0 == " " }) {
        isAfterBlank = true
        continue
      }
      if isLiteral, !isIndented || isAfterBlank {
        endLiteral()
        isLiteral = false
      }
      if isAfterBlank { macro("PP") }
      if isIndented, !isLiteral {
        macro("RS", "4")
        request("nf")
        isLiteral = true
      }
      isAfterBlank = false
      self.line(String(isIndented ? line.dropFirst(2) : line))
    }
    if isLiteral { endLiteral() }
  }

  private mutating func endLiteral() {
    request("fi")
    macro("RE")
  }

  static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }
  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// The text with what roff would act on as the characters that they are; hyphens as what is typed.
  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
      .replacing("`", with: "\\(ga").replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
  }

  /// A dot or an apostrophe at the start of a line would be a request.
  private static func protected(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }
}

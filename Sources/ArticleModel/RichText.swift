/// Normalized text with the marks that survive in Markdown: bold, emphasis, links, superscripts.
///
/// Marks are ranges over the UTF-8 of ``text``, properly nested, outer before inner, in order of their start.
/// So the flat text of a body is `text` as it is, without a walk.
public struct RichText: Sendable, Hashable {
  public struct Mark: Sendable, Hashable {
    public enum Style: Sendable, Hashable {
      case strong, emphasis, superscript, `subscript`
      case link(String)
    }

    public var style: Style
    /// Offsets into `text.utf8`, on character borders.
    public var range: Range<Int>

    public init(_ style: Style, _ range: Range<Int>) {
      self.style = style
      self.range = range
    }
  }

  public var text: String
  public var marks: [Mark]

  public init(_ text: String, marks: [Mark] = []) {
    self.text = text
    self.marks = marks
  }
}

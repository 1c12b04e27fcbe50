internal import TextDiff

/// The HTML of an entry: paragraphs of text, `ins` and `del`, until it is long enough.
///
/// Nothing in it comes from a page but text, so a page can bring no element and no script into a feed reader.
struct EntryHTML {
  private(set) var text = ""
  private var room = Self.longest

  /// In bytes as they stand in Atom, where all of it is escaped once more.
  static let longest = 16_000

  init() {}

  init(_ paragraph: String) { add(paragraph) }

  /// Adds a paragraph.
  mutating func add(_ paragraph: String) { add([Run(.same, paragraph)], isShortened: false) }

  /// Adds the changes of a short text.
  mutating func add(_ runs: [Run], heading: String) {
    add([Run(.same, "\(heading): ")] + runs, isShortened: false)
  }

  /// Adds what changed in a long text, with a little of what stands around it.
  mutating func add(_ diff: TextDiff) {
    for piece in diff.excerpt(context: 1) {
      switch piece {
      case .paragraph(let paragraph): add(paragraph.sentences.flatMap(\.runs).merged, isShortened: true)
      case .unchanged(let count): add("… \(count) paragraph\(count == 1 ? "" : "s") unchanged …")
      }
    }
  }

  private mutating func add(_ runs: [Run], isShortened: Bool) {
    guard room > 0 else { return }
    open("p")
    for (index, run) in runs.enumerated() where room > 0 {
      switch run.kind {
      case .same:
        let context = Context(isFirst: index == 0, isLast: index == runs.count - 1)
        write(isShortened ? context.shortened(run.line) : run.line)
      case .removed: write(run.line, in: "del")
      case .added: write(run.line, in: "ins")
      }
    }
    close("p")
    if room <= 0 { text += "<p>The rest is left out here.</p>\n" }
  }

  private mutating func write(_ content: String, in element: String) {
    open(element)
    write(content)
    close(element)
  }

  private mutating func open(_ element: String) { writeTag("<\(element)>") }
  private mutating func close(_ element: String) { writeTag("</\(element)>\(element == "p" ? "\n" : "")") }

  private mutating func writeTag(_ tag: String) {
    text += tag
    room -= tag.utf8.count + 6
  }

  private mutating func write(_ content: String) {
    for scalar in content.unicodeScalars {
      guard room > 0 else {
        text += "…"
        return
      }
      let escaped = MarkupText.escaped(scalar)
      text += escaped
      // An ampersand in HTML is five bytes in Atom.
      room -= escaped.utf8.count + (escaped.utf8.first == UInt8(ascii: "&") ? 4 : 0)
    }
  }

  /// What is shown of unchanged text beside a change.
  private struct Context {
    /// Characters.
    private static let length = 40

    let isFirst: Bool
    let isLast: Bool

    func shortened(_ text: String) -> String {
      let head = isFirst && !isLast ? "" : text.prefix(Self.length)
      let tail = isLast ? "" : text.suffix(Self.length)
      let isWhole = text.count <= head.count + tail.count
      return isWhole ? text : "\(head)…\(tail)"
    }
  }
}

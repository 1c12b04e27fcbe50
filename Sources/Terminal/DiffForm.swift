public import TextDiff

/// What changed, as text for a terminal or a file: one line a paragraph.
public struct DiffForm: Sendable {
  /// Whether changes are shown in colours, or as wdiff does: `[-removed-]` `{+added+}`.
  private let isColoured: Bool
  /// How many unchanged paragraphs are shown before and behind a change.
  private let context: Int

  public init(isColoured: Bool, context: Int = 1) {
    self.isColoured = isColoured
    self.context = max(0, context)
  }

  /// The paragraphs with an empty line between them; unchanged ones that are far from any change are counted.
  public func text(_ diff: TextDiff) -> String {
    let lines = diff.excerpt(context: context).map { piece in
      switch piece {
      case .paragraph(let paragraph): text(paragraph.sentences.flatMap(\.runs))
      case .unchanged(let count): fold(count)
      }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n\n") + "\n"
  }

  /// A headline or another short text, in one line without an end.
  public func text(_ diff: FieldDiff) -> String { text(diff.runs) }

  private func text(_ runs: [Run]) -> String {
    runs.merged.map { run in
      let text = TerminalText.safe(run.line)
      return switch run.kind {
      case .same: text
      case .removed: isColoured ? "\u{1B}[31;9m\(text)\u{1B}[0m" : "[-\(text)-]"
      case .added: isColoured ? "\u{1B}[32m\(text)\u{1B}[0m" : "{+\(text)+}"
      }
    }.joined()
  }

  private func fold(_ count: Int) -> String {
    let text = "… \(count) paragraph\(count == 1 ? "" : "s") unchanged …"
    return isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }
}

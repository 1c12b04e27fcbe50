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
    let paragraphs = diff.paragraphs.filter { !$0.sentences.isEmpty }
    let isShown = shown(paragraphs.map(\.isChanged))
    var lines: [String] = []
    var folded = 0
    for (paragraph, isShown) in zip(paragraphs, isShown) {
      if isShown {
        if folded > 0 { lines.append(fold(folded)) }
        folded = 0
        lines.append(text(paragraph.sentences.flatMap(\.runs)))
      } else {
        folded += 1
      }
    }
    if folded > 0 { lines.append(fold(folded)) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n\n") + "\n"
  }

  /// A headline or another short text, in one line without an end.
  public func text(_ diff: FieldDiff) -> String { text(diff.runs) }

  private func text(_ runs: [Run]) -> String {
    // The end of a removed sentence and the next one that was removed are one.
    var merged: [Run] = []
    for run in runs {
      if let last = merged.last, last.kind == run.kind {
        merged[merged.count - 1].text += run.text
      } else {
        merged.append(run)
      }
    }
    return merged.map { run in
      let text = line(run.text, isChanged: run.kind != .same)
      return switch run.kind {
      case .same: text
      case .removed: isColoured ? "\u{1B}[31;9m\(text)\u{1B}[0m" : "[-\(text)-]"
      case .added: isColoured ? "\u{1B}[32m\(text)\u{1B}[0m" : "{+\(text)+}"
      }
    }.joined()
  }

  /// A line break that came or went between two paragraphs is a change that has to be seen.
  private func line(_ text: String, isChanged: Bool) -> String {
    TerminalText.safe(
      text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).joined(
        separator: isChanged ? "¶" : " ")
        + (isChanged && text.last?.isNewline == true ? "¶" : ""))
  }

  private func shown(_ isChanged: [Bool]) -> [Bool] {
    var shown = isChanged
    for indices in [Array(isChanged.indices), isChanged.indices.reversed()] {
      var distance = Int.max
      for index in indices {
        distance = isChanged[index] ? 0 : distance == .max ? .max : distance + 1
        if distance <= context { shown[index] = true }
      }
    }
    return shown
  }

  private func fold(_ count: Int) -> String {
    let text = "… \(count) paragraph\(count == 1 ? "" : "s") unchanged …"
    return isColoured ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }
}

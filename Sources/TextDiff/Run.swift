/// A stretch of text that is in both versions, or in one of them.
public struct Run: Sendable, Hashable {
  /// The raw values are the words for JSON.
  public enum Kind: String, Sendable, Hashable {
    case same, removed, added
  }

  public var kind: Kind
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// The text in one line; a line break that came or went is a change that has to be seen, as ¶.
  public var line: String {
    let mark = kind == .same ? " " : "¶"
    let lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline)
    return lines.joined(separator: mark) + (kind != .same && text.last?.isNewline == true ? mark : "")
  }
}

extension [Run] {
  /// The text before: what stayed and what was removed.
  public var old: String { reduce(into: "") { if $1.kind != .added { $0 += $1.text } } }

  /// The text after: what stayed and what was added.
  public var new: String { reduce(into: "") { if $1.kind != .removed { $0 += $1.text } } }

  /// The same with one run in the place of several of a kind: the end of a removed sentence and the next one that
  /// was removed.
  public var merged: [Run] {
    var merged: [Run] = []
    for run in self { merged.add(run) }
    return merged
  }

  /// Adds a run, as part of the last one if that is of the same kind.
  mutating func add(_ run: Run) {
    guard !run.text.isEmpty else { return }
    if let last, last.kind == run.kind {
      self[count - 1].text += run.text
    } else {
      append(run)
    }
  }
}

/// What changed between two versions of a text: paragraphs of sentences of runs.
///
/// Made for Chinese, which has no spaces: the smallest part is a character with all that is written onto it, or
/// a whole number or Latin word. All runs joined, without the added ones, are the old text to the byte; without
/// the removed ones, the new text. A paragraph that moved is removed in one place and added in the other.
public struct TextDiff: Sendable, Hashable {
  public let paragraphs: [ParagraphDiff]
  public let counts: DiffCounts

  /// Compares two texts; a text of a megabyte takes seconds at the worst.
  public init(from old: String, to new: String) {
    var vocabulary = Vocabulary()
    let old = TokenizedText(old, &vocabulary)
    let new = TokenizedText(new, &vocabulary)
    paragraphs = Comparison(old: old, new: new).paragraphs()
    counts = DiffCounts(of: paragraphs)
  }

  /// Whether a reader would see a difference; white space at the ends of paragraphs is none.
  public var isChanged: Bool { paragraphs.contains(where: \.isChanged) }

  public var runs: [Run] { paragraphs.flatMap(\.runs) }
}

/// A paragraph with its counterpart, or a paragraph that only one version has.
///
/// Paragraphs that were joined, or one that was split, stand here as one, with the line break in a run.
public struct ParagraphDiff: Sendable, Hashable {
  public let sentences: [SentenceDiff]
  /// The white space behind the paragraph, line ends among it.
  public let ending: [Run]

  public var runs: [Run] { sentences.flatMap(\.runs) + ending }

  /// Whether a sentence changed, or a line break came or went between two.
  public var isChanged: Bool {
    sentences.contains {
      $0.isChanged || $0.runs.contains { $0.kind != .same && $0.text.contains(where: \.isNewline) }
    }
  }
}

/// A sentence with its counterpart, or a sentence that only one version has.
public struct SentenceDiff: Sendable, Hashable {
  public let runs: [Run]

  /// Whether something other than the white space behind the sentence changed.
  public var isChanged: Bool {
    let end = runs.lastIndex { !$0.text.allSatisfy(\.isWhitespace) } ?? -1
    return runs[..<(end + 1)].contains { $0.kind != .same }
  }
}

extension TextDiff {
  /// A paragraph that is shown, or how many unchanged ones stand in its place.
  public enum Piece: Sendable, Hashable {
    case paragraph(ParagraphDiff)
    case unchanged(Int)
  }

  /// What changed, with so many unchanged paragraphs before and behind each change; the others are counted.
  public func excerpt(context: Int) -> [Piece] {
    let shownParagraphs = paragraphs.filter { !$0.sentences.isEmpty }
    let isShown = Self.isShown(shownParagraphs.map(\.isChanged), context: context)
    var pieces: [Piece] = []
    var folded = 0
    for (paragraph, isShown) in zip(shownParagraphs, isShown) {
      if isShown {
        if folded > 0 { pieces.append(.unchanged(folded)) }
        folded = 0
        pieces.append(.paragraph(paragraph))
      } else {
        folded += 1
      }
    }
    if folded > 0 { pieces.append(.unchanged(folded)) }
    return pieces
  }

  private static func isShown(_ isChanged: [Bool], context: Int) -> [Bool] {
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
}

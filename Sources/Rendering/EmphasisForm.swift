internal import ArticleModel

/// How a bold or slanted run is written in Markdown: with asterisks where they are read as such, else as HTML.
///
/// CommonMark (6.2) takes asterisks between a punctuation mark and a letter for text, as in `**标题：**正文`, and
/// those of two runs that touch for one delimiter.
struct EmphasisForm {
  private let steps: [RichText.Step]

  /// For each step that opens a mark the step that closes it.
  private let closings: [Int: Int]

  init(_ steps: [RichText.Step]) {
    self.steps = steps
    var open: [Int] = []
    var closings: [Int: Int] = [:]
    for (index, step) in steps.enumerated() {
      switch step {
      case .open: open.append(index)
      case .close: if let opening = open.popLast() { closings[opening] = index }
      case .text: break
      }
    }
    self.closings = closings
  }

  /// The opening and closing sign of the run that opens at a step.
  func signs(forOpeningAt index: Int, _ style: RichText.Mark.Style) -> (opening: String, closing: String) {
    let isStrong = style == .strong
    guard isReadAsSigns(openingAt: index) else {
      return isStrong ? ("<strong>", "</strong>") : ("<em>", "</em>")
    }
    return isStrong ? ("**", "**") : ("*", "*")
  }

  private func isReadAsSigns(openingAt index: Int) -> Bool {
    let end = closings[index] ?? steps.count
    let (before, after) = (neighbour(index - 1, first: false), neighbour(end + 1, first: true))
    let (first, last) = (neighbour(index + 1, first: true), neighbour(end - 1, first: false))
    return Self.flanks(inner: first, outer: before) && Self.flanks(inner: last, outer: after)
  }

  private static func flanks(inner: Neighbour, outer: Neighbour) -> Bool {
    switch (inner, outer) {
    case (.space, _), (_, .emphasis): false
    case (.letter, _): true
    case (_, .letter): false
    default: true
    }
  }

  private enum Neighbour { case space, letter, punctuation, emphasis }

  private func neighbour(_ index: Int, first: Bool) -> Neighbour {
    guard steps.indices.contains(index) else { return .punctuation }
    switch steps[index] {
    case .open(.strong), .open(.emphasis), .close(.strong), .close(.emphasis): return .emphasis
    case .open, .close: return .punctuation
    case .text(let text):
      guard let character = first ? text.first : text.last else { return .punctuation }
      if character.isWhitespace { return .space }
      return character.isPunctuation || character.isSymbol ? .punctuation : .letter
    }
  }
}

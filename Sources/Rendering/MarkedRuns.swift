internal import ArticleModel

extension RichText {
  /// One step through a marked text: a mark that opens or closes, or the text between.
  enum Step {
    case open(Mark.Style)
    case close(Mark.Style)
    case text(String)
  }

  /// The text and its marks in writing order.
  ///
  /// Marks are properly nested, so a stack closes them.
  var steps: [Step] {
    var steps: [Step] = []
    var open: [Mark] = []
    let utf8 = Array(text.utf8)
    var position = 0

    func advance(to end: Int) {
      if end > position { steps.append(.text(String(decoding: utf8[position..<end], as: UTF8.self))) }
      position = max(position, end)
    }
    func closeMarks(endingAt limit: Int) {
      while let last = open.last, last.range.upperBound <= limit {
        advance(to: last.range.upperBound)
        steps.append(.close(last.style))
        open.removeLast()
      }
    }
    for mark in marks {
      closeMarks(endingAt: mark.range.lowerBound)
      advance(to: mark.range.lowerBound)
      steps.append(.open(mark.style))
      open.append(mark)
    }
    closeMarks(endingAt: .max)
    advance(to: utf8.count)
    return steps
  }
}

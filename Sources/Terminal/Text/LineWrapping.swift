extension TerminalText {
  /// The text as lines of at most so many columns.
  ///
  /// Breaks stand at white space and beside characters that need none (Han, kana). No line begins with closing
  /// punctuation or ends with opening punctuation (the rules of JIS X 4051 and GB/T 15834 for lines). What is longer than
  /// a line without any break is broken where the line is full. Line ends in the text stay.
  public static func lines(_ text: String, within columns: Int) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { wrapped($0, max(2, columns)) }
  }

  private static func wrapped(_ text: Substring, _ columns: Int) -> [String] {
    var lines: [String] = []
    var start = text.startIndex
    var width = 0
    /// The last place where the line may break, and its width up to there.
    var lastBreak: (index: Substring.Index, width: Int)?
    var previous: Character?
    for index in text.indices {
      let character = text[index]
      if index > start, let previous, mayBreak(between: previous, and: character) {
        lastBreak = (index, width)
      }
      previous = character
      let next = self.width(character)
      // White space that does not fit is left out at the end of the line.
      if width + next > columns, index > start, !character.isWhitespace {
        let end = lastBreak ?? (index, width)
        lines.append(trimmed(text[start..<end.index]))
        start = end.index
        width -= end.width
        lastBreak = nil
      }
      width += next
    }
    lines.append(trimmed(text[start...]))
    return lines
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last.isWhitespace { line.removeLast() }
    return String(line)
  }

  private static func mayBreak(between previous: Character, and next: Character) -> Bool {
    if next.isWhitespace || notAtStart.contains(next) { return false }
    if previous.isWhitespace { return true }
    if notAtEnd.contains(previous) { return false }
    return isIdeographic(previous) || isIdeographic(next) || previous == "-"
  }

  private static func isIdeographic(_ character: Character) -> Bool {
    width(character) == 2 || notAtStart.contains(character) && !character.isASCII
      || notAtEnd.contains(character) && !character.isASCII
  }

  private static let notAtStart = Set("，。、；：？！…—～·”’」』）》】〉〕］｝％‰℃々ー,.;:?!%)]}")
  private static let notAtEnd = Set("“‘「『（《【〈〔［｛￥＄＃([{$#")
}

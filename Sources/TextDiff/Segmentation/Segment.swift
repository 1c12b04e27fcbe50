/// A paragraph or a sentence: its tokens, the white space behind it included.
struct Segment {
  let tokens: Range<Int>
  /// The tokens without the white space behind them: what is compared.
  let content: Range<Int>
}

extension TokenizedText {
  /// The text line by line; empty lines belong to the paragraph before them.
  func paragraphs() -> [Segment] {
    segments(of: 0..<count) { kinds[$0] == .lineBreak ? $0 + 1 : nil }
  }

  /// The sentences of some paragraphs.
  func sentences(of tokens: Range<Int>) -> [Segment] {
    segments(of: tokens) { sentenceEnd(at: $0, before: tokens.upperBound) }
  }

  private func segments(of tokens: Range<Int>, endingAt end: (Int) -> Int?) -> [Segment] {
    var segments: [Segment] = []
    var start = tokens.lowerBound
    var token = start
    while token < tokens.upperBound {
      if let end = end(token) {
        segments.append(Segment(tokens: start..<end, content: content(start..<end)))
        start = end
        token = end
      } else {
        token += 1
      }
    }
    if start < tokens.upperBound {
      segments.append(
        Segment(tokens: start..<tokens.upperBound, content: content(start..<tokens.upperBound)))
    }
    return segments
  }

  /// Where the sentence ends that this token ends, with further marks, closing quotes and white space.
  private func sentenceEnd(at token: Int, before limit: Int) -> Int? {
    guard kinds[token] != .lineBreak else { return token + 1 }
    guard kinds[token].isTerminator else { return nil }
    var end = token
    var mark = TokenKind.fullStop
    while end < limit, kinds[end].isTerminator {
      if kinds[end] != .fullStop, mark != .terminator { mark = kinds[end] }
      end += 1
    }
    while end < limit, kinds[end] == .closer { end += 1 }
    guard end == limit || kinds[end].isSpace || ends(mark, before: kinds[end]) else { return nil }
    if end < limit, kinds[end].isSpace { end += 1 }
    return end
  }

  private func ends(_ mark: TokenKind, before next: TokenKind) -> Bool {
    switch mark {
    case .terminator: true
    // `page?a=b` is an address.
    case .latinTerminator: next != .word
    // `马丁.路德.金` is a name.
    default: false
    }
  }
}

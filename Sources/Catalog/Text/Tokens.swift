/// The tokens of a text, and where each stands in it.
///
/// A Han character is a token of its own and a word of two is a phrase of two: so words of any length are found,
/// without a dictionary that would have to know them. A run of punctuation is one token, the same for all, so
/// that no phrase reaches over the end of a sentence.
struct Tokens {
  struct Token {
    /// Which of the folded scalars.
    var range: Range<Int>
    var isMark: Bool
  }

  /// The text's scalars, folded; as many as the text has.
  let folded: [UInt32]
  private(set) var all: [Token] = []

  init(of scalars: [UInt32], folding: Folding) {
    folded = folding.fold(scalars)
    var at = 0
    while at < folded.count {
      let start = at
      let script = Script(folded[at])
      at += 1
      switch script {
      case .han: all.append(Token(range: start..<at, isMark: false))
      case .word:
        while at < folded.count, Script(folded[at]) == .word { at += 1 }
        all.append(Token(range: start..<at, isMark: false))
      case .mark, .space:
        var hasMark = script == .mark || folded[start] == 0x0A
        while at < folded.count, case let next = Script(folded[at]), next == .mark || next == .space {
          hasMark = hasMark || next == .mark || folded[at] == 0x0A
          at += 1
        }
        // A space parts Han characters as a mark does; between words it is what always stands there.
        let isBetweenHan = start > 0 && at < folded.count && Script(folded[start - 1]) == .han
          && Script(folded[at]) == .han
        if hasMark || isBetweenHan { all.append(Token(range: start..<at, isMark: true)) }
      }
    }
  }

  /// The token as it is indexed.
  func text(of token: Token) -> String {
    if token.isMark { return Self.mark }
    return String(String.UnicodeScalarView(folded[token.range].compactMap(Unicode.Scalar.init)))
  }

  /// SQLite's `ascii` tokenizer takes every character above ASCII for a part of a word.
  static let mark = "。"
}

extension Folding {
  /// The form in which texts are indexed: tokens with spaces between; a mark between two texts.
  func indexed(_ texts: [String]) -> String {
    var result = ""
    for text in texts where !text.isEmpty {
      if !result.isEmpty { result += Tokens.mark + " " }
      let tokens = Tokens(of: text.unicodeScalars.map(\.value), folding: self)
      result.reserveCapacity(result.utf8.count + text.utf8.count * 4 / 3)
      for token in tokens.all {
        if token.isMark {
          result += Tokens.mark
        } else {
          for value in tokens.folded[token.range] {
            if let scalar = Unicode.Scalar(value) { result.unicodeScalars.append(scalar) }
          }
        }
        result += " "
      }
    }
    return result
  }

  /// The form in which names are compared: folded, a line each.
  func compared(_ texts: [String]) -> String {
    let scalars = fold(texts.filter { !$0.isEmpty }.joined(separator: "\n").unicodeScalars.map(\.value))
    return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }
}

/// Reads a text token by token.
struct TokenReader {
  private let text: String
  private var index: String.Index
  private var offset = 0
  /// The character at ``index``, and the offset behind it.
  private var current: (character: Character, kind: TokenKind, end: Int)?

  init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    index = text.startIndex
    read()
  }

  /// The next token's kind, and the offset in UTF-8 behind its last byte.
  mutating func next() -> (kind: TokenKind, end: Int)? {
    guard let first = current else { return nil }
    advance()
    var token = (kind: first.kind, end: first.end)
    switch first.kind {
    case .word: readWord(from: first.character, &token)
    case .space, .lineBreak:
      while let next = current, next.kind.isSpace {
        if next.kind == .lineBreak { token.kind = .lineBreak }
        token.end = next.end
        advance()
      }
    default: break
    }
    return token
  }

  /// `1,000.5`, `2019-05-17`, `09:13`, `don't`, `COVID-19`: a mark inside belongs to it, at the end it does not.
  private mutating func readWord(from first: Character, _ token: inout (kind: TokenKind, end: Int)) {
    var last = first
    while let next = current {
      if next.kind == .word {
        token.end = next.end
        last = next.character
        advance()
      } else if Self.isMark(next.character, between: last, and: following) {
        advance()
      } else {
        return
      }
    }
  }

  private static func isMark(_ mark: Character, between last: Character, and next: Character?) -> Bool {
    guard let next, TokenKind(next) == .word else { return false }
    return switch mark {
    case ".", ",", ":", "．", "：": last.isNumber && next.isNumber
    case "'", "’": last.isLetter && next.isLetter
    case "-", "_": true
    default: false
    }
  }

  private var following: Character? {
    guard index < text.endIndex else { return nil }
    let next = text.index(after: index)
    return next < text.endIndex ? text[next] : nil
  }

  private mutating func advance() {
    index = text.index(after: index)
    offset = current?.end ?? offset
    read()
  }

  private mutating func read() {
    guard index < text.endIndex else {
      current = nil
      return
    }
    let character = text[index]
    current = (character, TokenKind(character), offset + character.utf8.count)
  }
}

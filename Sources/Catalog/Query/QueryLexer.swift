/// Cuts a query into words, phrases and signs.
///
/// Quotes, parentheses and the colon may be full-width, as Chinese keyboards write them.
struct QueryLexer {
  enum Sign: Equatable {
    case open
    case close
    case or
    case and
    case not
    /// Text without quotes; `isPrefix` if a `*` ended it.
    case word(String, isPrefix: Bool)
    case phrase(String)
    /// The name before a colon.
    case filter(String)
  }

  struct Token {
    let sign: Sign
    /// In characters, from 1.
    let position: Int
  }

  private let characters: [Character]
  private var at = 0

  private static let quotes: Set<Character> = ["\"", "“", "”", "„", "＂"]
  private static let opening: Set<Character> = ["(", "（"]
  private static let closing: Set<Character> = [")", "）"]
  private static let colons: Set<Character> = [":", "："]
  private static let minus: Set<Character> = ["-", "－"]

  private init(_ text: String) { characters = Array(text) }

  static func tokens(of text: String) throws(QueryError) -> [Token] {
    var lexer = QueryLexer(text)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() throws(QueryError) -> Token? {
    while at < characters.count, characters[at].isWhitespace { at += 1 }
    guard at < characters.count else { return nil }
    let position = at + 1
    return Token(sign: try sign(), position: position)
  }

  private mutating func sign() throws(QueryError) -> Sign {
    let first = characters[at]
    if Self.opening.contains(first) { return take(.open) }
    if Self.closing.contains(first) { return take(.close) }
    if Self.quotes.contains(first) { return try phrase() }
    if Self.minus.contains(first), at + 1 < characters.count, !characters[at + 1].isWhitespace {
      return take(.not)
    }
    return try word()
  }

  private mutating func take(_ sign: Sign) -> Sign {
    at += 1
    return sign
  }

  private mutating func phrase() throws(QueryError) -> Sign {
    let start = at + 1
    guard let end = characters[start...].firstIndex(where: Self.quotes.contains) else {
      throw QueryError(at: at + 1, "the quotation mark has no second one")
    }
    at = end + 1
    if at < characters.count, characters[at] == "*" {
      throw QueryError(at: at + 1, "* ends a word of letters or digits, not a phrase")
    }
    return .phrase(String(characters[start..<end]))
  }

  private mutating func word() throws(QueryError) -> Sign {
    let start = at
    while at < characters.count, !isEnd(characters[at]) {
      if Self.colons.contains(characters[at]), Self.isName(characters[start..<at]) {
        let name = String(characters[start..<at]).lowercased()
        at += 1
        return .filter(name)
      }
      at += 1
    }
    let text = characters[start..<at]
    switch String(text) {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default: break
    }
    guard let star = text.firstIndex(of: "*") else { return .word(String(text), isPrefix: false) }
    guard star == at - 1, star > start else {
      throw QueryError(
        at: star + 1, "* can only stand at the end of a word; in quotation marks it is ignored")
    }
    return .word(String(text.dropLast()), isPrefix: true)
  }

  private func isEnd(_ character: Character) -> Bool {
    character.isWhitespace || Self.quotes.contains(character) || Self.opening.contains(character)
      || Self.closing.contains(character)
  }

  /// What stands before a colon is a filter's name only if it is of ASCII letters: 时间：三点 is text.
  private static func isName(_ text: ArraySlice<Character>) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isLetter }
  }
}

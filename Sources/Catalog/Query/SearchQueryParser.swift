internal import FoundationEssentials

/// Reads a query: recursive, with a bound on the depth.
struct SearchQueryParser {
  private enum Symbol: Hashable {
    case word(String)
    case phrase(String)
    case open, close, minus, or, and, not
    /// `author:` with what stands behind it.
    case filter(String, String)
  }

  private var symbols: ArraySlice<Symbol>
  private var conditions: [SearchQuery.Condition] = []
  private var exclusions: [SearchQuery.Condition] = []
  private var depth = 0

  init(_ text: String) throws(SearchQuery.Fault) {
    symbols = try Self.symbols(of: text)[...]
  }

  mutating func query() throws(SearchQuery.Fault) -> (
    SearchQuery.Term?, [SearchQuery.Condition], [SearchQuery.Condition]
  ) {
    guard !symbols.isEmpty else { throw SearchQuery.Fault(description: "there is nothing to search for") }
    let term = try alternatives()
    if symbols.first == .close { throw SearchQuery.Fault(description: "a parenthesis ) has no beginning") }
    if let term, !Self.isPositive(term) {
      throw SearchQuery.Fault(
        description: "NOT alone finds nothing; name a word that is to be there, as in 股市 NOT 美国")
    }
    return (term, conditions, exclusions)
  }

  private mutating func alternatives() throws(SearchQuery.Fault) -> SearchQuery.Term? {
    let filters = conditions.count + exclusions.count
    var terms = [try conjunction()]
    while symbols.first == .or {
      symbols.removeFirst()
      terms.append(try conjunction())
    }
    guard terms.count > 1 else { return terms[0] }
    guard conditions.count + exclusions.count == filters else {
      throw SearchQuery.Fault(description: "a filter such as author: cannot stand beside OR; put the words in parentheses")
    }
    let present = terms.compactMap { $0 }
    guard present.count == terms.count else {
      throw SearchQuery.Fault(description: "OR wants a word on both sides")
    }
    guard present.allSatisfy(Self.isPositive) else {
      throw SearchQuery.Fault(description: "NOT cannot be one side of OR by itself")
    }
    return .any(present)
  }

  private mutating func conjunction() throws(SearchQuery.Fault) -> SearchQuery.Term? {
    var terms: [SearchQuery.Term] = []
    while let symbol = symbols.first, symbol != .or, symbol != .close {
      if symbol == .and {
        symbols.removeFirst()
        guard let next = symbols.first, ![.or, .and, .close].contains(next) else {
          throw SearchQuery.Fault(description: "AND wants a word on both sides")
        }
        continue
      }
      if let term = try single() { terms.append(term) }
    }
    return terms.count > 1 ? .all(terms) : terms.first
  }

  private mutating func single() throws(SearchQuery.Fault) -> SearchQuery.Term? {
    guard let symbol = symbols.popFirst() else {
      throw SearchQuery.Fault(description: "the query ends where a word is missing")
    }
    switch symbol {
    case .word(let word): return try phrase(word, inTitle: false)
    case .phrase(let text): return try phrase(text, inTitle: false)
    case .minus, .not:
      if case .filter(let name, let value) = symbols.first {
        symbols.removeFirst()
        guard name != "title" else { return .not(try phrase(value, inTitle: true)) }
        exclusions.append(try condition(name, value))
        return nil
      }
      guard let term = try single() else {
        throw SearchQuery.Fault(description: "NOT wants a word behind it")
      }
      if case .not(let inner) = term { return inner }
      return .not(term)
    case .filter("title", let value): return try phrase(value, inTitle: true)
    case .filter(let name, let value):
      conditions.append(try condition(name, value))
      return nil
    case .open:
      depth += 1
      guard depth <= 50 else { throw SearchQuery.Fault(description: "there are too many parentheses") }
      let filters = conditions.count + exclusions.count
      let inner = try alternatives()
      guard symbols.popFirst() == .close else {
        throw SearchQuery.Fault(description: "a parenthesis ( has no end")
      }
      depth -= 1
      guard conditions.count + exclusions.count == filters, let inner else {
        throw SearchQuery.Fault(description: "parentheses hold words; a filter such as author: stands outside")
      }
      return inner
    case .close: throw SearchQuery.Fault(description: "a parenthesis ) has no beginning")
    case .or: throw SearchQuery.Fault(description: "OR wants a word on both sides")
    case .and: throw SearchQuery.Fault(description: "AND wants a word on both sides")
    }
  }

  private func phrase(_ text: String, inTitle: Bool) throws(SearchQuery.Fault) -> SearchQuery.Term {
    let isPrefix = text.hasSuffix("*") || text.hasSuffix("＊")
    let text = isPrefix ? String(text.dropLast()) : text
    guard text.unicodeScalars.contains(where: { [.han, .word].contains(Script($0.value)) }) else {
      throw SearchQuery.Fault(description: "“\(text)” has no letter and no digit to search for")
    }
    return .phrase(text, isPrefix: isPrefix, inTitle: inTitle)
  }

  private func condition(_ name: String, _ value: String) throws(SearchQuery.Fault) -> SearchQuery.Condition {
    switch name {
    case "author": return .author(value)
    case "source": return .source(value)
    case "column": return .column(value)
    case "state": return .state(value)
    case "after": return .after(try instant(value, of: name))
    default: return .before(try instant(value, of: name))
    }
  }

  private func instant(_ value: String, of filter: String) throws(SearchQuery.Fault) -> Int64 {
    guard let instant = BeijingDay(value)?.unixMilliseconds else {
      throw SearchQuery.Fault(
        description: "\(filter):\(value) is no date; write \(filter):2024, 2024-05 or 2024-05-17")
    }
    return instant
  }

  /// Whether a term says of something that it is there.
  private static func isPositive(_ term: SearchQuery.Term) -> Bool {
    switch term {
    case .phrase: true
    case .not: false
    case .all(let terms): terms.contains(where: isPositive)
    case .any(let terms): terms.allSatisfy(isPositive)
    }
  }

  // MARK: Symbols

  private static let filters = ["author", "source", "column", "state", "after", "before", "title"]

  private static func symbols(of text: String) throws(SearchQuery.Fault) -> [Symbol] {
    var found: [Symbol] = []
    var rest = Substring(text)
    while let character = rest.first {
      switch character {
      case _ where character.isWhitespace: rest.removeFirst()
      case "(", "（": rest.removeFirst(); found.append(.open)
      case ")", "）": rest.removeFirst(); found.append(.close)
      case "\"", "“", "”", "＂": found.append(.phrase(try quoted(&rest)))
      case "-", "－":
        rest.removeFirst()
        guard let next = rest.first, !next.isWhitespace else {
          throw SearchQuery.Fault(description: "a minus sign wants its word right behind it")
        }
        found.append(.minus)
      default: found.append(try word(&rest))
      }
    }
    return found
  }

  private static func quoted(_ rest: inout Substring) throws(SearchQuery.Fault) -> String {
    rest.removeFirst()
    guard let end = rest.firstIndex(where: { "\"“”＂".contains($0) }) else {
      throw SearchQuery.Fault(description: "a quotation mark has no end")
    }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }

  private static func word(_ rest: inout Substring) throws(SearchQuery.Fault) -> Symbol {
    let word = rest.prefix { !$0.isWhitespace && !"()（）\"“”＂".contains($0) }
    if let colon = word.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let name = word[..<colon].lowercased()
      if filters.contains(name) {
        rest = rest[rest.index(after: colon)...]
        if let mark = rest.first, "\"“”＂".contains(mark) { return .filter(name, try quoted(&rest)) }
        let value = rest.prefix { !$0.isWhitespace && !"()（）".contains($0) }
        guard !value.isEmpty else {
          throw SearchQuery.Fault(description: "\(name): wants something behind the colon, without a space")
        }
        rest = rest[value.endIndex...]
        return .filter(name, String(value))
      }
    }
    rest = rest[word.endIndex...]
    switch word {
    case "AND": return .and
    case "OR": return .or
    case "NOT": return .not
    default: return .word(String(word))
    }
  }
}

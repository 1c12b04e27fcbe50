internal import PlainText

/// Makes the tree of a query: OR binds less than AND, which may be left out, and NOT binds most.
struct QueryParser {
  /// In characters: more than anybody types, and a bound on what one query can cost.
  private static let longest = 1_000
  /// FTS5's parser has room for 100 open things, and each level takes up to six. (fts5parse.y)
  private static let deepest = 10

  private let tokens: [QueryLexer.Token]
  private let length: Int
  private var at = 0
  private var depth = 0

  static func parse(_ text: String) throws(QueryError) -> QueryNode {
    guard text.unicodeScalars.count <= longest else {
      throw QueryError(at: longest + 1, "a query can be \(longest) characters long, and this one goes on")
    }
    var parser = QueryParser(tokens: try QueryLexer.tokens(of: text), length: text.count)
    guard !parser.tokens.isEmpty else { throw QueryError(at: 1, "there is nothing to search for") }
    let node = try parser.alternatives()
    if let rest = parser.next {
      throw QueryError(at: rest.position, "this parenthesis closes nothing")
    }
    return node
  }

  private init(tokens: [QueryLexer.Token], length: Int) {
    self.tokens = tokens
    self.length = length
  }

  private var next: QueryLexer.Token? { at < tokens.count ? tokens[at] : nil }
  private var position: Int { next?.position ?? length + 1 }

  private mutating func alternatives() throws(QueryError) -> QueryNode {
    var nodes = [try conjunction()]
    while next?.sign == .or {
      at += 1
      nodes.append(try conjunction())
    }
    return nodes.count == 1 ? nodes[0] : .or(nodes)
  }

  private mutating func conjunction() throws(QueryError) -> QueryNode {
    var nodes = [try operand()]
    while let token = next, token.sign != .or, token.sign != .close {
      if token.sign == .and { at += 1 }
      nodes.append(try operand())
    }
    if nodes.allSatisfy(\.isNegation), case .not(_, let position) = nodes[0] {
      throw QueryError(
        at: position, "NOT takes something away, and there is nothing beside it to take it away from")
    }
    return nodes.count == 1 ? nodes[0] : .and(nodes)
  }

  private mutating func operand() throws(QueryError) -> QueryNode {
    let start = position
    var isNegated = false
    while next?.sign == .not {
      isNegated.toggle()
      at += 1
    }
    let node = try primary()
    return isNegated ? .not(node, position: start) : node
  }

  private mutating func primary() throws(QueryError) -> QueryNode {
    guard let token = next else { throw QueryError(at: position, "something to search for is missing here") }
    at += 1
    switch token.sign {
    case .open: return try group(token.position)
    case .close:
      throw QueryError(at: token.position, "something to search for is missing before this parenthesis")
    case .or: throw QueryError(at: token.position, "something to search for is missing before OR")
    case .and: throw QueryError(at: token.position, "something to search for is missing before AND")
    case .not: throw QueryError(at: token.position, "something to search for is missing before NOT")
    case .word(let text, let isPrefix): return .text(try term(text, isPrefix: isPrefix, token.position))
    case .phrase(let text): return .text(try term(text, isPrefix: false, token.position))
    case .filter(let name): return try filter(name, token.position)
    }
  }

  private mutating func group(_ position: Int) throws(QueryError) -> QueryNode {
    depth += 1
    guard depth <= Self.deepest else {
      throw QueryError(at: position, "parentheses can stand \(Self.deepest) deep")
    }
    let node = try alternatives()
    guard next?.sign == .close else { throw QueryError(at: position, "this parenthesis is not closed") }
    at += 1
    depth -= 1
    return node
  }

  private func term(_ text: String, isPrefix: Bool, _ position: Int) throws(QueryError) -> QueryTerm {
    // Typed text may be decomposed; the archive's is NFC.
    let text = text.normalizedLine
    let folded = FoldedText(text, .withoutScripts)
    guard !folded.isEmpty else { throw QueryError(at: position, "there is no letter or digit to search for") }
    if isPrefix, !folded.endsWithWord {
      throw QueryError(at: position, "* can only follow a word of letters or digits")
    }
    return QueryTerm(text: text, isPrefix: isPrefix)
  }

  private mutating func filter(_ name: String, _ position: Int) throws(QueryError) -> QueryNode {
    let names = ["author", "after", "before", "column", "source", "state", "title"]
    guard names.contains(name) else {
      let known = names.map { $0 + ":" }.joined(separator: " ")
      throw QueryError(
        at: position, "there is no filter \(name): (there are \(known)); quotation marks make it text")
    }
    let value: String
    var isPrefix = false
    switch next?.sign {
    case .word(let text, let star):
      value = text
      isPrefix = star
    case .phrase(let text): value = text
    default: throw QueryError(at: self.position, "\(name): needs a value")
    }
    let place = self.position
    at += 1
    if name == "title" {
      var term = try term(value, isPrefix: isPrefix, place)
      term.isInHeadline = true
      return .text(term)
    }
    if isPrefix { throw QueryError(at: place, "\(name): takes no *") }
    return .filter(try condition(name, value.normalizedLine, place))
  }

  private func condition(_ name: String, _ value: String, _ place: Int) throws(QueryError) -> QueryFilter {
    guard !value.isEmpty else { throw QueryError(at: place, "\(name): needs a value") }
    switch name {
    case "author": return .author(value)
    case "column": return .column(value)
    case "source": return .source(value)
    case "state":
      let state = String(value.lowercased().map { $0 == "-" || $0 == "_" ? " " : $0 })
      guard CatalogState.names.contains(state) else {
        let known = CatalogState.names.joined(separator: ", ")
        throw QueryError(at: place, "there is no state \(value); there are \(known)")
      }
      return .state(state)
    default:
      guard let seconds = PublicationTime.seconds(of: value) else {
        throw QueryError(at: place, "\(name): takes a date like 2019, 2019-05 or 2019-05-17, not \(value)")
      }
      return name == "after" ? .publishedFrom(seconds) : .publishedBefore(seconds)
    }
  }
}

/// What somebody wants to find.
///
/// Words and phrases in quotation marks, all of which must be there; `OR`, `NOT` or a minus sign, parentheses;
/// `title:`; and the filters `author:` `source:` `column:` `state:` `after:` `before:`. The signs may be full-width.
public struct SearchQuery: Sendable, Hashable {
  indirect enum Term: Sendable, Hashable {
    case phrase(String, isPrefix: Bool, inTitle: Bool)
    case all([Term])
    case any([Term])
    case not(Term)
  }

  /// What a filter asks of an article.
  enum Condition: Sendable, Hashable {
    case author(String), source(String), column(String), state(String)
    /// Unix milliseconds.
    case after(Int64), before(Int64)
  }

  let term: Term?
  let conditions: [Condition]
  let exclusions: [Condition]

  /// What cannot be understood in a query.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
  }

  public init(_ text: String) throws(Fault) {
    var parser = try SearchQueryParser(text)
    (term, conditions, exclusions) = try parser.query()
  }

  func narrow(_ filter: inout Catalog.Filter) {
    for condition in conditions { condition.narrow(&filter) }
  }

  /// One filter for each condition that may not hold.
  var excluded: [Catalog.Filter] {
    exclusions.map { condition in
      var filter = Catalog.Filter()
      condition.narrow(&filter)
      return filter
    }
  }
}

extension SearchQuery.Condition {
  fileprivate func narrow(_ filter: inout Catalog.Filter) {
    switch self {
    case .author(let name): filter.author = name
    case .source(let name): filter.source = name
    case .column(let column): filter.column = column
    case .state(let state): filter.state = state
    case .after(let instant): filter.publishedFrom = max(filter.publishedFrom ?? instant, instant)
    case .before(let instant): filter.publishedBefore = min(filter.publishedBefore ?? instant, instant)
    }
  }
}

extension SearchQuery {
  /// The query in the words of FTS5; `nil` for filters alone.
  ///
  /// Every token is in quotation marks and has no character in it that means anything to FTS5.
  func match(folding: Folding) -> String? { term?.match(folding) }

  /// The phrases that a hit has, as folded tokens: what is marked in a snippet.
  func phrases(folding: Folding) -> [Phrase] {
    var found: [Phrase] = []
    term?.collect(into: &found, folding)
    return found
  }

  struct Phrase: Sendable, Hashable {
    let tokens: [String]
    let isPrefix: Bool
  }
}

extension SearchQuery.Term {
  fileprivate func match(_ folding: Folding) -> String {
    switch self {
    case .phrase(let text, let isPrefix, let inTitle):
      let tokens = Self.tokens(text, folding).joined(separator: " ")
      return (inTitle ? "{title} : " : "") + "\"\(tokens)\"" + (isPrefix ? " *" : "")
    case .any(let terms): return "(" + terms.map { $0.match(folding) }.joined(separator: " OR ") + ")"
    case .not(let term): return term.match(folding)
    case .all(let terms):
      var (wanted, unwanted): ([String], [String]) = ([], [])
      for term in terms {
        if case .not(let inner) = term {
          unwanted.append(inner.match(folding))
        } else {
          wanted.append(term.match(folding))
        }
      }
      let positive = wanted.joined(separator: " AND ")
      // FTS5 knows NOT between two sides only.
      return unwanted.isEmpty ? "(\(positive))" : "((\(positive)) NOT (\(unwanted.joined(separator: " OR "))))"
    }
  }

  fileprivate func collect(into found: inout [SearchQuery.Phrase], _ folding: Folding) {
    switch self {
    case .phrase(let text, let isPrefix, _):
      found.append(SearchQuery.Phrase(tokens: Self.tokens(text, folding), isPrefix: isPrefix))
    case .all(let terms), .any(let terms): for term in terms { term.collect(into: &found, folding) }
    case .not: break
    }
  }

  static func tokens(_ text: String, _ folding: Folding) -> [String] {
    let tokens = Tokens(of: text.unicodeScalars.map(\.value), folding: folding)
    return tokens.all.map(tokens.text)
  }
}

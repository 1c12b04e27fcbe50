/// A query as a tree.
indirect enum QueryNode: Sendable {
  case text(QueryTerm)
  case filter(QueryFilter)
  case not(QueryNode, position: Int)
  case and([QueryNode])
  case or([QueryNode])

  /// Whether the index alone can answer it.
  var isText: Bool {
    switch self {
    case .text: true
    case .filter: false
    case .not(let node, _): node.isText
    case .and(let nodes), .or(let nodes): nodes.allSatisfy(\.isText)
    }
  }

  var isNegation: Bool {
    if case .not = self { true } else { false }
  }

  /// The terms that are asked for, without those that must be absent.
  var wanted: [QueryTerm] {
    switch self {
    case .text(let term): [term]
    case .filter, .not: []
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.wanted)
    }
  }
}

/// A word or a phrase to be found in the text.
struct QueryTerm: Sendable {
  var text: String
  /// Whether its last word may go on.
  var isPrefix = false
  /// Whether it must stand in the headline.
  var isInHeadline = false
}

/// A condition on what the catalog knows besides the text.
enum QueryFilter: Sendable {
  case author(String)
  case column(String)
  case source(String)
  case state(String)
  case publishedFrom(Int64)
  case publishedBefore(Int64)
}

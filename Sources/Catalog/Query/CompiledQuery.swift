internal import GRDB

/// A query for SQLite: what the index ranks by, and conditions besides.
///
/// Of what was typed only folded tokens reach FTS5, each phrase in quotes: letters, digits and 。, which no syntax
/// is made of.
struct CompiledQuery {
  /// For MATCH; `nil` if no text must be found in any case.
  private(set) var match: String?
  private(set) var conditions: [SQLCondition] = []

  private let folding: TextFolding

  init(_ root: QueryNode, _ folding: TextFolding) {
    self.folding = folding
    let nodes = if case .and(let nodes) = root { nodes } else { [root] }
    let texts = nodes.filter(\.isText)
    if texts.contains(where: { !$0.isNegation }) {
      match = matchOfAll(texts)
      conditions = nodes.filter { !$0.isText }.map(condition)
    } else {
      conditions = nodes.map(condition)
    }
  }

  private func condition(_ node: QueryNode) -> SQLCondition {
    switch node {
    case .text(let term): .isFound(by: match(term))
    case .filter(let filter): condition(filter)
    case .not(let inner, _): !condition(inner)
    case .and(let nodes), .or(let nodes):
      node.isText
        ? .isFound(by: match(node))
        : .joined(nodes.map(condition), by: node.isConjunction ? "AND" : "OR") ?? SQLCondition("0", [])
    }
  }

  private func condition(_ filter: QueryFilter) -> SQLCondition {
    switch filter {
    case .author(let text): .author(text, folding)
    case .column(let text): .column(text)
    case .source(let text): .source(text, folding)
    case .state(let name): .state(name)
    case .publishedFrom(let seconds): .publishedFrom(seconds)
    case .publishedBefore(let seconds): .publishedBefore(seconds)
    }
  }

  private func match(_ node: QueryNode) -> String {
    switch node {
    case .text(let term): match(term)
    case .or(let nodes): "(" + nodes.map(match).joined(separator: " OR ") + ")"
    case .and(let nodes): matchOfAll(nodes)
    // The parser lets none of them stand alone.
    case .not(let inner, _): match(inner)
    case .filter: "\"\""
    }
  }

  /// NOT stands between two things in FTS5. (sqlite.org/fts5.html#fts5_boolean_operators)
  private func matchOfAll(_ nodes: [QueryNode]) -> String {
    let wanted = "(" + nodes.filter { !$0.isNegation }.map(match).joined(separator: " AND ") + ")"
    let unwanted = nodes.filter(\.isNegation).map(match)
    return unwanted.isEmpty ? wanted : "(\(wanted) NOT (\(unwanted.joined(separator: " OR "))))"
  }

  private func match(_ term: QueryTerm) -> String {
    (term.isInHeadline ? "headline : " : "") + "\"\(FoldedText(term.text, folding).tokens)\""
      + (term.isPrefix ? " *" : "")
  }
}

extension QueryNode {
  fileprivate var isConjunction: Bool {
    if case .and = self { true } else { false }
  }
}

/// A query as a person types it.
///
/// Words and "phrases" must all be there (AND); OR, NOT or a leading `-`, and parentheses say otherwise. A run of
/// Chinese characters is a phrase, a word of letters may end with `*`. `author:` `column:` `source:` `state:`
/// `title:` narrow it down, as do `after:` (that date or later) and `before:` (earlier than that date).
public struct SearchQuery: Sendable {
  public let text: String
  let root: QueryNode

  public init(_ text: String) throws(QueryError) {
    self.text = text
    root = try QueryParser.parse(text)
  }
}

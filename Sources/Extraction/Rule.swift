internal import ArticleModel

/// One way to find a field: where it stands, in words that `--explain` shows, and how it is read.
///
/// A template lists rules in the order in which they are tried; the first that holds wins.
struct Rule<Value>: Sendable {
  let description: String
  let read: @Sendable (Page) -> Value?

  init(_ description: String, _ read: @escaping @Sendable (Page) -> Value?) {
    self.description = description
    self.read = read
  }

  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Rule<Other> {
    Rule<Other>(description) { read($0).flatMap(transform) }
  }
}

extension Sequence {
  /// The first value that a rule gives, and the rule that gave it.
  func first<Value>(on page: Page) -> (value: Value, rule: String)? where Element == Rule<Value> {
    for rule in self {
      if let value = rule.read(page) { return (value, rule.description) }
    }
    return nil
  }
}

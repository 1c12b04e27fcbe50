/// What is wrong with a query, and where.
public struct QueryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The place in the query, in characters, counted from 1.
  public let position: Int
  /// What is wrong there, as half a sentence.
  public let reason: String

  init(at position: Int, _ reason: String) {
    self.position = position
    self.reason = reason
  }

  public var description: String { "in the query, at character \(position): \(reason)" }
}

/// A setting that cannot be used.
public struct FetchSettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was given: the file, the entry.
  public let value: String
  /// What is wrong with it, and what was expected, as half a sentence.
  public let reason: String

  init(_ value: String, _ reason: String) {
    self.value = value
    self.reason = reason
  }

  public var description: String { "\(value): \(reason)" }
}

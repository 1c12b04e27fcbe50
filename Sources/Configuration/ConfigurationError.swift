/// What is wrong in a configuration file, and where.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file as the caller named it.
  public var file: String
  /// From 1; `nil` where it is of the file as a whole.
  public var line: Int?
  /// What is there, and what was expected.
  public var reason: String

  public init(file: String, line: Int? = nil, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)" }
}

/// Everything that is wrong in a configuration file, in the order of its lines.
public struct ConfigurationErrors: Error, Sendable, Hashable, CustomStringConvertible {
  /// At least one.
  public var errors: [ConfigurationError]

  /// One a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

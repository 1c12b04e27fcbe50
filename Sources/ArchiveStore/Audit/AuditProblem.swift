/// Something that an audit found.
public struct AuditProblem: Sendable, Hashable, CustomStringConvertible {
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// Nothing is wrong.
    case information
    /// All that was stored is there; something else is not as it should be.
    case warning
    /// Something that was stored is damaged or missing.
    case error
  }

  /// What mends a problem.
  public enum Mending: String, Sendable, Hashable, CaseIterable {
    case repair
    case reindex
    /// Only a copy of the archive can help, or somebody has to decide.
    case nothing
  }

  /// Where, relative to the archive's folder.
  public let path: String
  /// What is wrong there, as half a sentence.
  public let reason: String
  public let severity: Severity
  public let mending: Mending

  public init(path: String, reason: String, severity: Severity, mending: Mending) {
    self.path = path
    self.reason = reason
    self.severity = severity
    self.mending = mending
  }

  public var description: String { "\(path): \(reason)" }
}

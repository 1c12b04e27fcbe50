/// How much of an archive an audit looks at.
public enum AuditScope: Sendable, Hashable {
  /// Every object, from the first.
  case all
  /// That share of the objects, at least one, from the one after the last that was audited.
  case sample(percent: Double)
  /// As many objects as there is time for until that instant in Unix milliseconds, at least one and none
  /// twice, from the one after the last that was audited.
  case until(unixMilliseconds: Int64)
}

/// What an audit did.
public struct AuditOutcome: Sendable, Hashable {
  /// The objects of the archive.
  public var objects = 0
  /// The objects that were audited, with their stored files.
  public var audited = 0
  public var files = 0
  public var bytes: Int64 = 0
  public var errors = 0
  public var warnings = 0
  /// Where the next audit goes on.
  public var progress = AuditProgress()
  /// False if the archive is not writable, so that the next audit begins where this one did.
  public var isProgressKept = false

  mutating func count(_ problem: AuditProblem) {
    switch problem.severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .information: break
    }
  }
}

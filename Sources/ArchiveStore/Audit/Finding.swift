/// A problem together with what mends it: what an audit reports is what a repair does.
struct Finding: Sendable, Hashable {
  let problem: AuditProblem
  let remedy: Remedy?

  /// A problem in the store itself: what has a remedy is mended by a repair, all else by nothing.
  init(_ severity: AuditProblem.Severity, _ path: String, _ reason: String, remedy: Remedy? = nil) {
    problem = AuditProblem(
      path: path, reason: reason, severity: severity, mending: remedy == nil ? .nothing : .repair)
    self.remedy = remedy
  }

  /// A problem that somebody else found in what a file says.
  init(_ problem: AuditProblem) {
    self.problem = problem
    remedy = nil
  }
}

/// What mends a problem, at its path.
enum Remedy: Sendable, Hashable {
  /// What lies there is moved to `set-aside/`.
  case setAside
  /// The folder, which holds nothing but empty folders, is removed.
  case removeEmptyFolder
  /// The file is written; what lies there is set aside.
  case write([UInt8])
  /// The version, which is complete, becomes the newest of its object by its inventory.
  case adopt(inventory: [UInt8])
  /// The writer finishes or clears what a dead run left.
  case finish
}

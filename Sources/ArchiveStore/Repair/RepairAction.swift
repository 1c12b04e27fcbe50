/// What a repair did about one problem, or would do.
public struct RepairAction: Sendable, Hashable, CustomStringConvertible {
  public enum Deed: Sendable, Hashable {
    /// What lay there was moved to that path.
    case setAside(to: String)
    /// The file was written again; what lay there before, if anything, was moved to that path.
    case written(replacedSetAsideTo: String?)
    /// The version became the newest of its object.
    case adopted
    /// The empty folder was removed.
    case removed
    /// What a dead run left was finished or cleared.
    case finished
    /// Nothing can be done here: it has to come from a copy of the archive, or somebody has to decide.
    case nothing
  }

  /// What was wrong.
  public let problem: AuditProblem
  public let deed: Deed

  public var description: String {
    let words =
      switch deed {
      case .setAside(let place): "set aside as \(place)"
      case .written(nil): "written again"
      case .written(let place?): "written again, the old one set aside as \(place)"
      case .adopted: "made the newest version"
      case .removed: "removed"
      case .finished: "finished or cleared"
      case .nothing where problem.mending == .reindex: "mended by netease-archive reindex"
      case .nothing: "cannot be mended here; if you have a copy of the archive, restore it from there"
      }
    return "\(problem.description): \(words)"
  }
}

/// What a repair came to.
public struct RepairOutcome: Sendable, Hashable {
  /// The objects that were looked at.
  public var objects = 0
  /// The problems that were mended, or would be.
  public var mended = 0
  /// Those that a new catalog mends.
  public var leftToReindex = 0
  /// The other errors and warnings that are left.
  public var left = 0
}

/// What was done in a simulation, for the judge.
public struct PastYear: Sendable {
  /// One run, from outside.
  struct Run: Sendable {
    enum Ending: Sendable, Hashable {
      case report(Report)
      /// Killed, or the disk was full.
      case died
      /// Another one had the lock.
      case locked
    }
    var number: Int
    var at: Int64
    var error: Int64
    var ending: Ending
    /// What was done to it, in words.
    var disturbance: String?
    /// The report of a run that died when it had written it down, where `status` finds it.
    var written: Report?

    var report: Report? { if case .report(let report) = ending { report } else { nil } }
  }

  let site: SimulatedSite
  let folder: String
  var runs: [Run] = []
  /// What has gone wrong with a run, in words.
  var failures: [String] = []
}

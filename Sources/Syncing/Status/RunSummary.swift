internal import FoundationEssentials

/// A run of `sync` in a line.
public struct RunSummary: Sendable, Hashable {
  public enum Ending: Sendable, Hashable {
    /// Unix milliseconds.
    case at(Int64)
    case stillAtWork
    /// By an error, which ``stopped`` has.
    case failed
    /// It was killed before it could say what it did.
    case died
  }

  /// How much of what a run did.
  public struct Counts: Sendable, Hashable {
    public var new = 0
    public var changed = 0
    public var removed = 0
    public var returned = 0
    public var failed = 0
  }

  /// Unix milliseconds.
  public let started: Int64
  public let ending: Ending
  /// `nil` of a run that did not say, or whose report cannot be read.
  public let counts: Counts?
  /// Why it ended before all was done; `nil` if all was.
  public let stopped: String?
  /// What could not be delivered of its report yet, and why.
  public let undelivered: [String]

  /// `writingSince` is since when somebody holds the archive: a run takes it first and then notes that it began.
  init(_ run: PastRun, isNewest: Bool, writingSince: Int64?) {
    started = run.started
    let report = run.report.flatMap {
      try? JSONDecoder().decode(StoredReport.self, from: Data($0.utf8))
    }
    counts = report?.counts
    stopped = report?.stopped
    undelivered = run.undelivered
    if let ended = run.ended {
      ending = .at(ended)
    } else if isNewest, let writingSince, writingSince <= run.started {
      ending = .stillAtWork
    } else {
      ending = run.report == nil ? .died : .failed
    }
  }
}

/// The report of a past run, as far as it is counted.
private struct StoredReport: Decodable {
  /// Something that happened; what does not matter here.
  struct Event: Decodable {}

  var new: [Event]
  var changed: [Event]
  var removed: [Event]
  var returned: [Event]
  var failed: [Event]
  var stopped: String?

  var counts: RunSummary.Counts {
    .init(
      new: new.count, changed: changed.count, removed: removed.count, returned: returned.count,
      failed: failed.count)
  }
}

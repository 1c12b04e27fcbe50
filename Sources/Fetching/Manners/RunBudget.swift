internal import Synchronization

/// How many requests a run may make, and how long it may take.
final class RunBudget: Sendable {
  /// What is used up.
  enum Spent: Error, Sendable, Hashable {
    case requests, time
  }

  private let clock: any FetchClock
  /// When the run has to end, in Unix milliseconds; `nil` where it has no end.
  let deadline: Int64?
  private let requestsLeft: Mutex<Int?>

  /// Starts a run now; `nil` is no limit.
  init(requests: Int? = nil, milliseconds: Int64? = nil, clock: any FetchClock) {
    self.clock = clock
    deadline = milliseconds.map { limit in
      let (sum, isTooLarge) = clock.now().addingReportingOverflow(limit)
      return isTooLarge ? .max : sum
    }
    requestsLeft = Mutex(requests)
  }

  /// Takes one request from the budget, or throws what is used up.
  func takeRequest() throws(Spent) {
    if let left = millisecondsLeft, left == 0 { throw .time }
    let isLeft = requestsLeft.withLock { left in
      guard let count = left else { return true }
      left = max(0, count - 1)
      return count > 0
    }
    if !isLeft { throw .requests }
  }

  /// How long the run still has, in milliseconds; `nil` where it has no end.
  var millisecondsLeft: Int64? { deadline.map { max(0, $0 - clock.now()) } }
}

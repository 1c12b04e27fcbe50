/// Whether a request that failed is tried again, and when.
///
/// The defaults wait 2–4 s, 4–8 s and 8–16 s, and up to two minutes where the server asks for it.
struct RetryPolicy: Sendable, Hashable {
  /// What came of a request, as far as trying again goes.
  enum Outcome: Sendable, Hashable {
    case status(Int)
    /// No connection, one that was refused or reset, or ended before the answer did; a name that was not found.
    case brokenConnection
    case timeout
  }

  /// How often a request is tried again.
  var retries = Manners().retries
  /// The longest wait before the first retry, in milliseconds; it doubles with each.
  var base: Int64 = 4000
  /// The longest wait before any retry, in milliseconds.
  var cap: Int64 = 60_000
  /// The longest pause that a server may ask for before the run gives up, in milliseconds.
  var patience = Manners().patience

  /// How long to wait before another try, in milliseconds, after a request has failed for the `failures`-th time
  /// (from 1); `nil` where trying again would give the same, was done often enough, or may not be done for long.
  ///
  /// `retryAfter` is what ``RetryAfter/milliseconds(_:now:)`` gave.
  func wait(
    after outcome: Outcome, failures: Int, retryAfter: Int64? = nil,
    random: inout some RandomNumberGenerator
  ) -> Int64? {
    let pause = retryAfter ?? 0
    guard Self.isTransient(outcome), failures <= retries, pause <= patience else { return nil }
    return max(backoff(failures: failures, random: &random), pause)
  }

  /// Whether the same request may well succeed later.
  ///
  /// Not 403 and 451: a refusal is respected, not asked about again. Of the 5xx not 501 and 505, which say that
  /// the server cannot do it at all.
  static func isTransient(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .status(408), .status(429): true
    case .status(501), .status(505): false
    case .status(let status): 500...599 ~= status
    case .brokenConnection, .timeout: true
    }
  }

  /// Half of the wait is fixed and half random ("equal jitter"), so that two runs that failed together do not
  /// come back together, and neither comes back at once.
  private func backoff(failures: Int, random: inout some RandomNumberGenerator) -> Int64 {
    // 2^30 times whatever base there is exceeds every cap.
    let doubled = max(0, base).multipliedReportingOverflow(by: 1 << min(max(failures - 1, 0), 30))
    let longest = doubled.overflow ? cap : min(cap, doubled.partialValue)
    guard longest > 0 else { return 0 }
    return longest - longest / 2 + Int64.random(in: 0...longest / 2, using: &random)
  }
}

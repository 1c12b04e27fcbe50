/// Whether a request that failed is tried again, and when.
public struct RetryPolicy: Sendable, Hashable {
  /// What came of a request, as far as trying again goes.
  public enum Outcome: Sendable, Hashable {
    case status(Int)
    /// No connection, one that was refused or reset, or ended before the answer did; a name that was not found.
    case brokenConnection
    case timeout
    /// The server's certificate is not to be trusted.
    case certificate
    /// The address guard, or robots.txt.
    case refusedAddress
  }

  public enum Decision: Sendable, Hashable {
    /// Try again so many milliseconds later.
    case retry(after: Int64)
    /// Trying again would give the same, or it was tried often enough.
    case giveUp
    /// The server asks for a longer pause than a run waits for: so many milliseconds.
    case comeBack(after: Int64)
  }

  /// How often a request is tried again.
  public var retries: Int
  /// The longest wait before the first retry, in milliseconds; it doubles with each.
  public var base: Int64
  /// The longest wait before any retry, in milliseconds.
  public var cap: Int64
  /// The longest pause that a server may ask for before the run gives up, in milliseconds.
  public var patience: Int64

  /// The defaults wait 2–4 s, 4–8 s and 8–16 s, and up to two minutes where the server asks for it.
  public init(retries: Int = 3, base: Int64 = 4000, cap: Int64 = 60_000, patience: Int64 = 120_000) {
    self.retries = retries
    self.base = base
    self.cap = cap
    self.patience = patience
  }

  /// What to do after a request has failed, for the `failures`-th time (from 1).
  ///
  /// `retryAfter` is what ``RetryAfter/milliseconds(_:now:)`` gave.
  public func decision(
    after outcome: Outcome, failures: Int, retryAfter: Int64? = nil,
    random: inout some RandomNumberGenerator
  ) -> Decision {
    guard Self.isTransient(outcome) else { return .giveUp }
    if let retryAfter, retryAfter > patience { return .comeBack(after: retryAfter) }
    guard failures <= retries else { return .giveUp }
    return .retry(after: max(backoff(failures: failures, random: &random), retryAfter ?? 0))
  }

  /// Whether the same request may well succeed later.
  ///
  /// Not 403 and 451: a refusal is respected, not asked about again. Of the 5xx not 501 and 505, which say that
  /// the server cannot do it at all.
  public static func isTransient(_ outcome: Outcome) -> Bool {
    switch outcome {
    case .status(408), .status(429): true
    case .status(501), .status(505): false
    case .status(let status): 500...599 ~= status
    case .brokenConnection, .timeout: true
    case .certificate, .refusedAddress: false
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

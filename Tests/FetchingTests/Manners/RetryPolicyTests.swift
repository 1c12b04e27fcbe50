import Fetching
import Testing

@Suite struct RetryPolicyTests {
  /// Starts with the least or the greatest random number.
  private struct Extreme: RandomNumberGenerator {
    var value: UInt64

    mutating func next() -> UInt64 {
      // The same again for ever would be refused for ever: not every number is fit for every range.
      defer { value &+= 1 }
      return value
    }
  }

  private func decision(
    _ outcome: RetryPolicy.Outcome, failures: Int = 1, retryAfter: Int64? = nil, random: UInt64 = 0,
    policy: RetryPolicy = RetryPolicy()
  ) -> RetryPolicy.Decision {
    var random = Extreme(value: random)
    return policy.decision(after: outcome, failures: failures, retryAfter: retryAfter, random: &random)
  }

  @Test(arguments: [
    RetryPolicy.Outcome.status(500), .status(502), .status(503), .status(504), .status(599), .status(408),
    .status(429), .brokenConnection, .timeout,
  ])
  func passingTroubleIsTriedAgain(outcome: RetryPolicy.Outcome) {
    #expect(decision(outcome) == .retry(after: 2000))
  }

  @Test(arguments: [
    RetryPolicy.Outcome.status(200), .status(304), .status(400), .status(403), .status(404), .status(410),
    .status(451), .status(501), .status(505), .status(600), .certificate, .refusedAddress,
  ])
  func lastingTroubleIsNot(outcome: RetryPolicy.Outcome) {
    #expect(decision(outcome) == .giveUp)
    #expect(decision(outcome, retryAfter: 1_000_000) == .giveUp)
  }

  @Test(
    arguments: [
      (1, 2000, 4000), (2, 4000, 8000), (3, 8000, 16_000), (5, 30_000, 60_000), (99, 30_000, 60_000),
    ]
      as [(Int, Int64, Int64)])
  func waitDoublesUpToTheCap(failures: Int, least: Int64, most: Int64) {
    let policy = RetryPolicy(retries: 100)
    #expect(decision(.timeout, failures: failures, policy: policy) == .retry(after: least))
    #expect(decision(.timeout, failures: failures, random: .max, policy: policy) == .retry(after: most))
  }

  @Test func retriesComeToAnEnd() {
    #expect(decision(.status(503), failures: 3) != .giveUp)
    #expect(decision(.status(503), failures: 4) == .giveUp)
    #expect(decision(.status(503), policy: RetryPolicy(retries: 0)) == .giveUp)
  }

  @Test func serverMayAskForMore() {
    #expect(decision(.status(429), retryAfter: 1000) == .retry(after: 2000))
    #expect(decision(.status(429), retryAfter: 120_000) == .retry(after: 120_000))
  }

  @Test func longerPauseThanTheRunWaitsForIsSaid() {
    #expect(decision(.status(429), retryAfter: 120_001) == .comeBack(after: 120_001))
    // When to come again is worth knowing after the last try too.
    #expect(decision(.status(503), failures: 9, retryAfter: 3_600_000) == .comeBack(after: 3_600_000))
  }

  @Test func absurdSettingsDoNoHarm() {
    let policy = RetryPolicy(retries: .max, base: .max, cap: .max)
    #expect(decision(.timeout, failures: 40, policy: policy) == .retry(after: .max / 2 + 1))
    #expect(decision(.timeout, policy: RetryPolicy(base: -5, cap: -5)) == .retry(after: 0))
  }
}

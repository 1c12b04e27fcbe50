import Testing

@testable import Fetching

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

  private func wait(
    _ outcome: RetryPolicy.Outcome, failures: Int = 1, retryAfter: Int64? = nil, random: UInt64 = 0,
    policy: RetryPolicy = RetryPolicy()
  ) -> Int64? {
    var random = Extreme(value: random)
    return policy.wait(after: outcome, failures: failures, retryAfter: retryAfter, random: &random)
  }

  @Test(arguments: [
    RetryPolicy.Outcome.status(500), .status(502), .status(503), .status(504), .status(599), .status(408),
    .status(429), .brokenConnection, .timeout,
  ])
  func passingTroubleIsTriedAgain(outcome: RetryPolicy.Outcome) {
    #expect(wait(outcome) == 2000)
  }

  @Test(arguments: [
    RetryPolicy.Outcome.status(200), .status(304), .status(400), .status(403), .status(404), .status(410),
    .status(451), .status(501), .status(505), .status(600),
  ])
  func lastingTroubleIsNot(outcome: RetryPolicy.Outcome) {
    #expect(wait(outcome) == nil)
    #expect(wait(outcome, retryAfter: 1_000_000) == nil)
  }

  @Test(
    arguments: [
      (1, 2000, 4000), (2, 4000, 8000), (3, 8000, 16_000), (5, 30_000, 60_000), (99, 30_000, 60_000),
    ]
      as [(Int, Int64, Int64)])
  func waitDoublesUpToTheCap(failures: Int, least: Int64, most: Int64) {
    let policy = RetryPolicy(retries: 100)
    #expect(wait(.timeout, failures: failures, policy: policy) == least)
    #expect(wait(.timeout, failures: failures, random: .max, policy: policy) == most)
  }

  @Test func retriesComeToAnEnd() {
    #expect(wait(.status(503), failures: 3) != nil)
    #expect(wait(.status(503), failures: 4) == nil)
    #expect(wait(.status(503), policy: RetryPolicy(retries: 0)) == nil)
  }

  @Test func serverMayAskForMore() {
    #expect(wait(.status(429), retryAfter: 1000) == 2000)
    #expect(wait(.status(429), retryAfter: 120_000) == 120_000)
  }

  @Test func aPauseThatIsTooLongIsNotWaitedFor() {
    #expect(wait(.status(429), retryAfter: 120_001) == nil)
  }

  @Test func absurdSettingsDoNoHarm() {
    let policy = RetryPolicy(retries: .max, base: .max, cap: .max)
    #expect(wait(.timeout, failures: 40, policy: policy) == Int64.max / 2 + 1)
    #expect(wait(.timeout, policy: RetryPolicy(base: -5, cap: -5)) == 0)
  }
}

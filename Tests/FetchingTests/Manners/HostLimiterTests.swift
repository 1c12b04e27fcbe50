import SampleSite
import Synchronization
import Testing

@testable import Fetching

@Suite struct HostLimiterTests {
  private let clock = MovedClock()

  private func limiter(_ scratch: StateScratch? = nil, delay: Int64 = 3000) -> HostLimiter {
    HostLimiter(delay: delay, folder: scratch?.folder(), clock: clock)
  }

  @Test func firstRequestGoesAtOnce() async throws {
    let scratch = try StateScratch()
    try await limiter(scratch).turn(at: "www.163.com").end()
    #expect(clock.sleeps.isEmpty)
    #expect(scratch.warnings.isEmpty)
  }

  @Test(arguments: [true, false])
  func delayLiesBetweenTheEndOfOneAndTheStartOfTheNext(hasFolder: Bool) async throws {
    let limiter = limiter(hasFolder ? try StateScratch() : nil)
    var starts: [Int64] = []
    var ends: [Int64] = []
    for _ in 0..<4 {
      let turn = try await limiter.turn(at: "www.163.com")
      starts.append(clock.now())
      clock.move(by: 700)
      ends.append(clock.now())
      turn.end()
    }
    for (end, start) in zip(ends, starts.dropFirst()) { #expect(start - end == 3000) }
  }

  @Test func timeThatPassedAnywayCounts() async throws {
    let limiter = limiter()
    try await limiter.turn(at: "www.163.com").end()
    clock.move(by: 2000)
    try await limiter.turn(at: "WWW.163.com").end()
    clock.move(by: 5000)
    try await limiter.turn(at: "www.163.com").end()
    #expect(clock.sleeps == [1000])
  }

  @Test func hostsDoNotWaitForEachOther() async throws {
    let limiter = limiter(try StateScratch())
    let first = try await limiter.turn(at: "www.163.com")
    let second = try await limiter.turn(at: "m.163.com")
    #expect(clock.sleeps.isEmpty)
    first.end()
    second.end()
  }

  @Test func crawlDelayIsALowerBound() async throws {
    let limiter = limiter()
    try await limiter.turn(at: "www.163.com").end()
    try await limiter.turn(at: "www.163.com", spacing: 200_000).end()
    try await limiter.turn(at: "www.163.com", spacing: 10).end()
    #expect(clock.sleeps == [200_000, 3000])
  }

  @Test func secondRunWaitsForTheFirst() async throws {
    let scratch = try StateScratch()
    try await limiter(scratch).turn(at: "www.163.com").end()
    try await limiter(scratch).turn(at: "www.163.com").end()
    #expect(clock.sleeps == [3000])
  }

  @Test func secondRunHeedsWhatTheFirstWasTold() async throws {
    let scratch = try StateScratch()
    try await limiter(scratch).turn(at: "www.163.com").end(pausing: 90_000)
    clock.move(by: 10_000)
    try await limiter(scratch).turn(at: "www.163.com").end(pausing: 3_600_000)
    #expect(clock.sleeps == [80_000])
    clock.move(by: 1000)
    let until = clock.now() + 3_599_000
    for limiter in [limiter(scratch), limiter(scratch)] {
      await #expect(throws: HostTurnError.paused(host: "www.163.com", until: until)) {
        try await limiter.turn(at: "www.163.com").end()
      }
    }
    clock.move(by: 3_590_000)
    try await limiter(scratch).turn(at: "www.163.com").end()
    #expect(clock.sleeps == [80_000, 9000])
  }

  @Test func pauseHoldsWithoutAFolder() async throws {
    let limiter = limiter()
    try await limiter.turn(at: "www.163.com").end(pausing: 60_000)
    try await limiter.turn(at: "www.163.com").end()
    #expect(clock.sleeps == [60_000])
  }

  @Test func runThatWasKilledDuringARequestStillSpacesTheNext() async throws {
    let scratch = try StateScratch()
    // What the file says while a request is under way is all that is left of a killed run.
    let turn = try await limiter(scratch).turn(at: "www.163.com")
    let file = try scratch.text("hosts/www.163.com")
    turn.end()
    #expect(file == "001795470240000 000000000000000\n")
    let other = try StateScratch()
    try other.write(file, to: "hosts/www.163.com")
    clock.move(by: 1000)
    try await limiter(other).turn(at: "www.163.com").end()
    #expect(clock.sleeps == [2000])
  }

  @Test func clockThatWasSetBackCostsOneDelayAtMost() async throws {
    let scratch = try StateScratch()
    let first = limiter(scratch)
    try await first.turn(at: "www.163.com").end()
    clock.move(by: -86_400_000)
    try await first.turn(at: "www.163.com").end()
    #expect(clock.sleeps == [3000])
    try await first.turn(at: "www.163.com").end(pausing: 60_000)
    clock.move(by: -86_400_000)
    try await limiter(scratch).turn(at: "www.163.com").end()
    #expect(clock.sleeps == [3000, 3000, 60_000])
  }

  @Test(arguments: [
    "", "x", "1795470240000 0\n", "001795470240000 000000000000000", "001795470240000 00000000000000x\n",
    "-01795470240000 000000000000000\n", "999999999999999 999999999999999\n0",
  ])
  func damagedFileIsAsGoodAsNone(text: String) async throws {
    let scratch = try StateScratch()
    try scratch.write(text, to: "hosts/www.163.com")
    try await limiter(scratch).turn(at: "www.163.com").end()
    #expect(clock.sleeps.isEmpty)
    #expect(try scratch.text("hosts/www.163.com") == "001795470240000 000000000000000\n")
  }

  @Test func folderThatCannotBeWrittenLeavesTheSpacingOfTheRun() async throws {
    let scratch = try StateScratch()
    try scratch.write("no folder", to: "hosts")
    let limiter = limiter(scratch)
    try await limiter.turn(at: "www.163.com").end()
    try await limiter.turn(at: "www.163.com").end()
    #expect(clock.sleeps == [3000])
    #expect(scratch.warnings.count == 1)
  }

  @Test func turnThatIsForgottenIsGivenBack() async throws {
    let limiter = limiter(try StateScratch())
    do { _ = try await limiter.turn(at: "www.163.com") }
    try await limiter.turn(at: "www.163.com").end()
    #expect(clock.sleeps == [3000])
  }
}

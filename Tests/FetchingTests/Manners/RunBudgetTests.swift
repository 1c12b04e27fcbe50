import SampleSite
import Testing

@testable import Fetching

@Suite struct RunBudgetTests {
  @Test func requestsAreCounted() throws {
    let budget = RunBudget(requests: 2, clock: MovedClock())
    try budget.takeRequest()
    try budget.takeRequest()
    #expect(throws: RunBudget.Spent.requests) { try budget.takeRequest() }
    #expect(throws: RunBudget.Spent.requests) { try budget.takeRequest() }
    #expect(budget.millisecondsLeft == nil)
  }

  @Test func timeRunsOut() throws {
    let clock = MovedClock()
    let budget = RunBudget(milliseconds: 60_000, clock: clock)
    clock.move(by: 59_999)
    try budget.takeRequest()
    #expect(budget.millisecondsLeft == 1)
    clock.move(by: 1)
    #expect(throws: RunBudget.Spent.time) { try budget.takeRequest() }
    #expect(budget.millisecondsLeft == 0)
  }

  @Test func withoutLimitsThereIsNoEnd() throws {
    let clock = MovedClock()
    let budget = RunBudget(milliseconds: .max, clock: clock)
    let open = RunBudget(clock: clock)
    clock.move(by: 1 << 50)
    try budget.takeRequest()
    try open.takeRequest()
  }

  @Test func nothingIsANarrowLimit() {
    #expect(throws: RunBudget.Spent.requests) {
      try RunBudget(requests: 0, clock: MovedClock()).takeRequest()
    }
    #expect(throws: RunBudget.Spent.time) {
      try RunBudget(milliseconds: 0, clock: MovedClock()).takeRequest()
    }
  }
}

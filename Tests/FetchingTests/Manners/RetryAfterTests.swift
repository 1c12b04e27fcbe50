import SampleSite
import Testing

@testable import Fetching

@Suite struct RetryAfterTests {
  @Test(
    arguments: [
      ("120", 120_000), ("0", 0), (" 7 ", 7000), ("-5", 0),
      // The clock stands at Mon, 23 Nov 2026 21:44:00 GMT.
      ("Mon, 23 Nov 2026 21:45:30 GMT", 90_000), ("Monday, 23-Nov-26 21:44:01 GMT", 1000),
      ("Mon Nov 23 22:44:00 2026", 3_600_000), ("Mon, 23 Nov 2026 21:43:59 GMT", 0),
      ("99999999999999999999999999", RetryAfter.longest), ("31622400", RetryAfter.longest),
      ("Fri, 23 Nov 2096 21:44:00 GMT", RetryAfter.longest),
    ] as [(String, Int64)])
  func waitIsInMilliseconds(value: String, milliseconds: Int64) {
    #expect(RetryAfter.milliseconds(value, now: MovedClock.start) == milliseconds)
  }

  @Test(arguments: ["", "soon", "1.5", "1,5", "--5", "-", "+5", "5 s", "٥", "Mon, 23 Nov 2026"])
  func nonsenseIsNoWait(value: String) {
    #expect(RetryAfter.milliseconds(value, now: MovedClock.start) == nil)
  }
}

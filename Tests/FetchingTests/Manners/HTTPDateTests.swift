import SampleSite
import Testing

@testable import Fetching

@Suite struct HTTPDateTests {
  // RFC 9110, section 5.6.7, gives this one instant in the three forms.
  @Test(arguments: [
    "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
  ])
  func formsOfTheStandardAreOneInstant(text: String) {
    #expect(HTTPDate.unixMilliseconds(text, now: MovedClock.start) == 784_111_777_000)
  }

  // It is 2026: fifty years ahead is 2076.
  @Test(arguments: [("76", 3_345_062_400_000), ("77", 220_924_800_000)] as [(String, Int64)])
  func yearOfTwoDigitsIsNotMoreThanFiftyYearsAhead(year: String, milliseconds: Int64) {
    let text = "Friday, 01-Jan-\(year) 00:00:00 GMT"
    #expect(HTTPDate.unixMilliseconds(text, now: MovedClock.start) == milliseconds)
  }

  @Test(arguments: [
    "", "soon", "2026-11-24T02:20:30Z", "Tue, 24 Nov 2026 02:20:30", "Tue, 24 Nov 2026 02:20:30 CST",
    "Tue, 31 Nov 2026 02:20:30 GMT", "Tue, 24 Nov 2026 24:20:30 GMT", "Tue, 24 Nov 26 02:20:30 GMT",
    "Xyz, 24 Nov 2026 02:20:30 GMT", "Tue 24 Nov 2026 02:20:30 GMT", "Tuesday, 24-Nov-2026 02:20:30 GMT",
    "Tue, 24 Nov 2026 02:20 GMT", "Tue, 24 Nov 2026 02:20:30 GMT GMT", "Tue, +4 Nov 2026 02:20:30 GMT",
  ])
  func restIsNoDate(text: String) {
    #expect(HTTPDate.unixMilliseconds(text, now: MovedClock.start) == nil)
  }
}

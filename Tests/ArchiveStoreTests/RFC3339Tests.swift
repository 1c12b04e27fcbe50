import Testing

@testable import ArchiveStore

@Suite struct RFC3339Tests {
  /// `date -u -d @… +%FT%TZ` and `date -u -d … +%s`.
  static let instants: [(Int64, String)] = [
    (0, "1970-01-01T00:00:00Z"), (-1000, "1969-12-31T23:59:59Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
    (1_795_441_440_000, "2026-11-23T13:44:00Z"), (4_107_542_400_000, "2100-03-01T00:00:00Z"),
    (4_107_542_399_000, "2100-02-28T23:59:59Z"), (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
    (-62_162_035_201_000, "0000-02-29T23:59:59Z"), (253_402_300_799_000, "9999-12-31T23:59:59Z"),
    (-2_203_977_600_000, "1900-02-28T00:00:00Z"), (1_709_164_800_000, "2024-02-29T00:00:00Z"),
  ]

  @Test(arguments: instants)
  func wholeSeconds(instant: Int64, text: String) {
    #expect(RFC3339.text(unixMilliseconds: instant) == text)
    #expect(RFC3339.exactText(unixMilliseconds: instant) == text)
    #expect(RFC3339.unixMilliseconds(text) == instant)
  }

  @Test func daysOfFourCenturiesComeBack() {
    for day in stride(from: -73_049, through: 73_048, by: 5) as StrideThrough<Int64> {
      let instant = day * 86_400_000 + 1
      #expect(RFC3339.unixMilliseconds(RFC3339.exactText(unixMilliseconds: instant)) == instant)
    }
  }

  @Test(
    arguments: [
      (1_795_441_440_999, "2026-11-23T13:44:00.999Z", "2026-11-23T13:44:00Z"),
      (-1, "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59Z"),
      (7, "1970-01-01T00:00:00.007Z", "1970-01-01T00:00:00Z"),
    ] as [(Int64, String, String)])
  func milliseconds(instant: Int64, exact: String, seconds: String) {
    #expect(RFC3339.exactText(unixMilliseconds: instant) == exact)
    #expect(RFC3339.text(unixMilliseconds: instant) == seconds)
    #expect(RFC3339.unixMilliseconds(exact) == instant)
  }

  @Test(
    arguments: [
      ("2026-11-23T21:44:00+08:00", 1_795_441_440_000), ("2026-11-23t13:44:00z", 1_795_441_440_000),
      ("2026-11-23 13:44:00Z", 1_795_441_440_000),
      ("2026-11-23T13:44:00.9999999999999999999999Z", 1_795_441_440_999),
      ("2026-11-23T13:44:00.5-00:00", 1_795_441_440_500), ("2026-11-23T13:44:00.05Z", 1_795_441_440_050),
      ("1969-12-31T23:59:59.25Z", -750), ("0000-01-01T00:00:00+23:59", -62_167_305_540_000),
      ("2026-11-22T14:14:00-23:30", 1_795_441_440_000),
    ] as [(String, Int64)])
  func otherForms(text: String, instant: Int64) {
    #expect(RFC3339.unixMilliseconds(text) == instant)
  }

  @Test(arguments: [
    "", "2026", "2026-11-23", "2026-11-23T13:44:00", "2026-11-23T13:44Z", "2026-11-23T13:44:00.Z",
    "2026-11-23T13:44:00Z ", " 2026-11-23T13:44:00Z", "2026-11-23T13:44:00ZZ", "2026-11-23_13:44:00Z",
    "2026-00-23T13:44:00Z", "2026-13-23T13:44:00Z", "2026-11-00T13:44:00Z", "2026-11-31T13:44:00Z",
    "2026-02-29T13:44:00Z", "2100-02-29T13:44:00Z", "2026-11-23T24:00:00Z", "2026-11-23T13:60:00Z",
    "2016-12-31T23:59:60Z", "2026-11-23T13:44:00+8:00", "2026-11-23T13:44:00+0800",
    "2026-11-23T13:44:00+24:00",
    "2026-11-23T13:44:00+08:60", "+2026-11-23T13:44:00Z", "-026-11-23T13:44:00Z", "２026-11-23T13:44:00Z",
    "2026-1-23T13:44:00Z", "20261123T134400Z", "2026-11-23T13:44:00,5Z", "2026-11-23T-1:44:00Z",
  ])
  func whatIsNoInstant(text: String) {
    #expect(RFC3339.unixMilliseconds(text) == nil)
  }

  @Test(arguments: [Int64.min, .max])
  func furthestInstantsAreWritten(instant: Int64) {
    #expect(RFC3339.text(unixMilliseconds: instant).hasSuffix("Z"))
    #expect(RFC3339.exactText(unixMilliseconds: instant).hasSuffix("Z"))
  }
}

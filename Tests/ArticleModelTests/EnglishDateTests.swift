import ArticleModel
import Testing

@Suite struct EnglishDateTests {
  /// Unix seconds by `date -u -d … +%s`.
  @Test(arguments: [
    ("Fri, 20 Nov 2026 03:04:05 -0000", 1_795_143_845),
    ("Fri, 20 Nov 2026 03:04:05 GMT", 1_795_143_845),
    ("20 Nov 2026 11:04:05 +0800", 1_795_143_845),
    ("Thu, 19 Nov 2026 19:04:05 -0800 (PST)", 1_795_143_845),
    ("Tue Nov 24 2026 10:20:30 GMT+0800 (中国标准时间)", 1_795_486_830),
    ("Tue Nov 24 2026 07:50:30 GMT+0530 (India Standard Time)", 1_795_486_830),
    ("Mon Nov 23 2026 21:20:30 GMT-0500", 1_795_486_830),
    (" Sat, 29 Feb 2020 23:59:00 UTC\r\n", 1_583_020_740),
    ("1 Jan 1990 8:00 +0800", 631_152_000),
  ])
  func reads(_ text: String, _ seconds: Int64) {
    #expect(EnglishDate.unixMilliseconds(text) == seconds * 1000)
  }

  @Test func inUTCWhereNoZoneIsSaid() {
    #expect(EnglishDate.unixMilliseconds("03:04:05 Jan 02, 2020", isUTC: true) == 1_577_934_245_000)
    #expect(EnglishDate.unixMilliseconds("03:04:05 Jan 02, 2020") == nil)
  }

  @Test(arguments: [
    "", "GMT", "Fri, 31 Feb 2026 03:04:05 GMT", "Fri, 20 Nov 2026 25:04:05 GMT", "Fri, 20 Nov 2026 GMT",
    "Nov 2026 03:04:05 GMT", "20 Nov 99999 03:04:05 GMT", "20 Nov 0026 03:04:05 GMT",
    "20 20 Nov 2026 03:04:05 GMT",
    "20 Nov 2026 03:04:05 GMT+9999", "20 Nov 2026 03:04:05 GMT GMT", "20 Nov 2026 03:04:05 GMT now",
    "11/24/2026, 10:20:30 AM", "20 十一月 2026 03:04:05 GMT", "20 Nov 2026 03:04:05:06 GMT",
    "２０ Nov 2026 03:04:05 GMT",
    "-1 Nov 2026 03:04:05 GMT", "2026-11-20T03:04:05Z", "(((((((((", "20 Nov 2026 -3:04:05 GMT",
  ])
  func isNoDate(_ text: String) { #expect(EnglishDate.unixMilliseconds(text) == nil) }
}

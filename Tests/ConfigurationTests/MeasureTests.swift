import Configuration
import Testing

@Suite struct MeasureTests {
  @Test(arguments: [
    ("0", 0), ("0s", 0), ("1ms", 1), ("500ms", 500), ("3s", 3000), ("90s", 90_000), ("10m", 600_000),
    ("2h", 7_200_000), ("7d", 604_800_000), ("10M", 600_000), ("999999999d", 86_399_999_913_600_000),
  ])
  func times(_ text: String, _ milliseconds: Int64) {
    #expect(TimeSpan(text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "3", "00", "s", "3 s", " 3s", "3s ", "-3s", "+3s", "1.5s", "3sec", "3y", "1h30m", "٣s", "3s\u{301}",
    "1000000000s", "3０s",
  ])
  func noTimes(_ text: String) {
    #expect(TimeSpan(text) == nil)
  }

  @Test(arguments: [
    ("0B", 0), ("512B", 512), ("100kB", 100_000), ("100KB", 100_000), ("20MB", 20_000_000),
    ("20mb", 20_000_000),
    ("20MiB", 20_971_520), ("1GB", 1_000_000_000), ("2GiB", 2_147_483_648), ("4KiB", 4096),
  ])
  func sizes(_ text: String, _ bytes: Int64) {
    #expect(ByteCount(text)?.bytes == bytes)
  }

  @Test(arguments: ["", "0", "20", "20M", "20 MB", "-1MB", "1.5MB", "20TB", "MB", "1000000000B"])
  func noSizes(_ text: String) {
    #expect(ByteCount(text) == nil)
  }

  @Test(arguments: [
    (0, "0s"), (1, "1ms"), (1500, "1500ms"), (3000, "3s"), (60_000, "1m"), (90_000, "90s"),
    (86_400_000, "1d"),
    (-1, "-1ms"),
  ])
  func timesAreWrittenInTheLargestUnit(_ milliseconds: Int64, _ text: String) {
    #expect(TimeSpan(milliseconds: milliseconds).description == text)
  }

  @Test(arguments: [
    (0, "0B"), (999, "999B"), (1000, "1kB"), (1024, "1KiB"), (20_000_000, "20MB"), (20_971_520, "20MiB"),
    (1_024_000, "1000KiB"), (1_025_000, "1025kB"),
  ])
  func sizesAreWrittenInTheLargestUnit(_ bytes: Int64, _ text: String) {
    #expect(ByteCount(bytes: bytes).description == text)
  }
}

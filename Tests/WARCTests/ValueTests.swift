import Testing

@testable import WARC

/// Dates and digests, against values that Python's standard library gave.
@Suite struct ValueTests {
  @Test(
    arguments: [
      ("2026-11-23T21:44:00Z", 1_795_470_240_000), ("1969-12-31T23:59:59Z", -1000),
      ("2000-02-29T12:00:00Z", 951_825_600_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
      ("1970-01-01T00:00:00.007Z", 7), ("1969-12-31T23:59:59.999Z", -1),
    ] as [(String, Int64)])
  func dateIsWrittenAndRead(text: String, milliseconds: Int64) {
    #expect(WARCDate.text(unixMilliseconds: milliseconds) == text)
    #expect(WARCDate.unixMilliseconds(text) == milliseconds)
  }

  @Test(
    arguments: [("1970-01-01T00:00:00.5Z", 500), ("1970-01-01T00:00:00.123456789Z", 123)] as [(String, Int64)]
  )
  func fractionOfAnyLengthIsRead(text: String, milliseconds: Int64) {
    #expect(WARCDate.unixMilliseconds(text) == milliseconds)
  }

  @Test(
    arguments: [
      "", "2026-11-23", "2026-11-23T21:44:00", "2026-11-23T21:44:00+08:00", "2026-11-23 21:44:00Z",
      "2026-02-29T00:00:00Z", "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-00T00:00:00Z",
      "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z",
      "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00.1234567890Z", "2026-01-01T00:00:00.1aZ",
      "2026-01-01T00:00:00,5Z", "20261123214400", "２０２６-11-23T21:44:00Z", "-026-11-23T21:44:00Z",
    ])
  func whatIsNoDateIsNotRead(text: String) {
    #expect(WARCDate.unixMilliseconds(text) == nil)
  }

  @Test func daysOfFourCenturiesAreReadAsTheyWereWritten() throws {
    var previous = ""
    for day in stride(from: Int64(-719_528), to: -719_528 + 150_000, by: 11) {
      let text = try #require(WARCDate.text(unixMilliseconds: day * 86_400_000))
      guard WARCDate.unixMilliseconds(text) == day * 86_400_000, text > previous else {
        Issue.record("day \(day) is \(text)")
        return
      }
      previous = text
    }
    #expect(WARCDate.text(unixMilliseconds: -719_528 * 86_400_000) == "0000-01-01T00:00:00Z")
    #expect(WARCDate.text(unixMilliseconds: -719_528 * 86_400_000 - 1) == nil)
    #expect(WARCDate.text(unixMilliseconds: .min) == nil)
  }

  @Test(
    arguments: [
      "sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
      "SHA1:vgmt4nsha2awvor6evyxqugcnsonbwe5", "md5:900150983cd24fb0d6963f7d28e17f72",
      "md5:900150983CD24FB0D6963F7D28E17F72",
      "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====",
      "sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ",
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    ])
  func digestsInEveryWritingAreCompared(text: String) throws {
    let digest = try #require(LabelledDigest(text))
    #expect(digest.matches(Array("abc".utf8)) == true)
    #expect(digest.matches(Array("abd".utf8)) == false)
  }

  @Test(
    arguments: [
      "", "sha1", "sha1:", ":abc", "sha1:abc", "sha256:a9993e364706816aba3e25717850c26c9cd0d89d",
      "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE1", "sha 1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "x: y",
    ])
  func whatIsNoDigestIsNotRead(text: String) {
    #expect(LabelledDigest(text) == nil)
  }

  @Test func digestOfAnUnknownAlgorithmIsNeitherRightNorWrong() {
    #expect(LabelledDigest("blake3:abc")?.matches([]) == .some(nil))
  }

  @Test func fieldNamesAreComparedWithoutCase() {
    let fields = NamedFields([NamedField("content-LENGTH", "1"), NamedField("Content-Length", "2")])
    #expect(fields["Content-Length"] == "1")
    #expect(fields.values("CONTENT-LENGTH") == ["1", "2"])
    #expect(fields["Content-Lengt\u{8}"] == nil)
    #expect(fields["Content\rLength"] == nil)
  }
}

import Testing
import WARC

/// Every rule of the checker, each with a file that breaks it.
@Suite struct CheckTests {
  private func problems(_ name: String, blockLimit: Int = 1 << 20) -> [WARCProblem] {
    WARCCheck.problems(inFile: Sample.path(name), blockLimit: blockLimit)
  }

  @Test(
    arguments: [
      ("rule-none.warc.gz", []),
      ("rule-none-other-digests.warc.gz", []),
      ("rule-http-length-truncated.warc.gz", []),
      ("rule-no-warcinfo.warc.gz", [.warcinfoFirst]),
      ("rule-same-id-twice.warc.gz", [.uniqueID]),
      ("rule-no-target.warc.gz", [.fields]),
      ("rule-target-in-brackets.warc.gz", [.fields]),
      ("rule-target-on-warcinfo.warc.gz", [.fields]),
      ("rule-bad-date.warc.gz", [.fields]),
      ("rule-repeated-date.warc.gz", [.fields]),
      ("rule-wrong-digest.warc.gz", [.digestMatches, .digestMatches]),
      ("rule-digest-not-one.warc.gz", [.fields, .fields]),
      ("rule-no-digest.warc.gz", [.digestPresent, .digestPresent, .digestPresent]),
      ("rule-http-length.warc.gz", [.http]),
      ("rule-http-2.warc.gz", [.http]),
      ("rule-chunks.warc.gz", [.http]),
      ("rule-one-line-end.warc.gz", [.recordEnd]),
      ("packed-as-a-whole.warc.gz", [.memberPerRecord]),
      ("not-a-warc.warc", [.readable]),
    ] as [(String, [WARCProblem.Rule])])
  func fileBreaksTheRuleThatItIsNamedFor(name: String, rules: [WARCProblem.Rule]) {
    #expect(problems(name).map(\.rule) == rules)
  }

  @Test(
    arguments: [
      ("record-over-three-members.warc.gz", .memberPerRecord), ("packed-and-plain.warc", .memberPerRecord),
      ("lines-end-in-lf.warc", .head), ("junk-between.warc", .recordEnd), ("no-content-length.warc", .head),
      ("last-record-cut-short.warc.gz", .readable), ("damaged-in-the-middle.warc.gz", .readable),
      ("block-longer-than-said-in-member.warc.gz", .recordEnd), ("browsertrix.warc.gz", .fields),
    ] as [(String, WARCProblem.Rule)])
  func amongOtherThingsTheFileBreaks(name: String, rule: WARCProblem.Rule) {
    #expect(problems(name).contains { $0.rule == rule })
  }

  @Test func problemSaysWhereWhichRecordAndWhat() throws {
    let problem = try #require(problems("rule-target-in-brackets.warc.gz").first)
    let record = try #require(Reading(Sample.fixture("rule-target-in-brackets.warc.gz")).entries.last)
    #expect(problem.offset == record.offset)
    #expect(problem.recordID == record.fields.recordID)
    #expect(problem.text == "WARC-Target-URI holds an angle bracket")
  }

  @Test func blockThatIsTooLongToBeCheckedIsAProblem() {
    #expect(problems("rule-none.warc.gz", blockLimit: 100).map(\.rule) == [.blockChecked, .blockChecked])
  }

  @Test func listOfProblemsHasAnEnd() throws {
    let file = Array(String(repeating: "WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n", count: 1000).utf8)
    let count = WARCCheck.problems(in: MemorySource(file), blockLimit: 10, most: 50).count
    #expect((50..<60).contains(count))
  }

  @Test func fileThatIsNotThereOrEmptyIsAProblem() {
    #expect(problems("nothing.warc").map(\.rule) == [.readable])
    #expect(
      WARCCheck.problems(in: MemorySource([]), blockLimit: 10).map(\.text) == ["the file holds no record"])
  }

  /// No change of one byte goes unseen, unless the records are the same with it.
  ///
  /// In a gzip member that are the time and the system in its head, and the bits that fill up the last byte
  /// of what is packed.
  @Test func everyChangedByteOfACaptureIsFound() throws {
    let file = try WARCFile.packed(Sample.capture())
    let entries = Reading(file).entries
    for at in file.indices {
      var changed = file
      changed[at] ^= 0x10
      guard WARCCheck.problems(in: MemorySource(changed), blockLimit: 1 << 20).isEmpty else { continue }
      let read = Reading(changed).entries
      if read.map(\.fields) != entries.map(\.fields) || read.map(\.block) != entries.map(\.block) {
        Issue.record("the change of byte \(at) is not seen")
      }
    }
  }
}

import Testing
import WARC

/// Files in which something is wrong: what is told, and what is read all the same.
@Suite struct DamagedFileTests {
  @Test(
    arguments: [
      ("packed-as-a-whole.warc.gz", [], [.packedAsAWhole]),
      ("second-member-holds-two.warc.gz", ["warcinfo"], [.packedAsAWhole]),
      ("last-record-cut-short.warc.gz", ["warcinfo", "response"], [.truncated]),
      ("last-record-cut-short.warc", ["warcinfo", "response"], [.truncated]),
      ("junk-between.warc", ["warcinfo", "response"], [.junk]),
      ("junk-between.warc.gz", ["warcinfo", "response"], [.damaged]),
      ("damaged-in-the-middle.warc.gz", ["warcinfo", "request"], [.damaged]),
      ("no-content-length.warc", ["warcinfo", "request"], [.head]),
      ("length-no-number.warc.gz", ["warcinfo", "request"], [.head]),
      ("block-longer-than-said.warc", ["warcinfo", "resource", "request"], [.junk]),
      ("not-a-warc.warc.gz", [], [.notWARC]),
      ("not-a-warc.warc", [], [.notWARC]),
    ] as [(String, [String], [WARCReadError.Kind])])
  func whatIsWrongIsToldAndTheRestIsRead(name: String, types: [String], kinds: [WARCReadError.Kind]) throws {
    for count in [1, 7, 100_000] {
      let reading = Reading(TricklingSource(bytes: try Sample.fixture(name)[...], count: count))
      #expect(reading.types == types)
      #expect(reading.kinds == kinds)
    }
  }

  @Test func errorsSayWhereAndWhy() throws {
    #expect(
      try Reading(Sample.fixture("packed-as-a-whole.warc.gz")).errors.first?.description
        == "at byte 0: the gzip member holds more than one record; a WARC is packed record by record, not as a whole"
    )
    let bytes = try Sample.fixture("last-record-cut-short.warc")
    let cut = Reading(bytes)
    let error = try #require(cut.errors.first)
    #expect(error.offset == cut.entries.reduce(0) { $0 + $1.length })
    #expect(error.reason == "the file ends within the record")
    #expect(error.isFinal)
  }

  /// Cut behind every byte: the records that are whole are given, and no more; nothing crashes or loops.
  @Test(arguments: ["wget.warc.gz", "wget.warc", "lines-end-in-lf.warc", "record-over-three-members.warc.gz"])
  func fileCutAnywhereGivesTheRecordsBeforeTheCut(name: String) throws {
    let bytes = try Sample.fixture(name)
    let whole = Reading(bytes)
    let ends = whole.entries.map { Int($0.offset + $0.length) }
    for count in 0...bytes.count {
      let cut = Reading(Array(bytes.prefix(count)), blockLimit: 1 << 20)
      let complete = ends.count { $0 <= count }
      let isBetween = count == 0 || ends.contains(count)
      // The line ends behind the last block are not needed to have the record.
      let isInLineEnds = whole.entries.contains { entry in
        let end = Int(entry.offset + entry.length)
        return entry.members == 0 && count < end && count >= end - 4 && cut.entries.count == complete + 1
      }
      guard cut.entries.count == complete + (isInLineEnds ? 1 : 0),
        cut.kinds == (isBetween || isInLineEnds ? [] : [.truncated])
          || (cut.entries.isEmpty && cut.kinds == [.truncated])
      else {
        Issue.record("cut behind byte \(count): \(cut.entries.count) records, \(cut.kinds)")
        continue
      }
      #expect(cut.entries.prefix(complete).map(\.block) == whole.entries.prefix(complete).map(\.block))
    }
  }

  /// Each byte changed: whatever is told, the reader comes to an end.
  @Test(arguments: ["warcio.warc.gz", "lines-end-in-lf.warc"])
  func fileWithAnyByteChangedIsReadToAnEnd(name: String) throws {
    let bytes = try Sample.fixture(name)
    for at in bytes.indices {
      for mask: UInt8 in [0x01, 0x80, 0xFF] {
        var changed = bytes
        changed[at] ^= mask
        let reading = Reading(MemorySource(changed), most: 100)
        #expect(reading.errors.last?.reason != "the reader does not come to an end")
        #expect(reading.entries.count + reading.errors.count > 0)
      }
    }
  }

  @Test func headWithoutEndIsNotHeld() {
    let file = Array("WARC/1.0\r\n".utf8) + [UInt8](repeating: 0x61, count: 3 << 20)
    let reading = Reading(file)
    #expect(reading.kinds == [.head])
    #expect(reading.errors.first?.reason == "the record's head is longer than 262144 bytes")
  }

  @Test func headOfFoldedLinesAloneTakesNoTime() {
    let folds = String(repeating: " \n", count: 100_000)
    let file = "WARC/1.0\nContent-Length: 0\nX: a\n" + folds + "\n\n\n"
    #expect(Reading(Array(file.utf8)).entries.first?.fields["X"]?.utf8.count == 100_001)
  }

  @Test(arguments: ["99999999999999999999", "1000000000000000000", "-1", "1e3", "", " ", "0x10", "１"])
  func lengthThatCannotBeIsAnError(length: String) {
    let file = "WARC/1.0\r\nContent-Length: \(length)\r\n\r\n\r\n\r\n"
    #expect(Reading(Array(file.utf8)).kinds == [.head])
  }

  @Test func lengthThatIsALieTakesNoMemory() {
    let file = "WARC/1.0\r\nContent-Length: 999999999999999999\r\n\r\nabc"
    #expect(Reading(Array(file.utf8), blockLimit: .max).kinds == [.truncated])
  }

  @Test func twoLengthsMustAgree() {
    let same = "WARC/1.0\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na\r\n\r\n"
    #expect(Reading(Array(same.utf8)).entries.first?.warnings == [.repeatedLength])
    let different = "WARC/1.0\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na\r\n\r\n"
    #expect(Reading(Array(different.utf8)).kinds == [.head])
  }

  @Test func manyMarksOfRecordsThatAreNoneTakeNoTime() throws {
    let start = try Sample.fixture("lines-end-in-lf.warc")
    let plain = Array(String(repeating: "x\nWARC/", count: 20_000).utf8)
    #expect(Reading(start + plain).errors.isEmpty == false)
    let packed = [UInt8](repeating: 0, count: 1) + (0..<20_000).flatMap { _ in [0x1F, 0x8B, 8] as [UInt8] }
    #expect(Reading(start + packed).kinds == [.junk])
  }

  @Test func millionsOfEmptyLinesAreOneWarning() {
    let record = "WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    let file = String(repeating: "\r\n", count: 1_000_000) + record
    #expect(Reading(Array(file.utf8)).entries.first?.warnings == [.emptyLinesBefore])
  }
}

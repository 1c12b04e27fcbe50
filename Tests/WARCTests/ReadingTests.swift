import Testing
import WARC

/// Files in the shapes that the common tools write, and files that are odd.
@Suite struct ReadingTests {
  @Test(arguments: ["wget.warc.gz", "wget.warc"])
  func wgetWithBracketsAroundTheTargetAndItsOwnLog(name: String) throws {
    let reading = try Reading(Sample.fixture(name))
    #expect(reading.errors.isEmpty)
    #expect(reading.types == ["warcinfo", "request", "response", "metadata", "resource"])
    let response = reading.entries[2]
    #expect(response.fields.targetURI == "https://www.163.com/news/article/JU7JLCSV051481US.html")
    #expect(response.fields["WARC-IP-Address"] == "192.0.2.7")
    #expect(response.http?.head.status == 200)
    #expect(String(decoding: try #require(response.http?.body), as: UTF8.self).contains("新添了三张长椅"))
    #expect(reading.entries[4].fields.targetURI == "metadata://gnu.org/software/wget/warc/wget.log")
    #expect(reading.entries[4].http == nil)
    #expect(reading.entries.allSatisfy { $0.warnings.isEmpty })
  }

  @Test func warcioWithItsRequestBehindTheResponse() throws {
    let reading = try Reading(Sample.fixture("warcio.warc.gz"))
    #expect(reading.errors.isEmpty)
    #expect(reading.types == ["warcinfo", "response", "request"])
    #expect(reading.entries[2].fields.concurrentTo == [try #require(reading.entries[1].fields.recordID)])
  }

  @Test func heritrixWithChunksMetadataAndRevisit() throws {
    let reading = try Reading(Sample.fixture("heritrix-chunked.warc.gz"))
    #expect(reading.errors.isEmpty)
    #expect(reading.types == ["warcinfo", "response", "request", "metadata", "revisit"])
    let (message, end) = try #require(reading.entries[1].http).withoutTransferCoding()
    #expect(end == .complete(trailing: 0))
    #expect(message.head.value("Transfer-Encoding") == nil)
    #expect(String(decoding: message.body, as: UTF8.self).hasSuffix("</html>"))
    #expect(reading.entries[4].http?.head.status == 304)
  }

  @Test func browsertrixWithFractionsFieldsOfItsOwnAndAPackedBody() throws {
    let reading = try Reading(Sample.fixture("browsertrix.warc.gz"))
    #expect(reading.errors.isEmpty)
    #expect(reading.types == ["warcinfo", "response", "resource"])
    let response = reading.entries[1]
    #expect(response.fields.date == Sample.date + 125)
    #expect(response.fields["warc-page-id"] == "4a1b")
    #expect(response.fields.values("WARC-Protocol") == ["h2", "tls/1.3"])
    #expect(
      String(decoding: try #require(response.http).content(limit: 1000), as: UTF8.self).hasSuffix("</html>"))
    #expect(
      reading.entries[2].fields.targetURI
        == "urn:pageinfo:https://www.163.com/news/article/JU7JLCSV051481US.html")
  }

  @Test(
    arguments: [
      ("version-0.17-and-0.18.warc", [], []),
      ("lines-end-in-lf.warc", [.bareLineFeeds, .bareLineFeeds], [.bareLineFeeds, .bareLineFeeds]),
      ("no-empty-lines-between.warc", [.lineEndsBehindBlock(0)], [.lineEndsBehindBlock(0)]),
      ("many-empty-lines-between.warc", [.emptyLinesBefore, .lineEndsBehindBlock(7)], []),
      ("record-over-three-members.warc.gz", [], []),
      ("packed-and-plain.warc", [], []),
      ("empty-members-between.warc.gz", [], [.emptyLinesBefore]),
      ("folded-repeated-lower-case-fields.warc", [], [.linesWithoutColon(1)]),
    ] as [(String, [WARCWarning], [WARCWarning])])
  func oddFilesAreReadAndTheOddIsNamed(name: String, first: [WARCWarning], second: [WARCWarning]) throws {
    for count in [1, 7, 100_000] {
      let reading = Reading(TricklingSource(bytes: try Sample.fixture(name)[...], count: count))
      #expect(reading.errors.isEmpty)
      #expect(reading.entries.map(\.warnings) == [first, second])
      #expect(reading.entries.last?.block?.isEmpty == false)
    }
  }

  @Test func fieldsMayBeInAnyCaseFoldedAndRepeated() throws {
    let entry = try #require(Reading(Sample.fixture("folded-repeated-lower-case-fields.warc")).entries.last)
    #expect(entry.fields.targetURI == "https://www.163.com/news/article/JU7JLCSV051481US.html")
    #expect(entry.fields["x-folded"] == "one two")
    #expect(entry.fields.values("X-TWICE") == ["a", "b"])
  }

  @Test func offsetAndLengthAreThoseOfTheMembers() throws {
    let bytes = try Sample.fixture("record-over-three-members.warc.gz")
    let entries = Reading(bytes).entries
    #expect(entries.map(\.members) == [1, 3])
    #expect(entries[0].offset == 0)
    #expect(entries[1].offset == entries[0].length)
    #expect(entries[1].offset + entries[1].length == UInt64(bytes.count))
    // The record alone is read from its offset.
    let alone = Reading(Array(bytes[Int(entries[1].offset)...]))
    #expect(alone.entries.map(\.block) == [entries[1].block])
  }

  @Test func memberThatGoesOnBehindItsRecordIsNamed() throws {
    let reading = try Reading(Sample.fixture("block-longer-than-said-in-member.warc.gz"))
    #expect(reading.errors.isEmpty)
    // The nine bytes, and the two line ends behind them.
    #expect(reading.entries[1].warnings == [.lineEndsBehindBlock(0), .bytesBehindRecord(13)])
    #expect(reading.types == ["warcinfo", "resource", "response"])
  }

  @Test(arguments: ["wget.warc.gz", "wget.warc"])
  func blockBeyondTheLimitIsPassedOver(name: String) throws {
    let bytes = try Sample.fixture(name)
    let whole = Reading(bytes)
    let limited = Reading(bytes, blockLimit: 200)
    #expect(limited.errors.isEmpty)
    #expect(limited.types == whole.types)
    #expect(limited.entries.map(\.length) == whole.entries.map(\.length))
    #expect(limited.entries.map { $0.block == nil } == whole.entries.map { $0.blockLength > 200 })
    #expect(limited.entries.contains { $0.block == nil })
    #expect(Reading(bytes, blockLimit: -1).entries.allSatisfy { $0.block == nil })
  }

  @Test func blockIsLeftOutWhereItIsNotWanted() throws {
    var reader = WARCReader(MemorySource(try Sample.fixture("wget.warc.gz")), blockLimit: 1 << 20)
    var taken: [String] = []
    while let entry = try reader.next(takingBlock: { $0.type == .response }) {
      if entry.block != nil { taken.append(entry.fields.type?.rawValue ?? "") }
    }
    #expect(taken == ["response"])
  }

  @Test func fileIsReadFromDiskWholeOrInPart() throws {
    let path = Sample.path("wget.warc.gz")
    let whole = Reading(try FileSource(path: path))
    #expect(whole.entries.count == 5)
    let second = whole.entries[1]
    let part = Reading(try FileSource(path: path, range: second.offset..<(second.offset + second.length)))
    #expect(part.entries.map(\.block) == [second.block])
    #expect(part.errors.isEmpty)
  }

  @Test func fileThatCannotBeReadIsAnError() throws {
    #expect(throws: ByteSourceError.self) { try FileSource(path: "/nonexistent/a.warc") }
    let folder = Reading(try FileSource(path: Sample.path("")))
    #expect(folder.kinds == [.source])
    #expect(folder.errors.first?.reason.contains("directory") == true)
  }

  @Test func emptyFileHoldsNothing() {
    #expect(Reading([]).entries.isEmpty)
    #expect(Reading([]).errors.isEmpty)
  }
}

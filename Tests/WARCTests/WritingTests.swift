import Testing
import WARC

/// What is written, byte for byte, and what is refused.
@Suite struct WritingTests {
  /// Id and digests were made with Python's hashlib.
  @Test func responseIsWrittenAsTheStandardSays() throws {
    let expected = """
      WARC/1.1\r
      WARC-Type: response\r
      WARC-Record-ID: <urn:uuid:02bd467f-bcd8-8038-947a-b88a71929076>\r
      WARC-Date: 2026-11-23T21:44:00Z\r
      WARC-Target-URI: https://www.163.com/dy/article/JU7JLCSV051481US.html\r
      WARC-Block-Digest: sha256:5058e7dbb73c2fd10cc1b23efa6f6ff03d0515c5002f7f1c2cc33191a77de2cb\r
      WARC-Payload-Digest: sha256:d4367a3587f6e31fc7d9941903042d10c6d4b5eb00ad0d34cd5ccdc653730903\r
      Content-Type: application/http;msgtype=response\r
      Content-Length: 131\r
      \r
      HTTP/1.1 200 OK\r
      Content-Type: text/html; charset=UTF-8\r
      Content-Length: 52\r
      \r
      <html><title>一只猫学会了开门</title></html>\r
      \r

      """
    #expect(String(decoding: try Sample.response().bytes, as: UTF8.self) == expected)
  }

  @Test func fieldsOfACaptureStandBetweenTargetAndDigest() throws {
    let record = try WARCRecord.response(
      target: Sample.page, date: Sample.date, head: Sample.head, body: Array(Sample.body.prefix(10)),
      ipAddress: "2001:db8::7", concurrentTo: ["urn:uuid:a", "urn:uuid:b"], truncated: .disconnect,
      warcinfoID: "urn:uuid:c")
    #expect(
      record.fields.all.map(\.name) == [
        "WARC-Type", "WARC-Record-ID", "WARC-Date", "WARC-Target-URI", "WARC-IP-Address",
        "WARC-Concurrent-To", "WARC-Concurrent-To", "WARC-Truncated", "WARC-Warcinfo-ID", "WARC-Block-Digest",
        "WARC-Payload-Digest", "Content-Type", "Content-Length",
      ])
    #expect(record.fields.concurrentTo == ["urn:uuid:a", "urn:uuid:b"])
    #expect(record.fields.truncated == .disconnect)
  }

  @Test func everyTypeCanBeWrittenAndIsReadBackAsItWas() throws {
    let date = Sample.date + 25
    let earlier = RevisitedRecord(
      id: try Sample.response().id, target: Sample.page, date: Sample.date,
      payloadDigest: LabelledDigest(try #require(Sample.response().fields["WARC-Payload-Digest"])))
    let notModified = HTTPHead(startLine: "HTTP/1.1 304 Not Modified", fields: [HTTPField("ETag", "\"a\"")])
    let records =
      try Sample.capture() + [
        .resource(target: Sample.page, date: date, contentType: "text/html", bytes: Sample.body),
        .metadata(
          target: "urn:note:1", date: date, fields: [NamedField("via", "a list")],
          refersTo: Sample.response().id),
        .metadata(date: date, contentType: "application/json", bytes: Array("{}".utf8)),
        .revisit(
          target: Sample.page, date: date, profile: .identicalPayloadDigest, head: Sample.head, of: earlier),
        .revisit(
          target: Sample.page, date: date, profile: .serverNotModified, head: notModified, of: earlier),
      ]
    let file = try WARCFile.packed(records)
    let reading = Reading(file)
    #expect(reading.errors.isEmpty)
    #expect(reading.entries.map(\.fields) == records.map(\.fields))
    #expect(reading.entries.map(\.block) == records.map(\.block))
    #expect(reading.entries.allSatisfy { $0.warnings.isEmpty && $0.members == 1 && $0.version == "1.1" })
    #expect(reading.entries.reduce(0) { $0 + $1.length } == UInt64(file.count))
    #expect(reading.entries[3].fields.date == date)
    #expect(reading.entries[6].fields.revisitProfile == .identicalPayloadDigest)
    #expect(WARCCheck.problems(in: MemorySource(file), blockLimit: 1 << 20).isEmpty)
  }

  @Test func sameInputGivesTheSameBytesAndNothingTellsWhereTheyWereMade() throws {
    let member = try Sample.response().gzipMember()
    #expect(try Sample.response().gzipMember() == member)
    // No time, no name, and 255 for an unknown operating system. (RFC 1952, section 2.3)
    #expect(Array(member.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
  }

  @Test func recordsThatDifferHaveDifferentIDs() throws {
    let page = Sample.page
    let ids = try [
      WARCRecord.resource(target: page, date: 0, contentType: "a/b", bytes: [1]).id,
      WARCRecord.resource(target: page, date: 0, contentType: "a/b", bytes: [2]).id,
      WARCRecord.resource(target: page, date: 1, contentType: "a/b", bytes: [1]).id,
      WARCRecord.resource(target: page + "?", date: 0, contentType: "a/b", bytes: [1]).id,
      WARCRecord.metadata(target: page, date: 0, contentType: "a/b", bytes: [1]).id,
    ]
    #expect(Set(ids).count == ids.count)
  }

  @Test(
    arguments: [
      "", "page.html", "https://a b/", "https://a/\r\nWARC-Type: request", "https://a/\n", "<https://a/>",
      "https://a/网易", "https://a/\u{0}", ":a",
    ])
  func targetThatIsNoAddressIsRefused(target: String) {
    #expect(throws: WARCRecordError.self) {
      try WARCRecord.resource(target: target, date: 0, contentType: "text/html", bytes: [])
    }
  }

  @Test(arguments: ["https://a/?b|c{d}", "urn:pageinfo:https://a/", "file:///a", "a.b+c-d:e"])
  func targetThatIsAnAddressIsTaken(target: String) throws {
    let record = try WARCRecord.resource(target: target, date: 0, contentType: "text/html", bytes: [])
    #expect(record.fields.targetURI == target)
  }

  @Test func badValuesAreRefusedByName() throws {
    func refusal(_ make: () throws -> WARCRecord) -> String {
      do {
        _ = try make()
        return "none"
      } catch {
        return "\(error)"
      }
    }
    let page = Sample.page
    let (head, body) = (Sample.head, Sample.body)
    #expect(
      refusal { try .response(target: page, date: 0, head: head, body: body, ipAddress: "example.com") }
        == "WARC-IP-Address is no numeric address: example.com")
    #expect(
      refusal { try .response(target: page, date: 0, head: head, body: body, concurrentTo: ["urn:a b"]) }
        == "WARC-Concurrent-To holds white space")
    #expect(
      refusal { try .response(target: page, date: 0, head: head, body: []) }
        == "the HTTP message says 52 bytes of body, and 0 are there")
    #expect(
      refusal { try .response(target: page, date: 0, head: Sample.requestHead, body: body) }
        == "the HTTP message begins with no status line")
    #expect(
      refusal { try .request(target: page, date: 0, head: head, body: body) }
        == "the HTTP message begins with no request line")
    #expect(
      refusal { try .resource(target: page, date: 0, contentType: "html", bytes: []) }
        == "Content-Type is no media type: html")
    #expect(
      refusal { try .resource(target: page, date: 0, contentType: "a/b\r\nX: y", bytes: []) }
        == "Content-Type holds the control character 0x0d")
    #expect(
      refusal { try .resource(target: page, date: .max, contentType: "a/b", bytes: []) }
        == "WARC-Date is outside the years 0 to 9999")
    #expect(
      refusal { try .warcinfo(date: 0, software: "a", about: [NamedField("Hostname", "b")]) }
        == "the warcinfo field Hostname names the operator or the machine")
    #expect(
      refusal { try .warcinfo(date: 0, software: "a\nb") } == "software holds a control character")
    #expect(
      refusal { try .metadata(date: 0, fields: [NamedField("a b", "c")]) } == "a b is no name of a field")
    let unknown = RevisitedRecord(id: nil, target: page, date: 0, payloadDigest: nil)
    #expect(
      refusal {
        try .revisit(target: page, date: 0, profile: .identicalPayloadDigest, head: head, of: unknown)
      } == "WARC-Payload-Digest is missing")
  }

  @Test func fileMustBeginWithWarcinfoAndHaveEachRecordOnce() throws {
    #expect(throws: WARCRecordError.warcinfoNotFirst) { try WARCFile.packed([]) }
    #expect(throws: WARCRecordError.warcinfoNotFirst) { try WARCFile.packed([Sample.response()]) }
    let id = try Sample.response().id
    #expect(throws: WARCRecordError.repeatedID(id)) {
      try WARCFile.packed([Sample.warcinfo(), Sample.response(), Sample.response()])
    }
  }
}

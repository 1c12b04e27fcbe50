import Testing
import WARC

/// HTTP messages as they are found and as they may be stored.
@Suite struct HTTPTests {
  private func parsed(_ text: String) -> HTTPMessage? { HTTPMessage(parsing: Array(text.utf8)) }

  @Test func headIsReadWithFoldedLinesJunkAndBareLineFeeds() throws {
    let text =
      "HTTP/1.1 200 OK\nServer: a\r\nX-Long: one\r\n\ttwo \r\n  three\r\njunk\r\nbad name: x\r\nEmpty:\n\r\nbody"
    let message = try #require(parsed(text))
    #expect(message.head.status == 200)
    #expect(message.head.fields.map(\.name) == ["Server", "X-Long", "", "", "Empty"])
    #expect(message.head.value("x-long") == "one two three")
    #expect(message.head.fields[2].value == "junk")
    #expect(message.head.value("empty") == "")
    #expect(message.body == Array("body".utf8))
  }

  @Test(
    arguments: [
      ("HTTP/1.1 200 OK", 200), ("HTTP/1.0 404", 404), ("HTTP/2 301 ", 301), ("HTTP/1.1  200 OK", 200),
      ("HTTP/1.1 20 OK", nil), ("HTTP/1.1 2000", nil), ("GET / HTTP/1.1", nil),
    ] as [(String, Int?)])
  func statusIsReadFromTheStatusLine(line: String, status: Int?) {
    #expect(HTTPHead(startLine: line, fields: []).status == status)
  }

  @Test(arguments: [
    "", "\r\n\r\n", "<html></html>", "HTTP/1.1\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "GET /\r\n\r\n",
  ])
  func whatIsNoMessageIsNotRead(text: String) { #expect(parsed(text) == nil) }

  @Test func headWithoutAnEndIsAHead() {
    #expect(parsed("HTTP/1.1 200 OK")?.head.status == 200)
    #expect(parsed("HTTP/1.1 200 OK\r\nA: b")?.head.value("A") == "b")
    #expect(parsed("HTTP/1.1 200 OK\r\nA: b\r\n")?.body == [])
  }

  @Test func valuesThatAreNotUTF8AreReadAsLatin1AndKeptAsTheyAre() throws {
    let block: [UInt8] =
      Array("HTTP/1.1 302 Found\r\nLocation: /".utf8) + [0xCD, 0xF8] + Array("\r\n\r\n".utf8)
    let head = try #require(HTTPMessage(parsing: block)).head
    #expect(head.value("Location") == "/Íø")
    #expect(head.bytes == block)
  }

  @Test(
    arguments: [
      ("HTTP/2 200", "HTTP/1.1 200 "), ("HTTP/2 200 ", "HTTP/1.1 200 "), ("HTTP/3 404 No", "HTTP/1.1 404 No"),
      ("HTTP/2.0 200 OK", "HTTP/1.1 200 OK"), ("HTTP/1.0 200 OK", "HTTP/1.0 200 OK"),
      ("GET / HTTP/2", "GET / HTTP/1.1"), ("GET / HTTP/1.0", "GET / HTTP/1.0"),
    ])
  func startLineIsStoredAsHTTP1(line: String, stored: String) throws {
    #expect(try HTTPHead(startLine: line, fields: []).storable(bodyLength: 0).startLine == stored)
  }

  @Test func transferCodingIsNotStoredAndContentCodingIs() throws {
    let head = HTTPHead(
      startLine: "HTTP/1.1 200 OK",
      fields: [
        HTTPField("Transfer-Encoding", "Chunked"), HTTPField("Content-Encoding", "gzip"),
        HTTPField("content-length", "7"),
      ])
    #expect(try head.storable(bodyLength: 100).fields.map(\.name) == ["Content-Encoding"])
    let packed = HTTPHead(
      startLine: "HTTP/1.1 200 OK", fields: [HTTPField("Transfer-Encoding", "gzip, chunked")])
    #expect(throws: WARCRecordError.http("has the transfer-coding gzip")) {
      try packed.storable(bodyLength: 0)
    }
  }

  @Test func lineBreakInAHeadIsRefused() {
    #expect(throws: WARCRecordError.self) {
      try HTTPHead(startLine: "HTTP/1.1 200 OK", fields: [HTTPField("A", "b\r\nC: d")]).storable(
        bodyLength: 0)
    }
    #expect(throws: WARCRecordError.self) {
      try HTTPHead(startLine: "HTTP/1.1 200 OK\n", fields: []).storable(bodyLength: 0)
    }
    #expect(throws: WARCRecordError.self) {
      try HTTPHead(startLine: "HTTP/1.1 200 OK", fields: [HTTPField("A\r\nB", "c")]).storable(bodyLength: 0)
    }
  }

  @Test func lengthOfABodyThatIsNotSentCountsForNothing() throws {
    let head = HTTPHead(startLine: "HTTP/1.1 304 Not Modified", fields: [HTTPField("Content-Length", "9")])
    #expect(try head.storable(bodyLength: 0) == head)
    #expect(throws: WARCRecordError.self) { try head.storable(bodyLength: 1) }
    #expect(try head.storable(bodyLength: nil) == head)
  }

  @Test(
    arguments: [
      ("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", .complete(trailing: 0)),
      ("0\r\n\r\n", "", .complete(trailing: 0)),
      ("0\r\n", "", .complete(trailing: 0)),
      ("A \nabcdefghij\n0\n\n", "abcdefghij", .complete(trailing: 0)),
      ("1\r\na\r\n0\r\nTrailer: x\r\n\r\n", "a", .complete(trailing: 0)),
      ("1\r\na\r\n0\r\n\r\nmore", "a", .complete(trailing: 4)),
      ("1\r\na\r\n0\r\nmore", "a", .complete(trailing: 4)),
      ("5\r\nabc", "abc", .truncated),
      ("3\r\nabc", "abc", .truncated),
      ("3\r\nabc\r", "abc", .truncated),
      ("3\r\nabc\r\n", "abc", .truncated),
      ("3\r\nabc\r\n2", "abc", .truncated),
      ("3\r\nabc\r\nzz\r\n", "abc", .malformed(at: 8)),
      ("3\r\nabcdef\r\n", "abc", .malformed(at: 6)),
      ("<html>", "", .malformed(at: 0)),
      ("", "", .malformed(at: 0)),
      ("FFFFFFFFFFFFFFFFFFFF\r\n", "", .malformed(at: 0)),
      ("7FFFFFFFFFFFFFF\r\nab", "ab", .truncated),
      ("-1\r\n", "", .malformed(at: 0)),
    ] as [(String, String, ChunkedBody.End)])
  func chunksAreJoined(text: String, body: String, end: ChunkedBody.End) {
    let decoded = ChunkedBody.decode(Array(text.utf8))
    #expect(String(decoding: decoded.body, as: UTF8.self) == body)
    #expect(decoded.end == end)
  }

  @Test func manyChunksOfOneByteTakeNoTime() {
    let decoded = ChunkedBody.decode(Array(String(repeating: "1\r\na\r\n", count: 200_000).utf8))
    #expect(decoded.body.count == 200_000)
    #expect(decoded.end == .truncated)
  }

  @Test func bodyThatOnlyClaimsToBeChunkedIsLeft() throws {
    let message = try #require(parsed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>"))
    #expect(try message.content(limit: 100) == Array("<p>".utf8))
    #expect(message.withoutTransferCoding().end == .malformed(at: 0))
    #expect(message.withoutTransferCoding().message.head.fields.isEmpty)
  }
}

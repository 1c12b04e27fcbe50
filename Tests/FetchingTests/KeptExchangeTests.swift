import ArticleModel
import Fetching
import LoopbackServer
import Testing
import WARC

@testable import Deflate

/// What was fetched can be kept: the records of it pass the check, and give back what the server sent.
@Suite struct KeptExchangeTests {
  private func records(_ fetched: Fetched) throws -> [WARCEntry] {
    var records = [try WARCRecord.warcinfo(date: FixedClock.instant, software: "netease-archive/0")]
    for exchange in fetched.exchanges {
      let head = try #require(HTTPMessage(parsing: exchange.responseHead)?.head)
      let response = try WARCRecord.response(
        target: exchange.url, date: exchange.startedAt, head: head, body: exchange.body,
        ipAddress: exchange.serverAddress,
        truncated: exchange.truncation.map { Truncation(rawValue: $0.rawValue) })
      records.append(response)
      let request = try #require(exchange.request.flatMap { HTTPMessage(parsing: $0)?.head })
      records.append(
        try .request(
          target: exchange.url, date: exchange.startedAt, head: request, concurrentTo: [response.id]))
    }
    let file = try WARCFile.packed(records)
    #expect(WARCCheck.problems(in: MemorySource(file), blockLimit: 1 << 24).map(\.description) == [])
    var reader = WARCReader(MemorySource(file), blockLimit: 1 << 24)
    var entries: [WARCEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  @Test func redirectAndPackedPage() async throws {
    let packed = try #require(GzipMember.pack("一只水鸟".bytes))
    let site = try Site([
      "/": .redirect(to: "/新闻"),
      "/%E6%96%B0%E9%97%BB": .page(packed, fields: ["Content-Type: text/html", "Content-Encoding: gzip"]),
    ])
    let entries = try records(await site.get())
    #expect(
      entries.map { $0.fields["WARC-Type"] } == ["warcinfo", "response", "request", "response", "request"])
    #expect(entries[3].http?.body == packed)
    #expect(entries[3].fields.targetURI == site.url("/%E6%96%B0%E9%97%BB"))
    #expect(entries[4].block == site.server.requests[1].head)
    #expect(entries[3].fields["WARC-Date"] == "2025-01-01T00:00:00Z")
  }

  @Test(
    arguments: [
      Reply.chunked(["one".bytes, "two".bytes], fields: ["Content-Length: 99"]),
      Reply(head: ["HTTP/1.1 200 OK", "Content-Length: 99"], [.send("half".bytes), .close]),
      Reply(head: ["HTTP/1.1 200"], [.send("no reason given".bytes), .close]),
      Reply(head: ["HTTP/1.1 200 OK", "X: one", " folded", "Y : y"], [.send("odd".bytes), .close]),
      Reply(head: ["HTTP/1.1 200 OK", "X: \u{1}\u{7F}新"], [.send("odd".bytes), .close]),
      Reply(head: ["HTTP/1.0 200 OK", "Content-Length: 3", "Content-Length: 3"], [.send("odd".bytes)]),
      Reply(
        head: ["HTTP/1.1 200 OK", "Content-Length: 3", "Content-Length: 4"], [.send("odd!".bytes), .close]),
      Reply.notModified(fields: ["Content-Length: 1000"]),
      Reply(head: ["HTTP/1.1 204 No Content"], []),
    ])
  func oddAnswer(reply: Reply) async throws {
    let fetched = try await Site(reply).get()
    let entries = try records(fetched)
    #expect(entries.count == 3)
    #expect(entries[1].http?.body == fetched.exchanges[0].body)
    #expect(entries[1].fields["WARC-Truncated"] == fetched.exchanges[0].truncation?.rawValue)
  }
}

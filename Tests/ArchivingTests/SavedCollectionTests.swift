import ArticleModel
import Testing

@testable import Archiving

/// Many pages in one file.
@Suite struct SavedCollectionTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let url = "https://www.163.com/news/article/JU5QUQ330001982T.html"
  private static let date = "2026-11-20T03:04:05Z"
  private static let instant: Int64 = 1_795_143_845_000

  private func record(
    _ type: String, at url: String? = url, _ block: String, id: String = "urn:x:1", date: String = date,
    _ more: String...
  ) -> String {
    let fields =
      ["WARC-Type: \(type)", "WARC-Record-ID: <\(id)>", "WARC-Date: \(date)"]
      + (url.map { ["WARC-Target-URI: \($0)"] } ?? []) + more + ["Content-Length: \(block.utf8.count)"]
    return "WARC/1.1\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n\(block)\r\n\r\n"
  }

  private func answer(_ status: String, _ type: String = "text/html; charset=utf-8", _ body: String = "page")
    -> String
  {
    "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  private func request(_ host: String = "www.163.com") -> String {
    "GET /a HTTP/1.1\r\nHost: \(host)\r\n\r\n"
  }

  private func read(_ records: String..., limit: Int = 1 << 20, url: String? = nil) throws -> (
    items: [SavedItem], passedOver: Int
  ) {
    try folder.write(Array(records.joined().utf8), to: "crawl.warc")
    return SavedInput(path: "\(folder.path)/crawl.warc").items(url: url, limit: limit)
  }

  private func pages(_ items: [SavedItem]) -> [SavedPage] {
    items.compactMap { if case .page(let page) = $0 { page } else { nil } }
  }

  private func failures(_ items: [SavedItem]) -> [InputError] {
    items.compactMap { if case .failure(let error) = $0 { error } else { nil } }
  }

  @Test func anAnswerAndAllThatIsKnownOfIt() throws {
    let (items, passedOver) = try read(
      record("warcinfo", at: nil, "software: x\r\n"),
      record("response", answer("200 OK"), id: "urn:x:2", "WARC-IP-Address: 192.0.2.7"))
    let page = try #require(pages(items).first)
    #expect(items.count == 1 && passedOver == 1)
    #expect(page.name == "\(folder.path)/crawl.warc (\(Self.url))")
    #expect(page.isOneOfMany)
    let capture = page.capture
    #expect(capture.url == Self.url && capture.fileName == nil)
    #expect(capture.retrievedAt == Self.instant && capture.status == 200)
    #expect(capture.contentType == "text/html; charset=utf-8")
    #expect(capture.bytes == Array("page".utf8))
    let exchange = try #require(capture.exchanges.first)
    #expect(exchange.url == Self.url && exchange.startedAt == Self.instant)
    #expect(exchange.serverAddress == "192.0.2.7" && exchange.truncation == nil && exchange.request == nil)
    #expect(exchange.body == Array("page".utf8))
    #expect(
      String(decoding: exchange.responseHead, as: UTF8.self)
        == "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 4\r\n\r\n")
  }

  @Test func transferCodingGoes() throws {
    let chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n4\r\npage\r\n0\r\n\r\n"
    let capture = try #require(pages(try read(record("response", chunked)).items).first).capture
    #expect(capture.bytes == Array("page".utf8))
    #expect(capture.exchanges.first?.body == Array("page".utf8))
    #expect(
      capture.exchanges.first.map { String(decoding: $0.responseHead, as: UTF8.self) }
        == "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
  }

  @Test(arguments: [true, false]) func requestOfTheSameCapture(_ isFirst: Bool) throws {
    let response = record("response", answer("200 OK"), id: "urn:x:2")
    let asked = record("request", request(), id: "urn:x:3", "WARC-Concurrent-To: <urn:x:2>")
    let (items, passedOver) = try isFirst ? read(asked, response) : read(response, asked)
    #expect(pages(items).map { $0.capture.exchanges.first?.request } == [Array(request().utf8)])
    #expect(passedOver == 0)
  }

  @Test func requestsOfOthers() throws {
    let other = "https://www.163.com/news/article/JU5QUQ330001982X.html"
    let (items, _) = try read(
      record("request", at: other, request(), id: "urn:x:9"),
      record("response", answer("200 OK"), id: "urn:x:2"),
      record("request", request(), id: "urn:x:3", date: "2026-11-20T03:09:00Z"),
      record("response", at: other, answer("200 OK"), id: "urn:x:4"))
    #expect(pages(items).map(\.capture.url) == [Self.url, other])
    #expect(pages(items).allSatisfy { $0.capture.exchanges.first?.request == nil })
  }

  @Test func whatIsPassedOver() throws {
    let (items, passedOver) = try read(
      record("response", at: "https://elsewhere.example/a.html", answer("200 OK")),
      record("response", at: "https://163.com.evil.example/", answer("200 OK")),
      record("response", at: "https://cms-bucket.ws.126.net/a.jpg", answer("200 OK", "image/jpeg")),
      record("response", at: "https://static.ws.126.net/a.js", answer("200 OK", "application/javascript")),
      record("response", at: "https://www.163.com/favicon.ico", answer("404 Not Found")),
      record("response", at: "https://www.163.com/", "no answer at all"),
      record("response", at: "dns:www.163.com", "20261120 127.0.0.1"),
      record("metadata", "fetchTimeMs: 3\r\n"), record("conversion", "text"),
      record("response", at: nil, answer("200 OK")))
    #expect(items.isEmpty)
    #expect(passedOver == 10)
  }

  @Test func answersThatAreNoPages() throws {
    let (items, _) = try read(
      record("response", answer("404 Not Found")),
      record("response", "HTTP/1.1 302 Found\r\nLocation: https://www.163.com/\r\n\r\n"))
    #expect(pages(items).map(\.capture.status) == [404, 302])
    #expect(pages(items).map { String(decoding: $0.capture.bytes, as: UTF8.self) } == ["page", ""])
  }

  @Test func resources() throws {
    let (items, passedOver) = try read(
      record("resource", "page", "Content-Type: text/html; charset=gbk"),
      record(
        "resource", at: "https://c.m.163.com/nc/article/JU5QUQ330001982T/full.html", "{}",
        "Content-Type: text/plain"),
      record("resource", "picture", "Content-Type: image/png"))
    #expect(pages(items).map(\.capture.contentType) == ["text/html; charset=gbk", "text/plain"])
    #expect(pages(items).allSatisfy { $0.capture.status == nil && $0.capture.exchanges.isEmpty })
    #expect(passedOver == 1)
  }

  @Test func seenAgain() throws {
    let (items, _) = try read(
      record("revisit", "HTTP/1.1 200 OK\r\n\r\n", "WARC-Payload-Digest: sha1:ABC", "WARC-Profile: http://x/")
    )
    guard case .seenAgain(let look)? = items.first else {
      Issue.record("\(items)")
      return
    }
    #expect(look == SeenAgain(url: Self.url, seenAt: Self.instant, payloadDigest: "sha1:ABC"))
  }

  @Test func bodiesThatAreNotWhole() throws {
    let short = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\npage"
    let long = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\npage"
    let (items, _) = try read(
      record("response", short), record("response", answer("200 OK"), "WARC-Truncated: time"),
      record("response", long))
    #expect(pages(items).map { $0.capture.exchanges.first?.truncation } == [.unspecified, .time, nil])
    // The head is of another body than the one that is there, so it is no record of what travelled.
    #expect(pages(items).last?.capture.exchanges.isEmpty == true)
    #expect(pages(items).allSatisfy { $0.capture.bytes == Array("page".utf8) })
  }

  @Test func articlesThatCannotBeRead() throws {
    let packed = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\nx"
    let (items, passedOver) = try read(
      record("response", packed), record("response", at: "https://www.163.com/", packed),
      record("response", "nothing"), record("response", answer("200 OK"), "WARC-Segment-Number: 1"),
      record("response", answer("200 OK", "text/html", String(repeating: "a", count: 2 << 20))),
      record("response", answer("200 OK")))
    #expect(failures(items).allSatisfy { $0.path.hasSuffix("crawl.warc (\(Self.url))") })
    let reasons = failures(items).map(\.description)
    #expect(reasons.count == 4)
    for (reason, word) in zip(reasons, ["br", "no answer", "several records", "1 MiB"]) {
      #expect(reason.contains(word))
    }
    #expect(pages(items).count == 1 && passedOver == 1)
  }

  @Test func whatIsBeforeTheDamageIsUsed() throws {
    let good = record("response", answer("200 OK"))
    let (cut, _) = try read(good, String(record("response", answer("200 OK")).dropLast(10)))
    #expect(pages(cut).count == 1)
    #expect(failures(cut).map { $0.description.contains("byte \(good.utf8.count)") } == [true])
    let (junk, _) = try read(good, "rubbish\r\n", good)
    #expect(pages(junk).count == 2 && failures(junk).count == 1)
  }

  @Test func oneAddressForMany() throws {
    let (items, _) = try read(record("response", answer("200 OK")), url: Self.url)
    #expect(failures(items).map(\.reason) == [.hasOwnAddresses])
    #expect(pages(items).isEmpty)
  }

  @Test func aWarcOfNothing() throws {
    let (items, passedOver) = try read(record("warcinfo", at: nil, ""))
    #expect(items.isEmpty && passedOver == 1)
  }
}

import ArchiveStore
import ArticleModel
import Glibc
import Testing
import WARC

@testable import Archiving

/// What was received comes out of `capture.warc.gz` as it was.
@Suite struct CaptureRecordsTests {
  private typealias Instant = KeptArchive.Instant

  private func records(_ bytes: [UInt8]) throws -> [WARCEntry] {
    var reader = WARCReader(MemorySource(bytes), blockLimit: 1 << 24)
    var records: [WARCEntry] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private func warc(_ capture: Capture, date: Int64 = Instant.of2025) throws -> [UInt8] {
    try #require(try PreparedCapture(capture).files(date: date)["capture.warc.gz"])
  }

  private func problems(_ bytes: [UInt8]) -> [String] {
    WARCCheck.problems(in: MemorySource(bytes), blockLimit: 1 << 24).map(\.description)
  }

  @Test func file() throws {
    let capture = SamplePage().capture(at: Instant.of2019)
    let bytes = try warc(capture)
    #expect(problems(bytes) == [])
    let records = try records(bytes)
    #expect(records.map { $0.fields["WARC-Type"] } == ["warcinfo", "resource"])
    let page = try #require(records.last)
    #expect(page.block == capture.bytes)
    #expect(page.fields.targetURI == SamplePage.url)
    #expect(page.fields["WARC-Date"] == "2019-01-01T00:00:00Z")
    #expect(page.fields.contentType == "text/html")
    #expect(page.fields["WARC-Warcinfo-ID"] == records[0].fields.recordID.map { "<\($0)>" })
    #expect(try #require(records[0].block).isEmpty == false)
  }

  @Test func fileThatNobodyDated() throws {
    let page = try #require(try records(warc(SamplePage().capture, date: Instant.of2025 + 7)).last)
    #expect(page.fields["WARC-Date"] == "2025-01-01T00:00:00.007Z")
  }

  /// No member of gzip has a time or a name of a file, no record an id by chance.
  @Test func theSameCaptureGivesTheSameBytes() throws {
    let capture = SamplePage().capture(at: Instant.of2019)
    #expect(try warc(capture) == warc(capture))
    #expect(try warc(capture, date: Instant.of2021) == warc(capture, date: Instant.of2025))
    #expect(try warc(capture) != warc(SamplePage().capture(at: Instant.of2021)))
  }

  /// Each byte there is, in a page of an old encoding.
  @Test func everyByte() throws {
    var capture = SamplePage().capture(at: Instant.of2019)
    capture.bytes += (0...255).map { UInt8($0) } + Array("\r\n\r\nWARC/1.1\r\n\r\n".utf8)
    let bytes = try warc(capture)
    #expect(problems(bytes) == [])
    #expect(try records(bytes).last?.block == capture.bytes)
    #expect(try records(bytes).count == 2)
  }

  @Test func exchange() throws {
    let body = SamplePage().capture.bytes
    let head =
      "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Type: text/html\r\nContent-Length: \(body.count)\r\n\r\n"
    let request = "GET /news/article/JU7JLCSV0001899O.html HTTP/1.1\r\nHost: www.163.com\r\n\r\n"
    let capture = Capture(
      bytes: body, url: SamplePage.url, retrievedAt: Instant.of2019, status: 200, contentType: "text/html",
      exchanges: [
        HTTPExchange(
          url: SamplePage.url, startedAt: Instant.of2019, serverAddress: "203.0.113.7",
          request: Array(request.utf8), responseHead: Array(head.utf8), body: body)
      ])
    let bytes = try warc(capture)
    #expect(problems(bytes) == [])
    let records = try records(bytes)
    #expect(records.map { $0.fields["WARC-Type"] } == ["warcinfo", "request", "response"])
    #expect(records[1].block == Array(request.utf8))
    #expect(records[2].block == Array(head.utf8) + body)
    #expect(records[2].http?.body == body)
    for record in records.dropFirst() {
      #expect(record.fields.targetURI == SamplePage.url)
      #expect(record.fields["WARC-Date"] == "2019-01-01T00:00:00Z")
      #expect(record.fields["WARC-IP-Address"] == "203.0.113.7")
    }
    #expect(records[1].fields.concurrentTo == [records[2].fields.recordID])
  }

  /// A redirect on the way, and a body that was cut off.
  @Test func redirectAndCutBody() throws {
    let body = SamplePage().capture.bytes
    let old = "http://news.163.com/25/0428/09/JU7JLCSV0001899O.html"
    let redirect = "HTTP/1.1 301 x\r\nLocation: \(SamplePage.url)\r\nContent-Length: 0\r\n\r\n"
    let capture = Capture(
      bytes: body, url: SamplePage.url, retrievedAt: Instant.of2019, status: 200, contentType: "text/html",
      exchanges: [
        HTTPExchange(
          url: old, startedAt: Instant.of2019, responseHead: Array(redirect.utf8), body: []),
        HTTPExchange(
          url: SamplePage.url, startedAt: Instant.of2019 + 1500,
          responseHead: Array("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".utf8), body: body,
          truncation: .disconnect),
      ])
    let bytes = try warc(capture)
    #expect(problems(bytes) == [])
    let records = try records(bytes)
    #expect(records.map(\.fields.targetURI) == [nil, old, SamplePage.url])
    #expect(records.map { $0.fields["WARC-Truncated"] } == [nil, nil, "disconnect"])
    #expect(records.last?.fields["WARC-Date"] == "2019-01-01T00:00:01.500Z")
    #expect(records.last?.http?.body == body)
  }

  @Test(arguments: ["", "no head at all", "HTTP/1.1\r\n\r\n", "\r\n\r\n"])
  func headThatIsNone(_ head: String) throws {
    let page = SamplePage().capture
    let capture = Capture(
      bytes: page.bytes, url: SamplePage.url, retrievedAt: Instant.of2019, status: 200,
      exchanges: [
        HTTPExchange(
          url: SamplePage.url, startedAt: Instant.of2019, responseHead: Array(head.utf8), body: page.bytes)
      ])
    let prepared = try PreparedCapture(capture)
    var caught: KeepingError?
    do throws(KeepingError) { _ = try prepared.files(date: Instant.of2025) } catch { caught = error }
    guard case .unstorable(let reason) = caught else {
      Issue.record("\(String(describing: caught))")
      return
    }
    #expect(!reason.isEmpty)
    // Nothing of it comes into the archive.
    let archive = try KeptArchive()
    #expect(throws: KeepingError.self) { try archive.keep(capture) }
    #expect(try archive.object() == nil)
  }

  /// An address of the Wayback Machine is where the copy lies, not what it is a copy of.
  @Test func copyInTheWaybackMachine() throws {
    var capture = SamplePage().capture(at: Instant.of2019)
    capture.url = "https://web.archive.org/web/20190101000000/\(SamplePage.url)"
    #expect(try records(warc(capture)).last?.fields.targetURI == SamplePage.url)
  }

  /// What the archive reads, it can also import: its own files give the same article.
  @Test func ownFilesAreRead() throws {
    let archive = try KeptArchive()
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    let file = "\(archive.path)/objects/0001899O/JU7JLCSV0001899O/v1/content/capture.warc.gz"
    let read = try SavedInput(path: file).capture()
    #expect(read.bytes == SamplePage().capture.bytes)
    #expect(read.retrievedAt == Instant.of2019)
    #expect(try ReadArticle(read).article.bodyText == SamplePage().read().article.bodyText)
    #expect(try archive.keep(read).map(\.state) == [.unchanged])
    #expect(try archive.looks().count == 1)
  }

  // MARK: What may not be in it

  @Test func nothingNamesTheMachine() async throws {
    let archive = try KeptArchive()
    try archive.folder.write(SamplePage().capture.bytes, to: "in-this-folder/页面.html")
    try archive.folder.write(Array(SampleNotice.removed.utf8), to: "in-this-folder/notice.html")
    var page = try SavedInput(path: "\(archive.folder.path)/in-this-folder/页面.html").capture()
    page.url = nil
    let notice = try SavedInput(path: "\(archive.folder.path)/in-this-folder/notice.html")
      .capture(url: SamplePage.url)
    try archive.keep(page, notice)

    var host = [CChar](repeating: 0, count: 256)
    try #require(gethostname(&host, 255) == 0)
    let hostName = String(decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var names = ["in-this-folder", archive.folder.path, String(archive.folder.path.suffix(36))]
    // A very short name would be found in any text.
    if hostName.utf8.count >= 6, hostName != "localhost" { names.append(hostName) }
    let files = try archive.files()
    #expect(files.contains("observations/2026-11.warc.gz"))
    for file in files + ["catalog.sqlite"] {
      var bytes = try archive.bytes(file)
      if file.hasSuffix(".warc.gz") {
        for record in try records(bytes) {
          bytes += record.fields.all.flatMap { Array("\($0.name): \($0.value)\n".utf8) }
          bytes += record.block ?? []
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for name in names { #expect(!text.contains(name), "\(name) in \(file)") }
    }
    #expect(try await archive.problems() == [])
  }
}

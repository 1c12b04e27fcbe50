import FoundationEssentials
import TestSupport
import WARC

/// Records and bytes that several tests use.
enum Sample {
  /// 2026-11-23T21:44:00Z in Unix milliseconds.
  static let date: Int64 = 1_795_470_240_000
  static let page = "https://www.163.com/dy/article/JU7JLCSV051481US.html"
  static let body = Array("<html><title>一只猫学会了开门</title></html>".utf8)

  static let head = HTTPHead(
    startLine: "HTTP/1.1 200 OK",
    fields: [
      HTTPField("Content-Type", "text/html; charset=UTF-8"), HTTPField("Content-Length", "\(body.count)"),
    ])
  static let requestHead = HTTPHead(
    startLine: "GET /dy/article/JU7JLCSV051481US.html HTTP/1.1",
    fields: [HTTPField("Host", "www.163.com"), HTTPField("Accept-Encoding", "gzip")])

  static func warcinfo() throws -> WARCRecord {
    try .warcinfo(date: date, software: "netease-archive/0")
  }

  static func response() throws -> WARCRecord {
    try .response(target: page, date: date, head: head, body: body)
  }

  static func request() throws -> WARCRecord {
    try .request(target: page, date: date, head: requestHead, concurrentTo: [response().id])
  }

  /// Three records, as a capture is kept.
  static func capture() throws -> [WARCRecord] { [try warcinfo(), try response(), try request()] }

  static func fixture(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: path(name))))
  }

  static func path(_ fixture: String) -> String { Fixtures.folder.appending(path: "warc/\(fixture)").path }
}

/// What a reader gave of a file.
struct Reading {
  var entries: [WARCEntry] = []
  var errors: [WARCReadError] = []

  /// `most` calls at most, so that a reader that does not get further is found out.
  init(_ source: any ByteSource, blockLimit: Int = 1 << 20, most: Int = 100_000) {
    var reader = WARCReader(source, blockLimit: blockLimit)
    for _ in 0..<most {
      do throws(WARCReadError) {
        guard let entry = try reader.next() else { return }
        entries.append(entry)
      } catch {
        errors.append(error)
      }
    }
    errors.append(WARCReadError(kind: .source, offset: 0, reason: "the reader does not come to an end"))
  }

  init(_ bytes: [UInt8], blockLimit: Int = 1 << 20) { self.init(MemorySource(bytes), blockLimit: blockLimit) }

  var types: [String] { entries.map { $0.fields.type?.rawValue ?? "" } }
  var kinds: [WARCReadError.Kind] { errors.map(\.kind) }
}

/// Gives so many bytes a call, as a slow pipe does.
struct TricklingSource: ByteSource {
  var bytes: ArraySlice<UInt8>
  let count: Int

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let part = bytes.prefix(min(count, buffer.count))
    buffer.copyBytes(from: part)
    bytes = bytes.dropFirst(part.count)
    return part.count
  }
}

internal import ArticleModel
internal import Extraction
internal import WARC

extension Capture {
  /// The capture as a WARC file of its own: what travelled, or else the bytes as a `resource` record under the
  /// article's address.
  ///
  /// `date` is the record's where nobody knows when the bytes were received: the instant at which they were read
  /// (WARC 1.1, 5.4: when the capture of the record began). Nothing in it is random, so the same capture gives
  /// the same bytes.
  func warc(target: String, date: Int64, contentType: String) throws(WARCRecordError) -> [UInt8] {
    let date = retrievedAt ?? date
    let info = try Self.warcinfo(date: date)
    return try WARCFile.packed(
      [info] + records(target: target, date: date, contentType: contentType, warcinfoID: info.id))
  }

  /// What every WARC file begins with: the program, and nothing about where it ran.
  static func warcinfo(date: Int64) throws(WARCRecordError) -> WARCRecord {
    try .warcinfo(date: date, software: "netease-archive/\(Extractor.version)")
  }

  /// The records without a warcinfo, as they are appended to a file that has one for each run.
  func records(
    target: String, date: Int64, contentType: String, warcinfoID: String?
  ) throws(WARCRecordError) -> [WARCRecord] {
    if exchanges.isEmpty {
      return [
        try .resource(
          target: target, date: retrievedAt ?? date, contentType: contentType, bytes: bytes,
          warcinfoID: warcinfoID)
      ]
    }
    var records: [WARCRecord] = []
    for exchange in exchanges { records += try exchange.records(warcinfoID: warcinfoID) }
    return records
  }
}

extension HTTPExchange {
  fileprivate func records(warcinfoID: String?) throws(WARCRecordError) -> [WARCRecord] {
    let response = try WARCRecord.response(
      target: url, date: startedAt, head: Self.head(responseHead), body: body, ipAddress: serverAddress,
      truncated: truncation.map { WARC.Truncation(rawValue: $0.rawValue) }, warcinfoID: warcinfoID)
    guard let request else { return [response] }
    return [
      try .request(
        target: url, date: startedAt, head: Self.head(request), ipAddress: serverAddress,
        concurrentTo: [response.id], warcinfoID: warcinfoID),
      response,
    ]
  }

  private static func head(_ bytes: [UInt8]) throws(WARCRecordError) -> HTTPHead {
    guard let message = HTTPMessage(parsing: bytes) else { throw .http("has no head") }
    return message.head
  }
}

extension WARCRecord {
  /// What a server answered.
  ///
  /// `body` has no transfer-coding (any more) and keeps its content-coding. The head is written as
  /// ``HTTPHead/storable(bodyLength:)`` makes it: the form that every validator and replay tool takes. Throws
  /// where the head's Content-Length is not the body's, unless the record is `truncated`.
  public static func response(
    target: String, date: Int64, head: HTTPHead, body: [UInt8], ipAddress: String? = nil,
    concurrentTo: [String] = [], truncated: Truncation? = nil, warcinfoID: String? = nil
  ) throws(WARCRecordError) -> WARCRecord {
    guard head.status != nil else { throw .http("begins with no status line") }
    let head = try head.storable(bodyLength: truncated == nil ? body.count : nil)
    return try WARCRecord(
      .response, target: target, date: date,
      fields: capture(ipAddress, concurrentTo, truncated, warcinfoID),
      payloadDigest: .sha256(of: body), contentType: "application/http;msgtype=response",
      block: head.bytes + body)
  }

  /// What was sent to a server.
  public static func request(
    target: String, date: Int64, head: HTTPHead, body: [UInt8] = [], ipAddress: String? = nil,
    concurrentTo: [String] = [], warcinfoID: String? = nil
  ) throws(WARCRecordError) -> WARCRecord {
    guard head.method != nil else { throw .http("begins with no request line") }
    let head = try head.storable(bodyLength: body.count)
    return try WARCRecord(
      .request, target: target, date: date, fields: capture(ipAddress, concurrentTo, nil, warcinfoID),
      payloadDigest: .sha256(of: body), contentType: "application/http;msgtype=request",
      block: head.bytes + body)
  }

  /// A look that found what an earlier record holds.
  ///
  /// The block is the head of the answer. With ``RevisitProfile/identicalPayloadDigest`` the digest of the
  /// earlier record's payload is given, and the body is left out (section 6.7.2: WARC-Truncated says
  /// `length`).
  public static func revisit(
    target: String, date: Int64, profile: RevisitProfile, head: HTTPHead, of earlier: RevisitedRecord,
    ipAddress: String? = nil, concurrentTo: [String] = [], warcinfoID: String? = nil
  ) throws(WARCRecordError) -> WARCRecord {
    guard head.status != nil else { throw .http("begins with no status line") }
    guard let earlierDate = WARCDate.text(unixMilliseconds: earlier.date) else {
      throw .malformed("WARC-Refers-To-Date", "is outside the years 0 to 9999")
    }
    let isIdentical = profile == .identicalPayloadDigest
    return try WARCRecord(
      .revisit, target: target, date: date,
      fields: [
        ("WARC-Profile", profile.rawValue),
        ("WARC-Refers-To", earlier.id.map { "<\($0)>" }),
        ("WARC-Refers-To-Target-URI", earlier.target),
        ("WARC-Refers-To-Date", earlierDate),
      ] + capture(ipAddress, concurrentTo, isIdentical ? .length : nil, warcinfoID),
      payloadDigest: isIdentical ? earlier.payloadDigest : nil,
      contentType: "application/http;msgtype=response", block: try head.storable(bodyLength: nil).bytes)
  }
}

/// The record to which a revisit points.
public struct RevisitedRecord: Sendable, Hashable {
  /// Without angle brackets; `nil` where it is not known.
  public let id: String?
  public let target: String
  /// Unix milliseconds.
  public let date: Int64
  /// What ``RevisitProfile/identicalPayloadDigest`` must have.
  public let payloadDigest: LabelledDigest?

  public init(id: String?, target: String, date: Int64, payloadDigest: LabelledDigest?) {
    (self.id, self.target, self.date, self.payloadDigest) = (id, target, date, payloadDigest)
  }
}

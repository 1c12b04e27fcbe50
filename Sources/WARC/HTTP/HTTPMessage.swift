/// A request or an answer: the block of a record whose content type is `application/http`.
public struct HTTPMessage: Sendable, Hashable {
  public let head: HTTPHead
  /// What lies behind the head, as it is stored.
  public let body: [UInt8]

  public init(head: HTTPHead, body: [UInt8]) {
    self.head = head
    self.body = body
  }

  /// `nil` if the first line is neither that of an answer nor of a request.
  public init?(parsing block: [UInt8]) {
    guard let (head, bodyStart) = HTTPHead.parse(block) else { return nil }
    self.init(head: head, body: Array(block[bodyStart...]))
  }

  public var isChunked: Bool {
    head.joinedValue("Transfer-Encoding")?.lowercased().contains("chunked") == true
  }

  /// The message without the transfer-coding `chunked`, and how its chunks ended; `nil` if it has none.
  ///
  /// A body that is not in chunks although the head says so stays as it is.
  public func withoutTransferCoding() -> (message: HTTPMessage, end: ChunkedBody.End?) {
    guard isChunked else { return (self, nil) }
    let head = head.without(["Transfer-Encoding", "Content-Length"])
    let (decoded, end) = ChunkedBody.decode(body)
    return (HTTPMessage(head: head, body: end == .malformed(at: 0) ? body : decoded), end)
  }

  /// The body without transfer-coding and content-coding: the page itself.
  ///
  /// `limit` is the number of bytes that it may have.
  public func content(limit: Int) throws(ContentCodingError) -> [UInt8] {
    let body = withoutTransferCoding().message.body
    return try ContentCoding.decode(body, codings: head.joinedValue("Content-Encoding") ?? "", limit: limit)
  }
}

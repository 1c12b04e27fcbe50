/// A request and its answer as they travelled: what is kept of a fetched page.
public struct HTTPExchange: Sendable, Hashable {
  /// Why a body is not whole; the values of `WARC-Truncated` (WARC 1.1, 5.13).
  public enum Truncation: String, Sendable, Hashable {
    case length, time, disconnect, unspecified
  }

  /// The address that was asked for.
  public var url: String
  /// When the request was sent, in Unix milliseconds.
  public var startedAt: Int64
  /// The server's address, not the machine's own; `nil` where nobody knows.
  public var serverAddress: String?
  /// The request's head, with the empty line that ends it; `nil` where it was not kept.
  public var request: [UInt8]?
  /// The status line and the fields of the answer, with the empty line that ends them.
  ///
  /// Written as HTTP/1.1, without a transfer-coding: the layout that every WARC validator accepts.
  public var responseHead: [UInt8]
  /// The body without its transfer-coding, in the content-coding in which it came.
  public var body: [UInt8]
  public var truncation: Truncation?

  public init(
    url: String, startedAt: Int64, serverAddress: String? = nil, request: [UInt8]? = nil,
    responseHead: [UInt8], body: [UInt8], truncation: Truncation? = nil
  ) {
    self.url = url
    self.startedAt = startedAt
    self.serverAddress = serverAddress
    self.request = request
    self.responseHead = responseHead
    self.body = body
    self.truncation = truncation
  }
}

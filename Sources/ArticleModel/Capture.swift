/// What was received, from a server or from a file: the only thing that extraction is given.
///
/// Nothing downstream asks where it came from.
public struct Capture: Sendable {
  /// The address that the bytes were served under, or `nil` for a file whose address nobody gave.
  public var url: String?
  /// The name of the file that the bytes were read from, without its folder; `nil` for a fetched page.
  public var fileName: String?
  /// When the bytes were received, in Unix milliseconds; `nil` where nobody knows.
  public var retrievedAt: Int64?
  /// The HTTP status; `nil` for a file.
  public var status: Int?
  /// The HTTP header's `Content-Type`; `nil` for a file.
  public var contentType: String?
  /// The content, after any `Content-Encoding` was undone.
  public var bytes: [UInt8]
  /// What travelled, the redirects first and the page last; empty for a file.
  public var exchanges: [HTTPExchange]

  public init(
    bytes: [UInt8], url: String? = nil, fileName: String? = nil, retrievedAt: Int64? = nil,
    status: Int? = nil, contentType: String? = nil,
    exchanges: [HTTPExchange] = []
  ) {
    self.bytes = bytes
    self.exchanges = exchanges
    self.url = url
    self.fileName = fileName
    self.retrievedAt = retrievedAt
    self.status = status
    self.contentType = contentType
  }
}

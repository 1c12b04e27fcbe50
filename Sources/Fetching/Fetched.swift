public import ArticleModel

/// A server's answer, after redirects.
///
/// Any status is an answer. Whether it is a page, a refusal or a removal is for others to judge.
public struct Fetched: Sendable, Hashable {
  /// What travelled, the redirects first and the answer last, as it goes into a WARC.
  public var exchanges: [HTTPExchange]
  /// The address that gave the answer.
  public var url: String
  public var status: Int
  public var contentType: String?
  /// The content, after any `Content-Encoding` was undone: as much as could be read.
  public var body: [UInt8]
  /// Why the body is only the beginning of what there was.
  ///
  /// Also `length` for a body that is whole as received, and too large unpacked.
  public var truncation: HTTPExchange.Truncation?
  /// Why the body is not whole or not readable, as half a sentence; `nil` if it is both.
  public var defect: String?
  /// Why the last answer is a redirect, if it is one that leads somewhere.
  public var unfollowed: UnfollowedRedirect?
  /// What the next look can be compared with.
  public var validators: Validators
  /// The field `Retry-After` as it came.
  public var retryAfter: String?

  public init(
    exchanges: [HTTPExchange], url: String, status: Int, contentType: String?, body: [UInt8],
    truncation: HTTPExchange.Truncation? = nil, defect: String? = nil,
    unfollowed: UnfollowedRedirect? = nil, validators: Validators = Validators(), retryAfter: String? = nil
  ) {
    self.exchanges = exchanges
    self.url = url
    self.status = status
    self.contentType = contentType
    self.body = body
    self.truncation = truncation
    self.defect = defect
    self.unfollowed = unfollowed
    self.validators = validators
    self.retryAfter = retryAfter
  }

  /// When the request was sent that got the answer, in Unix milliseconds.
  public var retrievedAt: Int64? { exchanges.last?.startedAt }

  /// The answer as extraction takes it.
  public var capture: Capture {
    Capture(
      bytes: body, url: url, retrievedAt: retrievedAt, status: status, contentType: contentType,
      exchanges: exchanges)
  }
}

internal import ArticleModel
internal import WARC

/// One answer, made ready to be kept.
struct Answer {
  let exchange: HTTPExchange
  let head: HTTPHead
  let status: Int
  /// Why the body is not whole, as half a sentence.
  let defect: String?

  /// Fails if the hop brought no complete head.
  init(_ result: HopResult, from target: RequestAddress) throws(FetchError) {
    let answer = result.answer
    guard answer.isHeadComplete, result.failure?.kind != .cancelled else {
      throw FetchError(result.failure, at: target)
    }
    // What curl has undone already, whatever it was; only `chunked` is anything that servers send.
    guard let received = HTTPMessage(parsing: answer.head)?.head, let status = received.status else {
      throw FetchError(.notHTTP, url: target.uri, "the answer does not begin with the line of a status")
    }
    let head =
      received.joinedValue("Transfer-Encoding") == nil
      ? received : received.without(["Transfer-Encoding", "Content-Length"])
    var truncation = answer.excess == .body ? .length : result.failure?.truncation
    var defect = result.failure?.message
    var storable = Self.storable(head, answer.body.count, isWhole: truncation == nil)
    if case .failure(.http(let fault)) = storable, truncation == nil {
      truncation = .unspecified
      defect = "the head of the answer \(fault)"
      storable = Self.storable(head, answer.body.count, isWhole: false)
    }
    guard case .success(let stored) = storable else {
      throw FetchError(.notHTTP, url: target.uri, "the head of the answer cannot be kept")
    }
    exchange = HTTPExchange(
      url: target.uri, startedAt: result.sent.at, serverAddress: result.serverAddress,
      request: result.sent.kept, responseHead: stored.bytes, body: answer.body, truncation: truncation)
    self.head = stored
    self.status = status
    self.defect = defect
  }

  private static func storable(
    _ head: HTTPHead, _ count: Int, isWhole: Bool
  ) -> Result<HTTPHead, WARCRecordError> {
    do throws(WARCRecordError) {
      return .success(try head.storable(bodyLength: isWhole ? count : nil))
    } catch {
      return .failure(error)
    }
  }

  /// The field `Location`, as its bytes are.
  var location: [UInt8]? { head.fields.first { $0.name.lowercased() == "location" }?.rawValue }

  /// The answer as the end of `redirects`, unpacked: a body may have `limit` bytes.
  func fetched(
    after redirects: [HTTPExchange], unfollowed: UnfollowedRedirect?, limit: Int
  ) -> Fetched {
    let codings = head.joinedValue("Content-Encoding") ?? ""
    let (content, fault) = ContentCoding.salvage(exchange.body, codings: codings, limit: limit)
    var truncation = exchange.truncation
    if case .tooLarge = fault { truncation = truncation ?? .length }
    return Fetched(
      exchanges: redirects + [exchange], url: exchange.url, status: status,
      contentType: head.value("Content-Type"), body: content, truncation: truncation,
      // A body that did not come whole cannot be unpacked whole.
      defect: defect ?? fault?.description, unfollowed: unfollowed,
      validators: Validators(etag: head.value("ETag"), lastModified: head.value("Last-Modified")),
      retryAfter: head.value("Retry-After"))
  }
}

extension SentRequest {
  /// The head as it is kept, written as HTTP/1.1; `nil` if there is none.
  ///
  /// The values of cookies and credentials name the person who asked, and what was for the proxy names where
  /// they were: they are not kept. That there were some is.
  fileprivate var kept: [UInt8]? {
    guard let head = HTTPMessage(parsing: head)?.head else { return nil }
    let fields = head.fields.compactMap { field -> HTTPField? in
      switch field.name.lowercased() {
      case "cookie", "authorization": HTTPField(field.name, "")
      case let name where name.hasPrefix("proxy-"): nil
      default: field
      }
    }
    return try? HTTPHead(startLine: head.startLine, fields: fields).storable(bodyLength: 0).bytes
  }
}

extension HopFailure {
  fileprivate var truncation: HTTPExchange.Truncation {
    switch kind {
    case .timeout: .time
    case .disconnected: .disconnect
    default: .unspecified
    }
  }
}

extension FetchError {
  fileprivate init(_ failure: HopFailure?, at target: RequestAddress) {
    // curl calls a connection that ends inside the head a success if it saw a line of it.
    let failure = failure ?? HopFailure(kind: .disconnected, message: "the head of the answer is cut short")
    self.init(failure.kind, url: target.uri, failure.message)
  }
}

internal import ArticleModel

/// Sends requests, and follows their redirects one by one.
///
/// Connections are kept and used again, cookies are remembered as long as this lives. No retries, no robots.txt,
/// no spacing: that is the caller's, who is asked before every request.
public final class Transport: Sendable {
  private let settings: FetchSettings
  private let hosts: HostRule
  private let carrier: (any HopCarrier)?
  private let onEvent: (@Sendable (FetchEvent) -> Void)?

  /// Fails if a file that the settings name cannot be read, or a value cannot be used.
  ///
  /// `clock` says when requests were sent; time limits are counted by the machine's.
  public init(
    _ settings: FetchSettings, clock: any FetchClock = SystemClock(),
    onEvent: (@Sendable (FetchEvent) -> Void)? = nil
  ) throws(FetchSettingsError) {
    try settings.check()
    hosts = try HostRule(adding: settings.allowedHosts)
    carrier = TransferThread(settings: settings, clock: clock)
    self.settings = settings
    self.onEvent = onEvent
  }

  /// With something in the place of the network.
  package init(
    _ settings: FetchSettings, carrier: any HopCarrier, onEvent: (@Sendable (FetchEvent) -> Void)? = nil
  ) throws(FetchSettingsError) {
    try settings.check()
    hosts = try HostRule(adding: settings.allowedHosts)
    self.carrier = carrier
    self.settings = settings
    self.onEvent = onEvent
  }

  /// The answer to one request, after its redirects.
  ///
  /// A redirect that is not followed, because `follows` does not want its target or a rule forbids it, is the
  /// answer. What ends before a complete head has come is an error, which
  /// has the redirects that led there. `beforeRequest` is called with each address before anything is sent to
  /// it, redirects included; what it throws ends the request. So does the cancellation of the task, at once.
  public func send(
    _ request: FetchRequest, beforeRequest: (String) async throws(FetchError) -> Void = { _ in },
    following follows: @Sendable (String) -> Bool = { _ in true }
  ) async throws(FetchError) -> Fetched {
    var redirects: [HTTPExchange] = []
    do throws(FetchError) {
      return try await follow(request, &redirects, follows, beforeRequest)
    } catch {
      var error = error
      error.exchanges = redirects
      onEvent?(.failed(error))
      throw error
    }
  }

  private func follow(
    _ request: FetchRequest, _ redirects: inout [HTTPExchange], _ follows: @Sendable (String) -> Bool,
    _ beforeRequest: (String) async throws(FetchError) -> Void
  ) async throws(FetchError) -> Fetched {
    var target = try checked(request.url)
    var chain = RedirectChain(from: target, hosts: hosts, limit: settings.maxRedirects)
    var fields = request.validators?.fields ?? []
    var timeLeft = settings.maxTime
    while true {
      try await beforeRequest(target.uri)
      let answer = try await answer(
        Hop(target: target, fields: fields, content: request.content, timeLimit: timeLeft), &timeLeft)
      switch chain.step(status: answer.status, location: answer.location) {
      case .stay: return answer.fetched(after: redirects, unfollowed: nil, limit: settings.maxSize)
      case .refuse(let reason):
        return answer.fetched(after: redirects, unfollowed: reason, limit: settings.maxSize)
      case .follow(let next) where request.content != nil || !follows(next.uri):
        return answer.fetched(after: redirects, unfollowed: .notWanted(next.uri), limit: settings.maxSize)
      case .follow(let next):
        onEvent?(.redirected(from: target.uri, to: next.uri))
        redirects.append(answer.exchange)
        target = next
        fields = []
      }
    }
  }

  private func checked(_ url: String) throws(FetchError) -> RequestAddress {
    guard let target = RequestAddress(url) else {
      throw FetchError(
        .badAddress, url: url,
        "is no http or https address that can be fetched, or it has a user's name in it")
    }
    guard hosts.allows(target.host) else {
      throw FetchError(
        .hostNotAllowed, url: url,
        "\(target.host) is not a host of NetEase; --allow-host \(target.host) allows it")
    }
    return target
  }

  private func answer(_ hop: Hop, _ timeLeft: inout Int64) async throws(FetchError) -> Answer {
    let url = hop.target.uri
    guard let carrier else { throw FetchError(.failed, url: url, "the system has no thread for the network") }
    guard timeLeft > 0 else {
      throw FetchError(.timeout, url: url, "its redirects took all of the \(settings.maxTime) milliseconds")
    }
    onEvent?(.sending(url: url))
    var result = await carrier.run(hop)
    timeLeft -= result.milliseconds
    if result.isLeftover, timeLeft > 0 {
      // No retry: the answer to this request was never seen.
      result = await carrier.run(
        Hop(
          target: hop.target, fields: hop.fields, content: hop.content, timeLimit: timeLeft,
          needsNewConnection: true))
      timeLeft -= result.milliseconds
    }
    let answer = try Answer(result, from: hop.target)
    onEvent?(
      .answered(
        url: url, status: answer.status, bytes: answer.exchange.body.count,
        milliseconds: result.milliseconds))
    return answer
  }
}

extension HopResult {
  /// Whether what came was left over from the answer before: of a body that was longer than its head said, or
  /// that came with a 304.
  fileprivate var isLeftover: Bool { isConnectionOld && failure?.kind == .notHTTP && answer.head.isEmpty }
}

extension Validators {
  /// The fields of a conditional request. (RFC 9110, section 13.1)
  ///
  /// What has a control character in it, such as a line end, is no validator and would be fields of its own.
  fileprivate var fields: [String] {
    [("If-None-Match", etag), ("If-Modified-Since", lastModified)].compactMap { name, value in
      guard let value, !value.isEmpty, !value.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
        return nil
      }
      return "\(name): \(value)"
    }
  }
}

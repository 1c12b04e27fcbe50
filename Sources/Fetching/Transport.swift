internal import ArticleModel

/// Sends requests, and follows their redirects one by one.
///
/// Connections are kept and used again, cookies are remembered as long as this lives. No retries, no robots.txt,
/// no spacing: that is the caller's, who is asked before every request.
public final class Transport: Sendable {
  private let settings: FetchSettings
  private let clock: any FetchClock

  /// Fails if a file that the settings name cannot be read, or a value cannot be used.
  public init(
    _ settings: FetchSettings, clock: any FetchClock = SystemClock(),
    onEvent: (@Sendable (FetchEvent) -> Void)? = nil
  ) throws(FetchSettingsError) {
    self.settings = settings
    self.clock = clock
  }

  /// The answer to one request, after its redirects.
  ///
  /// `beforeRequest` is called with each address before anything is sent to it, redirects included; what it
  /// throws ends the request. The task's cancellation ends it at once.
  public func send(
    _ request: FetchRequest, following follows: @Sendable (String) -> Bool = { _ in true },
    beforeRequest: (String) async throws(FetchError) -> Void = { _ in }
  ) async throws(FetchError) -> Fetched {
    throw FetchError(.failed, url: request.url, "nothing is sent yet")
  }
}

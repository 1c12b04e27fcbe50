/// Where pages come from: the network, or what a test puts in its place.
public protocol PageSource: Sendable {
  /// The answer to a request, whatever its status.
  ///
  /// A redirect is followed where `follows` says so of its target; else it is the answer.
  func fetch(_ request: FetchRequest, following follows: @Sendable (String) -> Bool) async throws(FetchError)
    -> Fetched

  /// Says whether what an address answered was a refusal, which its status alone does not always tell.
  func noteAnswer(isRefusal: Bool, from url: String)
}

extension PageSource {
  /// The answer to a request, after all redirects.
  public func fetch(_ request: FetchRequest) async throws(FetchError) -> Fetched {
    try await fetch(request) { _ in true }
  }
}

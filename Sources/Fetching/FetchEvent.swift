/// What happens while something is fetched, for those who want to look on.
public enum FetchEvent: Sendable, Hashable {
  /// A request is about to be sent.
  case sending(url: String)
  /// An answer has come, with so many bytes of body as received.
  case answered(url: String, status: Int, bytes: Int, milliseconds: Int64)
  /// The answer is a redirect, and it is followed.
  case redirected(from: String, to: String)
  /// The request failed for the `failures`-th time and is sent again after so many milliseconds.
  case waiting(url: String, milliseconds: Int64, failures: Int)
  case failed(FetchError)
}

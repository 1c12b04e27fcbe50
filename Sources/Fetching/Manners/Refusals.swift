internal import Synchronization

/// Which hosts refuse: after three refusals in a row one is not asked again in this run.
///
/// One refusal may be about one page. Three say that the program is not wanted now, and to go on would be to push.
final class Refusals: Sendable {
  private static let limit = 3
  private let counts = Mutex<[String: Int]>([:])

  func note(_ isRefusal: Bool, by host: String) {
    counts.withLock { $0[host] = isRefusal ? $0[host, default: 0] + 1 : 0 }
  }

  /// - Throws: ``FetchError/Kind/blocked`` for a host that is not asked any more.
  func check(_ host: String, _ url: String) throws(FetchError) {
    guard counts.withLock({ $0[host, default: 0] }) >= Self.limit else { return }
    throw FetchError(
      .blocked, url: url,
      "\(host) has refused \(Self.limit) requests in a row and is not asked again in this run")
  }
}

internal import ArticleModel
internal import Synchronization

/// Which hosts refuse or keep silent: after three times in a row one is not asked again in this run.
///
/// One refusal may be about one page. Three say that the program is not wanted now, and to go on would be to push.
/// Where nobody answers, each address would cost minutes of waiting.
final class Refusals: Sendable {
  private struct Count {
    var refusals = 0
    var silences = 0
  }

  private static let limit = 3
  private let counts = Mutex<[String: Count]>([:])

  /// Notes an answer from the host of an address that is, or is not, a refusal.
  func note(_ isRefusal: Bool, of url: String) {
    change(url) { $0.refusals = isRefusal ? $0.refusals + 1 : 0 }
  }

  /// Notes an answer, whatever it says.
  func noteAnswer(of url: String) { change(url) { $0.silences = 0 } }

  /// Notes that there was no answer, after all tries.
  func noteSilence(of url: String) { change(url) { $0.silences += 1 } }

  private func change(_ url: String, _ body: (inout Count) -> Void) {
    guard let host = WebAddress(url)?.host else { return }
    counts.withLock { body(&$0[host, default: Count()]) }
  }

  /// Fails for a host that is not asked any more.
  func check(_ url: String) throws(FetchError) {
    guard let host = WebAddress(url)?.host, let count = counts.withLock({ $0[host] }) else { return }
    if count.refusals >= Self.limit {
      throw FetchError(
        .blocked, url: url,
        "\(host) has refused \(Self.limit) requests in a row and is not asked again in this run")
    }
    if count.silences >= Self.limit {
      throw FetchError(
        .paused, url: url,
        "\(host) has not answered \(Self.limit) requests in a row and is not asked again in this run")
    }
  }
}

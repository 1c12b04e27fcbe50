import ArticleModel
import Fetching
import Synchronization

/// A site in memory that answers as a test tells it, and remembers what it was asked.
final class SampleSite: PageSource {
  enum Reply {
    case page(String, etag: String? = nil)
    case status(Int, String = "")
    case redirect(String)
    /// The first bytes of a page, and then nothing.
    case cutShort(String)
    case failure(FetchError.Kind)
  }

  private struct State {
    var replies: [String: Reply]
    var asked: [FetchRequest] = []
    var refusals: [Bool] = []
  }

  private let state: Mutex<State>
  /// When answers come: 2026-11-24T00:00:00Z and a second later each.
  private let start: Int64 = 1_795_478_400_000

  init(_ replies: [String: Reply] = [:]) { state = Mutex(State(replies: replies)) }

  subscript(url: String) -> Reply? {
    get { state.withLock { $0.replies[url] } }
    set { state.withLock { $0.replies[url] = newValue } }
  }

  var asked: [String] { state.withLock { $0.asked.map(\.url) } }
  var validators: [Validators?] { state.withLock { $0.asked.map(\.validators) } }
  var refusals: [Bool] { state.withLock { $0.refusals } }

  func noteAnswer(isRefusal: Bool, from url: String) { state.withLock { $0.refusals.append(isRefusal) } }

  func fetch(
    _ request: FetchRequest, following follows: @Sendable (String) -> Bool
  ) async throws(FetchError) -> Fetched {
    var exchanges: [HTTPExchange] = []
    var url = request.url
    while true {
      let (reply, number) = state.withLock { state in
        state.asked.append(FetchRequest(url: url, validators: request.validators))
        return (state.replies[url] ?? .status(404), state.asked.count)
      }
      let instant = start + Int64(number) * 1000
      func answer(_ status: Int, _ body: String, _ fields: String = "") -> Fetched {
        let head = "HTTP/1.1 \(status) x\r\nContent-Type: text/html; charset=utf-8\r\n\(fields)\r\n"
        exchanges.append(
          HTTPExchange(
            url: url, startedAt: instant, request: Array("GET / HTTP/1.1\r\nHost: h\r\n\r\n".utf8),
            responseHead: Array(head.utf8), body: Array(body.utf8)))
        return Fetched(
          exchanges: exchanges, url: url, status: status, contentType: "text/html; charset=utf-8",
          body: Array(body.utf8), validators: Validators())
      }
      switch reply {
      case .page(_, let etag?) where request.validators?.etag == etag: return answer(304, "", "ETag: \(etag)\r\n")
      case .page(let body, let etag): return answer(200, body, etag.map { "ETag: \($0)\r\n" } ?? "")
      case .status(let status, let body): return answer(status, body)
      case .failure(let kind): throw FetchError(kind, url: url, "failed as the test wants it")
      case .cutShort(let body):
        var cut = answer(200, body)
        cut.truncation = .disconnect
        cut.defect = "the connection broke after \(body.utf8.count) bytes"
        return cut
      case .redirect(let target):
        var redirect = answer(302, "", "Location: \(target)\r\n")
        guard follows(target) else {
          redirect.unfollowed = .notWanted(target)
          return redirect
        }
        url = target
      }
    }
  }
}

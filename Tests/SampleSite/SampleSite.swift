internal import ArticleModel
public import Fetching
internal import Synchronization

/// A site in memory that answers as a test tells it, and remembers what it was asked.
public final class SampleSite: PageSource {
  public enum Reply: Sendable {
    case page(String, etag: String? = nil)
    case status(Int, String = "")
    case redirect(String)
    /// The first bytes of a page, and then nothing.
    case cutShort(String)
    case failure(FetchError.Kind)
  }

  private struct State {
    var replies: [String: Reply]
    public var asked: [FetchRequest] = []
    public var refusals: [Bool] = []
  }

  private let state: Mutex<State>
  private let clock: MovedClock

  /// Each answer takes a second of the clock.
  public init(_ replies: [String: Reply] = [:], clock: MovedClock = MovedClock()) {
    state = Mutex(State(replies: replies))
    self.clock = clock
  }

  public subscript(url: String) -> Reply? {
    get { state.withLock { $0.replies[url] } }
    set { state.withLock { $0.replies[url] = newValue } }
  }

  /// What was asked for, in order, without what was asked before.
  public func askedSinceLastTime() -> [String] {
    state.withLock { state in
      defer { state.asked = [] }
      return state.asked.map(\.url)
    }
  }

  public var asked: [String] { state.withLock { $0.asked.map(\.url) } }
  public var validators: [Validators?] { state.withLock { $0.asked.map(\.validators) } }
  public var refusals: [Bool] { state.withLock { $0.refusals } }

  public func noteAnswer(isRefusal: Bool, from url: String) {
    state.withLock { $0.refusals.append(isRefusal) }
  }

  public func fetch(
    _ request: FetchRequest, following follows: @Sendable (String) -> Bool
  ) async throws(FetchError) -> Fetched {
    var exchanges: [HTTPExchange] = []
    var url = request.url
    while true {
      let reply = state.withLock { state in
        state.asked.append(FetchRequest(url: url, validators: request.validators))
        return state.replies[url] ?? .status(404)
      }
      clock.move(by: 1000)
      let instant = clock.now()
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
      case .page(_, let etag?) where request.validators?.etag == etag:
        return answer(304, "", "ETag: \(etag)\r\n")
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

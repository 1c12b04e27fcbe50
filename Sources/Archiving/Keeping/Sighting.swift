public import ArchiveStore
public import ArticleModel
public import Extraction

/// What one capture shows of the article at its address: there, removed, or nothing that can be known.
///
/// The one place that decides what counts as a removal. Only what the server or the page says outright does: a
/// refusal, an error of the server or a page that nobody can read says nothing about the article.
public struct Sighting: Sendable, Hashable {
  public var outcome: Observation.Outcome
  /// What was seen, as half a sentence; `nil` for an article that is there.
  public var reason: String?
  /// Where a redirect led.
  public var location: String?

  /// An article that was read.
  public static let live = Sighting(outcome: .live)

  /// Judges a capture that is not an article, by its HTTP status first, then by what its page says.
  ///
  /// `nil` where it says nothing about the article: a redirect to another address of the same article, or a
  /// saved file that nobody can tell to be what the server sent.
  public init?(of capture: Capture, because error: ExtractionError?) {
    if let status = capture.status, status != 200 {
      self.init(status: status, of: capture)
    } else if let error {
      self.init(page: error, isServed: capture.status != nil)
    } else {
      return nil
    }
  }

  init(outcome: Observation.Outcome, reason: String? = nil, location: String? = nil) {
    self.outcome = outcome
    self.reason = reason
    self.location = location
  }

  private init?(status: Int, of capture: Capture) {
    switch status {
    // 451: RFC 7725, unavailable for legal reasons. Not there for readers, and the server says so.
    case 404, 410, 451: self.init(outcome: .gone, reason: "HTTP \(status)")
    case 300..<400:
      guard let location = capture.location else { return nil }
      self.init(redirect: location, status: status, from: capture.url)
    case 401, 403, 407, 429: self.init(outcome: .blocked, reason: "HTTP \(status)")
    case 408, 500...: self.init(outcome: .unreachable, reason: "HTTP \(status)")
    default: self.init(outcome: .unreadable, reason: "HTTP \(status)")
    }
  }

  private init?(redirect: String, status: Int, from url: String?) {
    let base = url.flatMap { WebAddress($0) }
    guard let target = WebAddress(redirect, relativeTo: base) else { return nil }
    let place = ArticleAddress(target)
    // Also from one page of a divided article to the whole of it.
    if let id = place.identifier, id == url.flatMap({ ArticleAddress($0) })?.identifier { return nil }
    let path = target.path.lowercased()
    let isChallenge = ["captcha", "verify", "login", "antispider"].contains { path.contains($0) }
    self.init(
      outcome: isChallenge || !isNetEaseHost(target.host) ? .blocked : .replaced,
      reason: "HTTP \(status), sent elsewhere", location: target.text)
  }

  private init?(page error: ExtractionError, isServed: Bool) {
    switch error.reason {
    case .removed, .notFound: self.init(outcome: .replaced, reason: error.message)
    case _ where !isServed: return nil
    case .challenge: self.init(outcome: .blocked, reason: error.message)
    case .error: self.init(outcome: .unreachable, reason: error.message)
    case .empty, .notAPage, .list, .noBody, .noTitle, .tooLarge:
      self.init(outcome: .unreadable, reason: error.message)
    }
  }

  /// Whether the bytes are kept because they are all that shows the removal.
  public var isEvidence: Bool { outcome == .gone || outcome == .replaced }
}

extension Capture {
  /// The `Location` of a redirect.
  var location: String? {
    guard let head = exchanges.last?.responseHead else { return nil }
    for line in String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "location" {
        return parts[1].trimmingPrefix { $0.isWhitespace }.description
      }
    }
    return nil
  }
}

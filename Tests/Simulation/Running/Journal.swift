import ArticleModel
import FoundationEssentials
import Glibc

/// One request as the site got it, and what it showed.
struct SiteRequest: Sendable, Hashable {
  var run: Int
  /// By the site's clock, and by the program's.
  var at: Int64
  var told: Int64
  var url: String
  var status: Int
  var shown: SiteAnswer.Shown

  var host: String { WebAddress(url)?.host ?? "" }

  /// The article that was asked for.
  var article: String? {
    guard let path = WebAddress(url)?.path, path.contains("/article/") else { return nil }
    return DocID(firstIn: path)?.text
  }

  var isForRobots: Bool { url.hasSuffix("/robots.txt") }

  /// The pause that a robots.txt asks for, where the host's own one was given.
  var crawlDelay: Int64? { host == SimulatedSite.slowHost && shown == .other && status == 200 ? 5000 : nil }

  /// Whether it was for a list, whatever came.
  var isForList: Bool { article == nil && !isForRobots && url != "https://www.163.com/" }
}

/// All requests of a simulation, a line each in a file: what a process got before it was killed is there.
struct Journal: Sendable {
  let path: String

  func note(_ request: SiteRequest) {
    let bytes = Array((request.line + "\n").utf8)
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    _ = write(file, bytes, bytes.count)
  }

  func requests() -> [SiteRequest] {
    let text = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").compactMap { SiteRequest(line: $0) }
  }
}

extension SiteRequest {
  fileprivate var line: String {
    let words: [String] =
      switch shown {
      case .edition(let article, let edition): ["edition", article, "\(edition)"]
      case .missing(let article): ["missing", article]
      case .refused: ["refused"]
      case .failed: ["failed"]
      case .list: ["list"]
      case .other: ["other"]
      }
    return (["\(run)", "\(at)", "\(told)", url, "\(status)"] + words).joined(separator: "\t")
  }

  fileprivate init?(line: Substring) {
    let words = line.split(separator: "\t").map(String.init)
    guard words.count >= 6, let run = Int(words[0]), let at = Int64(words[1]), let told = Int64(words[2]),
      let status = Int(words[4])
    else { return nil }
    let shown: SiteAnswer.Shown? =
      switch words[5] {
      case "edition" where words.count == 8: Int(words[7]).map { .edition(words[6], $0) }
      case "missing" where words.count == 7: .missing(words[6])
      case "refused": .refused
      case "failed": .failed
      case "list": .list
      case "other": .other
      default: nil
      }
    guard let shown else { return nil }
    self.init(run: run, at: at, told: told, url: words[3], status: status, shown: shown)
  }
}

import Glibc
import LoopbackServer
import Testing

/// Something that goes wrong at the server, and what has to come of it.
struct ServerFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// For the n-th request after the page was there once, from 1.
  var reply: @Sendable (Int) -> Reply
  var options: [String] = []
  var status: Int32
  var outcome: String
  /// What has to be in the message.
  var message: String

  private init(
    _ name: String, _ message: String, exit status: Int32 = 69, outcome: String = "unreachable",
    options: [String] = [], _ reply: @escaping @Sendable (Int) -> Reply
  ) {
    testDescription = name
    (self.reply, self.options) = (reply, options)
    (self.status, self.outcome, self.message) = (status, outcome, message)
  }

  /// None of these says anything of the article: nobody else is asked, nothing is overwritten.
  static let all: [ServerFault] = refusals + failures + cutShort + packed + redirects

  private static let refusals = [
    ServerFault("403", "HTTP 403", exit: 76, outcome: "blocked") { _ in
      .page("Forbidden", status: "403 Forbidden")
    },
    ServerFault("a verification page", "verif", exit: 76, outcome: "blocked") { _ in .page(challenge) },
    ServerFault("a redirect to a verification page", "HTTP 302", exit: 76, outcome: "blocked") { _ in
      .redirect(to: "https://verify.163.com/captcha")
    },
    ServerFault("a redirect to a foreign host", "sent elsewhere", exit: 76, outcome: "blocked") { _ in
      .redirect(to: "https://portal.example.org/login")
    },
    ServerFault("429", "HTTP 429", exit: 75, outcome: "blocked") { _ in
      .page("slow down", status: "429 Too Many Requests")
    },
    ServerFault("429 for an hour", "HTTP 429", exit: 75, outcome: "blocked", options: ["--retries", "3"]) {
      _ in
      .page("slow down", status: "429 Too Many Requests", fields: ["Retry-After: 3600"])
    },
    ServerFault("429 until a date", "HTTP 429", exit: 75, outcome: "blocked", options: ["--retries", "3"]) {
      _ in
      .page("slow down", status: "429 Too Many Requests", fields: ["Retry-After: \(httpDate(in: 3600))"])
    },
  ]

  private static let failures = [
    ServerFault("500", "HTTP 500") { _ in .page("oh", status: "500 Internal Server Error") },
    ServerFault("502 for good", "HTTP 502", options: ["--retries", "1"]) { _ in
      .page("oh", status: "502 Bad Gateway")
    },
    ServerFault("a reset", "connection broke") { _ in Reply([.reset]) },
    ServerFault("closed without a word", "connection broke") { _ in Reply([.close]) },
    ServerFault("no HTTP", "no proper HTTP") { _ in
      Reply([.send(Array("220 mail.example.org ESMTP\r\n".utf8)), .close])
    },
    ServerFault("silence", "it took too long (", options: ["--timeout", "1s"]) { _ in Reply([.stall]) },
    ServerFault("a head without end", "the head of the answer does not end") { _ in
      Reply([.send(Array("HTTP/1.1 200 OK\r\n".utf8)), .sendWithoutEnd(Array("X-More: and more\r\n".utf8))])
    },
    ServerFault("a line of the head without end", "no proper HTTP") { _ in
      Reply([.send(Array("HTTP/1.1 200 OK\r\nX-More: ".utf8)), .sendWithoutEnd(Array("more".utf8))])
    },
  ]

  private static let cutShort = [
    ServerFault("Content-Length too large", "connection broke") { _ in
      Reply(head: ok + ["Content-Length: 100000"], [.send(half), .close])
    },
    ServerFault("a byte a second", "too long", options: ["--timeout", "2s"]) { _ in
      Reply(head: ok + ["Content-Length: 100000"], [.drip(half, every: 1000)])
    },
    ServerFault("silence in the body", "too long", options: ["--timeout", "1s"]) { _ in
      Reply(head: ok + ["Content-Length: 100000"], [.send(half), .stall])
    },
    ServerFault("a body without end", "longer than what is taken") { _ in
      Reply(head: ok, [.sendWithoutEnd([UInt8](repeating: 0x20, count: 1 << 16))])
    },
    ServerFault(
      "a body over --max-size", "longer than what is taken (--max-size takes more)",
      options: ["--max-size", "1kB"]
    ) { _ in
      .page(SamplePage(text: String(repeating: "长", count: 1000)).html)
    },
    ServerFault("chunks cut short", "connection broke") { _ in
      Reply(head: ok + ["Transfer-Encoding: chunked"], [.send(Array("1000\r\n".utf8) + half), .close])
    },
    ServerFault("a chunk of nonsense", "chunk") { _ in
      Reply(head: ok + ["Transfer-Encoding: chunked"], [.send(Array("xyz\r\n".utf8) + half), .close])
    },
  ]

  private static let packed = [
    ServerFault("gzip that is none behind its head", "the packed body is damaged") { _ in
      .page(
        GzipBomb.start + [UInt8](repeating: 0xFF, count: 500),
        fields: Array(ok.dropFirst()) + ["Content-Encoding: gzip"])
    },
    ServerFault("a gzip bomb", "longer than what is taken") { _ in
      Reply(
        head: ok + ["Content-Encoding: gzip"], [.send(GzipBomb.start), .sendWithoutEnd(GzipBomb.megabyte)])
    },
    ServerFault("a small gzip bomb", "more than the 5000000 bytes", options: ["--max-size", "5MB"]) { _ in
      .page(
        GzipBomb.start + (0..<64).flatMap { _ in GzipBomb.megabyte },
        fields: Array(ok.dropFirst()) + ["Content-Encoding: gzip"])
    },
  ]

  private static let redirects = [
    ServerFault("a redirect to itself", "in a circle") { _ in .redirect(to: "?") },
    ServerFault("redirects without end", "10") { .redirect(to: "?\($0)") },
    ServerFault("a redirect to a file", "file:") { _ in .redirect(to: "file:///etc/passwd") },
    ServerFault("a redirect to nowhere", "http") { _ in .redirect(to: "http://") },
    ServerFault("a redirect to this machine", "sent elsewhere", exit: 76, outcome: "blocked") { _ in
      .redirect(to: "http://127.0.0.1:1/")
    },
    ServerFault(
      "a redirect to this machine, written otherwise", "sent elsewhere", exit: 76, outcome: "blocked"
    ) { _ in
      .redirect(to: "http://[::ffff:127.0.0.1]:1/")
    },
  ]

  private static let ok = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8"]
  private static let half = Array(SamplePage().html.utf8.prefix(600))
  private static let challenge = """
    <!DOCTYPE html><html><head><meta charset="utf-8"><title>安全验证</title></head><body>
    <div id="captcha" class="yidun"><p class="yidun_tips">访问过于频繁，请完成验证后继续。</p></div>
    <form method="post" action="/verify"></form></body></html>
    """
}

/// As `Retry-After` has it. (RFC 9110, section 5.6.7)
func httpDate(in seconds: Int) -> String {
  var instant = time(nil) + seconds
  var parts = tm()
  gmtime_r(&instant, &parts)
  var text = [CChar](repeating: 0, count: 64)
  strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
  return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
}

/// What is small and unpacks to any length.
private enum GzipBomb {
  /// The head of a gzip member. (RFC 1952, section 2.3)
  static let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

  /// A block of deflate that gives 2^20 spaces and an empty one that fills up the last byte, as zlib writes them
  /// (`Z_FULL_FLUSH`).
  ///
  /// It stands for itself, so it can be said again and again.
  static let megabyte: [UInt8] =
    [0xEC, 0xC1, 0x31, 0x01, 0, 0, 0, 0xC2, 0xA0, 0x2A, 0xEB, 0x9F, 0xD2, 0x10, 0xBE, 0x40, 0x01]
    + [UInt8](repeating: 0, count: 1015) + [0x7C, 0x06, 0, 0, 0xFF, 0xFF]
}

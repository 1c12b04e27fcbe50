import FoundationEssentials
import LoopbackServer
import Testing
import WARC

/// What `fetch` says and keeps of the site's answers, under the site's addresses, over TLS and HTTP/2.
@Suite(
  .enabled(
    if: NginxServer.isAvailable,
    "nginx-light and openssl have to be installed, and port 443 is for root unless the system says otherwise")
)
struct FetchOutcomeTests {
  private static let docID = "JU7JLCSV0001899O"
  private static let folder = "objects/0001899O/\(docID)"
  private static let desktop = "www.163.com/news/article/\(docID).html"
  private static let mobile = "m.163.com/news/article/\(docID).html"
  private static let app = "c.m.163.com/nc/article/\(docID)/full.html"

  private func nginx(of site: LoopbackSite) throws -> NginxServer { try #require(site.nginx) }

  @Test func newUnchangedChanged() async throws {
    let site = try LoopbackSite(behindNginx: true)
    let nginx = try nginx(of: site)
    try nginx.write(SamplePage().html, to: Self.desktop)
    let first = try await site.fetch("https://\(Self.desktop)")
    #expect(first.status == 0)
    #expect(first.output == "new: 头发与发展\n  archive/\(Self.folder)\n")
    #expect(first.errors.isEmpty)

    // The bare docid is the same article; nginx says 304.
    let second = try await site.fetch(Self.docID)
    #expect(second.status == 0)
    #expect(second.output == "unchanged: 头发与发展\n  archive/\(Self.folder)\n")
    #expect(second.errors.isEmpty)

    // Sent in full, and the article in it is as it was.
    try nginx.write(
      SamplePage(extra: "<div class=\"ad\">广告</div>").html, to: Self.desktop, changedAt: 1_700_000_100)
    #expect(try await site.fetch(Self.docID).output == second.output)

    try nginx.write(SamplePage(text: "改了。").html, to: Self.desktop, changedAt: 1_700_000_200)
    let changed = try await site.fetch(Self.docID)
    #expect(changed.status == 0)
    #expect(changed.output == "changed (body, now v2): 头发与发展\n  archive/\(Self.folder)\n")

    let history = try site.history(of: Self.docID)
    #expect(history.looks.map(\.status) == [200, 304, 200, 200])
    #expect(history.looks.map(\.version) == ["v1", "v1", "v1", "v2"])
    #expect(history.looks.allSatisfy { $0.url == "https://\(Self.desktop)" })
    #expect(site.asked.isEmpty)
    #expect(try site.isArchiveClean())
  }

  @Test func jsonSaysItAll() async throws {
    let site = try LoopbackSite(behindNginx: true)
    try nginx(of: site).write(SamplePage().html, to: Self.desktop)
    let item = try #require(try await site.reports("m.163.com/touch/article.html?docid=\(Self.docID)").first)
    #expect(item.asked == "m.163.com/touch/article.html?docid=\(Self.docID)")
    #expect(item.identifier == Self.docID)
    #expect(item.headline == "头发与发展")
    #expect(item.state == "new")
    #expect(item.version == "v1")
    #expect(item.folder == Self.folder)
    #expect(item.url == "https://\(Self.desktop)")
    #expect(item.status == 200)
    #expect(item.reason == nil)
    #expect(item.looked.map(\.url) == ["https://\(Self.desktop)"])
    #expect(item.exit == 0)
  }

  /// A removal that is seen at all three places, and what the first of them answers.
  struct Removal: CustomTestStringConvertible {
    var testDescription: String
    var reply: Reply
    var outcome: String
    var reason: String
    var location: String?
  }

  static let removals = [
    Removal(testDescription: "404", reply: .missing, outcome: "gone", reason: "HTTP 404"),
    Removal(
      testDescription: "410", reply: .page("it was here", status: "410 Gone"), outcome: "gone",
      reason: "HTTP 410"),
    Removal(
      testDescription: "a page that says so",
      reply: .page(
        """
        <!DOCTYPE html><html><head><title>网易新闻</title></head><body>
        <div class="post_main"><div class="post_deleted"><p>抱歉，这篇文章已经被删除。</p></div></div></body></html>
        """), outcome: "replaced",
      reason: "this page says that the article was removed"),
    Removal(
      testDescription: "the front page", reply: .redirect(to: "https://www.163.com/"), outcome: "replaced",
      reason: "HTTP 302, sent elsewhere", location: "https://www.163.com/"),
    Removal(
      testDescription: "a list",
      reply: .redirect(to: "//news.163.com/special/", status: "301 Moved Permanently"),
      outcome: "replaced", reason: "HTTP 301, sent elsewhere", location: "https://news.163.com/special/"),
  ]

  @Test(arguments: removals) func aRemovalIsEvidence(_ removal: Removal) async throws {
    let site = try LoopbackSite(behindNginx: true) { _ in .page(SamplePage().html) }
    #expect(try await site.fetch(Self.docID).status == 0)
    site.answer { $0.host == "www.163.com" ? removal.reply : .missing }
    let result = try await site.fetch(Self.docID)
    #expect(result.status == 79)
    #expect(result.output.hasPrefix("\(removal.outcome) (\(removal.reason)"))
    #expect(result.output.hasSuffix(": 头发与发展\n  archive/\(Self.folder)\n"))
    #expect(result.errors.hasPrefix("\(Self.docID): \(removal.reason)"))
    #expect(site.asked.dropFirst() == [Self.desktop, Self.mobile, Self.app])

    let history = try site.history(of: Self.docID)
    #expect(history.state == removal.outcome)
    #expect(history.versions.count == 1)
    let look = try #require(history.looks.last)
    #expect(look.outcome == removal.outcome)
    #expect(look.url == "https://\(Self.desktop)")
    #expect(look.location == removal.location)
    #expect(look.reason?.contains("mobile page: HTTP 404") == true)
    let evidence = try site.program.files(in: "archive/observations").filter { $0.hasSuffix(".warc.gz") }
    #expect(look.evidence != nil && evidence.count == 1)
    #expect(try site.isArchiveClean())
  }

  @Test func goneBeforeItWasEverSeen() async throws {
    let site = try LoopbackSite(behindNginx: true)
    let result = try await site.fetch(Self.docID)
    #expect(result.status == 79)
    #expect(result.output == "gone (HTTP 404): \(Self.docID)\n")
    #expect(result.errors == "\(Self.docID): HTTP 404; mobile page: HTTP 404; app's JSON: HTTP 404\n")
    #expect(try site.loggedLooks().map(\.outcome) == ["gone"])
    #expect(try site.isArchiveClean())
  }

  /// What shows the article where the desktop page does not, and what the record says.
  enum OtherForm: CaseIterable {
    case mobileBehind404, appBehind404s, mobileBehindShell

    var desktop: Reply {
      guard self == .mobileBehindShell else { return .missing }
      return .page(
        #"<!DOCTYPE html><html><head><meta charset="utf-8"><title>网易</title></head><body><div id="app"></div>"#
          + #"<script src="https://static.ws.126.net/app.js"></script></body></html>"#)
    }

    func reply(to request: ReceivedRequest) -> Reply {
      switch request.host {
      case "www.163.com": desktop
      case "m.163.com": self == .appBehind404s ? .missing : .page(SamplePage().mobile)
      case "c.m.163.com": .page(SamplePage().appJSON, fields: ["Content-Type: application/json"])
      default: .missing
      }
    }

    var places: [String] {
      [FetchOutcomeTests.desktop, FetchOutcomeTests.mobile]
        + (self == .appBehind404s ? [FetchOutcomeTests.app] : [])
    }

    var reason: String {
      switch self {
      case .mobileBehind404: "seen on the mobile page; desktop page: HTTP 404"
      case .appBehind404s: "seen on the app's JSON; desktop page: HTTP 404; mobile page: HTTP 404"
      case .mobileBehindShell: "seen on the mobile page; desktop page: "
      }
    }
  }

  @Test(arguments: OtherForm.allCases) func anotherFormIsLookedAt(_ form: OtherForm) async throws {
    let site = try LoopbackSite(behindNginx: true) { form.reply(to: $0) }
    let item = try #require(try await site.reports(Self.docID).first)
    #expect(item.state == "new")
    #expect(item.exit == 0)
    #expect(item.headline == "头发与发展")
    #expect(site.asked == form.places)
    #expect(item.looked.map(\.url) == form.places.map { "https://\($0)" })
    let look = try #require(try site.history(of: Self.docID).looks.first)
    #expect(look.outcome == "live")
    #expect(look.url == form.places.last.map { "https://\($0)" })
    #expect(look.reason?.hasPrefix(form.reason) == true)
    #expect(try site.isArchiveClean())
  }

  @Test(arguments: ["403 Forbidden", "429 Too Many Requests", "401 Unauthorized"])
  func aRefusalIsNotWorkedAround(_ status: String) async throws {
    let site = try LoopbackSite(behindNginx: true) {
      $0.host == "www.163.com" ? .page("no", status: status) : .page(SamplePage().mobile)
    }
    let result = try await site.fetch(Self.docID)
    #expect(result.status == (status.hasPrefix("429") ? 75 : 76))
    #expect(site.asked == [Self.desktop])
    #expect(try site.loggedLooks().map(\.outcome) == ["blocked"])
  }

  @Test func anotherArticleAtTheAddress() async throws {
    let site = try LoopbackSite(behindNginx: true) {
      $0.host == "www.163.com" ? .page(SamplePage(docID: "JU3GJKM70552K3NM").html) : .missing
    }
    let result = try await site.fetch(Self.docID)
    #expect(result.status == 79)
    #expect(result.output.hasPrefix("replaced (another article is there"))
    #expect(try site.program.files(in: "archive/objects").allSatisfy { !$0.contains("JU3GJKM70552K3NM") })
  }

  @Test(arguments: ["https://www.163.com/", "https://news.163.com/special/list/"])
  func aPageThatIsNoArticle(_ url: String) async throws {
    let links = (0..<40).map { number in
      "<li><a href=\"https://www.163.com/news/article/JU7JLCS\(number % 10)0001899O.html\">标题第\(number)条</a></li>"
    }
    let site = try LoopbackSite(behindNginx: true) { _ in
      .page(
        "<!DOCTYPE html><html><head><title>网易</title></head><body><ul>\(links.joined())</ul></body></html>")
    }
    let result = try await site.fetch(url)
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("\(url): "))
    #expect(try site.loggedLooks().isEmpty)
    #expect(try site.isArchiveClean())
  }

  @Test func aServerThatCannotProveWhoItIs() async throws {
    let site = try LoopbackSite(behindNginx: true) { _ in .page(SamplePage().html) }
    let other = try LoopbackSite(behindNginx: true)
    let certificate = try nginx(of: other).certificate
    let result = try await site.fetch("--cacert", certificate, Self.docID)
    #expect(result.status == 69)
    #expect(result.errors.contains("the server could not prove who it is ("))
    #expect(site.server.requests.isEmpty)
    #expect(try site.loggedLooks().map(\.outcome) == ["unreachable"])
  }

  /// HTTP/2 and gzip on the way, and in the WARC what every reader of WARCs understands.
  @Test func whatIsKeptIsWhatWasSent() async throws {
    let site = try LoopbackSite(behindNginx: true)
    try nginx(of: site).write(SamplePage().html, to: Self.desktop)
    #expect(try await site.fetch(Self.docID).status == 0)
    let kept = try site.keptAnswers(of: "archive/\(Self.folder)")
    let request = try #require(kept.first { $0.fields.type == .request }?.http)
    #expect(request.head.startLine == "GET /news/article/\(Self.docID).html HTTP/1.1")
    let answer = try #require(kept.first { $0.fields.type == .response }?.http)
    #expect(answer.head.startLine.hasPrefix("HTTP/1.1 200"))
    // In HTTP/2 names are in lower case. (RFC 9113, section 8.2)
    #expect(answer.head.fields.contains { $0.name == "content-encoding" && $0.value == "gzip" })
    #expect(answer.head.value("ETag")?.hasPrefix("W/") == true)
    #expect(answer.body.starts(with: [0x1F, 0x8B]))
  }

  @Test func robotsAreHeeded() async throws {
    let robots = Reply.page("User-agent: *\nDisallow: /*JU3\n", fields: ["Content-Type: text/plain"])
    let site = try LoopbackSite(behindNginx: true, robots: robots) { _ in .page(SamplePage().html) }
    let result = try await site.fetch(Self.docID, "JU3GJKM70552K3NM")
    #expect(result.status == 2)
    #expect(result.errors.contains("robots.txt does not allow it (Disallow: /*JU3)"))
    #expect(site.asked == [Self.desktop])
    #expect(try await site.fetch("JU3GJKM70552K3NM").status == 77)
    // Each host was asked for it once, for a day.
    #expect(site.server.requests.filter { $0.target == "/robots.txt" }.map(\.host).sorted() == Self.hosts)
    #expect(try site.loggedLooks().map(\.outcome) == ["live"])
  }

  private static let hosts = ["c.m.163.com", "m.163.com", "www.163.com"]

  @Test(arguments: ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
  func whereRobotsCannotBeReadNothingIsAskedFor(_ status: String) async throws {
    let site = try LoopbackSite(behindNginx: true, robots: .page("oh", status: status)) { _ in
      .page(SamplePage().html)
    }
    for _ in 0..<2 {
      let result = try await site.fetch(Self.docID)
      #expect(result.status == 77)
      #expect(result.errors.contains("robots.txt cannot be read"))
    }
    #expect(site.server.requests.map(\.host).sorted() == Self.hosts)
    #expect(try site.loggedLooks().isEmpty)
  }
}

import FoundationEssentials
import LoopbackServer
import TestSupport
import Testing

/// What an address stands for, and which ones are not asked for at all.
@Suite struct FetchAddressTests {
  private static let docID = "JU7JLCSV0001899O"

  static let forms = [
    "https://www.163.com/news/article/\(docID).html",
    "http://www.163.com/dy/article/\(docID).html?spss=adap_pc&f=post1603#top",
    "https://m.163.com/news/article/\(docID).html", "https://3g.163.com/news/article/\(docID).html",
    "https://c.m.163.com/news/a/\(docID).html?spss=newsapp&spssid=1234",
    "https://c.m.163.com/nc/article/\(docID)/full.html", "https://dy.163.com/v2/article/detail/\(docID).html",
    "https://dy.163.com/article/\(docID).html", "https://money.163.com/25/0428/09/\(docID).html",
    "https://www.163.com/news/article/\(docID)_pa11y.html", "https://comment.tie.163.com/\(docID).html",
    "https://3g.163.com/touch/article.html?docid=\(docID)", "www.163.com/news/article/\(docID).html", docID,
    "\(docID).html",
  ]

  /// Whatever lies between, the article ends in one object, and only the first of them is new.
  @Test(
    .enabled(
      if: NginxServer.isAvailable,
      "nginx-light and openssl have to be installed, and port 443 is for root unless the system says otherwise"
    ))
  func allLeadToOneArticle() async throws {
    let site = try LoopbackSite(behindNginx: true) { request in
      request.host == "www.163.com" ? .page(SamplePage().html) : .missing
    }
    let items = try FetchedItem.list(try await site.start(["--json"] + Self.forms).end().output)
    #expect(items.map(\.asked) == Self.forms)
    for item in items { #expect(item.folder == "objects/0001899O/\(Self.docID)", "\(item.asked)") }
    #expect(items.map(\.state) == ["new"] + items.dropFirst().map { _ in "unchanged" })
    let inventories = try site.program.files(in: "archive/objects").filter {
      $0.hasSuffix("0=ocfl_object_1.1")
    }
    #expect(inventories.count == 1)
    #expect(try site.isArchiveClean())
  }

  @Test func aPartIsAnObjectOfItsOwn() async throws {
    let site = try LoopbackSite { request in
      .page(SamplePage(text: request.target.contains("_2") ? "第二页。" : "第一页。").html)
    }
    let page = "/news/article/\(Self.docID)"
    let items = try await site.reports(site.url(page + ".html"), site.url(page + "_2.html"))
    #expect(items.map(\.state) == ["new", "new"])
    #expect(
      items.map(\.folder) == ["objects/0001899O/\(Self.docID)", "objects/0001899O/\(Self.docID)_2"])
    #expect(try site.program.run("show", "\(Self.docID)_2").output.contains("第二页。"))
  }

  @Test(arguments: [
    ("https://www.example.org/news/article/\(docID).html", "is not a host of NetEase"),
    ("https://www.163.com.example.org/", "is not a host of NetEase"),
    ("http://127.0.0.1/", "is not a host of NetEase"),
    ("http://[::ffff:127.0.0.1]/", "is not a host of NetEase"),
    ("http://2130706433/", "is not a host of NetEase"),
  ])
  func aForeignHostIsNotAsked(_ url: String, _ message: String) async throws {
    let result = try await LoopbackSite().fetch(url)
    #expect(result.status == 77)
    #expect(result.errors.contains(message))
    #expect(result.output.isEmpty)
  }

  @Test(arguments: [
    "http://127.0.0.1:%/news/article/\(docID).html", "http://[::ffff:127.0.0.1]:%/news/article/\(docID).html",
    "http://localhost:%/news/article/\(docID).html",
  ])
  func anAllowedHostMayStillHaveAPrivateAddress(_ url: String) async throws {
    let site = try LoopbackSite { _ in .page(SamplePage().html) }
    let url = url.replacing("%", with: String(site.server.port))
    let host =
      url.hasPrefix("http://[") ? "[::ffff:127.0.0.1]" : url.contains("localhost") ? "localhost" : "127.0.0.1"
    let refused = try await site.fetch("--allow-host", host, url)
    #expect(refused.status == 77)
    #expect(refused.errors.contains("not public"))
    #expect(site.server.connections == 0)
    #expect(try site.loggedLooks().isEmpty)

    let allowed = try await site.fetch("--allow-host", host, "--allow-private", url)
    #expect(allowed.status == 0)
    #expect(allowed.output.hasPrefix("new: "))
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://www.163.com/", "not an address", "JU7JLCSV", ""])
  func whatIsNoAddress(_ text: String) async throws {
    let result = try await LoopbackSite().fetch(text)
    #expect(result.status == 64)
    #expect(result.errors.contains("no address"))
    #expect(result.output.isEmpty)
  }

  @Test func aNameInTheAddress() async throws {
    let site = try LoopbackSite()
    let result = try await site.fetch("https://me:secret@www.163.com/")
    #expect(result.status == 64)
    #expect(result.errors.contains("a user's name in it"))
    #expect(site.server.connections == 0)
  }

  @Test func anUnknownHost() async throws {
    // RFC 2606: there is never such a name.
    let result = try await LoopbackSite().fetch("--allow-host", "invalid", "http://www.163.invalid/")
    #expect(result.status == 69)
    #expect(result.errors.contains("was not found"))
  }

  @Test func aRefusedConnection() async throws {
    let site = try LoopbackSite()
    // Nobody listens at port 1.
    let url = "http://www.163.com:1/news/article/\(Self.docID).html"
    let result = try await site.fetch("--resolve", "www.163.com:1:127.0.0.1", url)
    #expect(result.status == 69)
    // With what the system says, and where it was: before a page robots.txt is asked for.
    #expect(
      result.errors.hasPrefix("\(url): http://www.163.com:1/robots.txt: no connection (Failed to connect to ")
    )
    // The archive does not tell where a connection went.
    #expect(try site.loggedLooks().map(\.reason) == ["no answer: there is no connection"])
    #expect(try site.isArchiveClean())
  }

  /// Nothing was sent, so it says nothing of the article.
  @Test(arguments: ["http://127.0.0.1:1", "http://proxy.invalid:3128"])
  func aProxyThatIsNotThere(_ proxy: String) async throws {
    let site = try LoopbackSite()
    let url = site.url("/news/article/\(Self.docID).html")
    let result = try await site.fetch("--proxy", proxy, url)
    #expect(result.status == 69)
    #expect(result.errors.contains("proxy"))
    #expect(try site.loggedLooks().isEmpty)
  }

  @Test func anAddressThatIsNoProxys() async throws {
    let result = try await LoopbackSite().fetch("--proxy", "nonsense://me:secret@127.0.0.1", "x")
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("the proxy: its address begins with none of http://, "))
    #expect(!result.errors.contains("secret"))
  }

  /// robots.txt of the first list's host takes the one request; nobody listens there.
  @Test func anAccountWhoseListsMayNotBeAskedForAnyMore() async throws {
    let nowhere = ["c.m.163.com:443:127.0.0.1", "www.163.com:443:127.0.0.1"].flatMap { ["--resolve", $0] }
    let site = try LoopbackSite()
    let result = try await site.start(["--max-requests", "1", "T1475143788671"] + nowhere).end()
    #expect(result.status == 75)
    #expect(result.errors == "T1475143788671: the run may not ask more often\n")
  }

  /// The first look-up is for robots.txt: what it found out does not hold for the next connection.
  @Test func aNameThatLeadsInsideAtTheSecondLookUp() async throws {
    let site = try LoopbackSite(robots: Reply.missing.closing) { _ in .page(SamplePage().html) }
    let url = site.url("/")
    let run = try site.program.start(
      ["fetch", "--delay", "0", "--retries", "0", url],
      environment: [
        "LD_PRELOAD": try PreloadedLibrary.compile("rebinding"), "REBIND_NAME": "www.163.com",
        "REBIND_FIRST": "59.111.160.244",
      ])
    let result = try await run.end()
    #expect(result.status == 77)
    #expect(result.errors.hasPrefix("\(url): the host has an address that is not public (127.0.0.1)"))
    #expect(site.server.requests.map(\.target) == ["/robots.txt"])
    #expect(site.server.connections == 1)
  }
}

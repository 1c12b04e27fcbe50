import ArticleModel
import HTMLTree
import Testing

@testable import Extraction

/// The vocabulary of the templates, on pages of a few elements.
@Suite struct RuleTests {
  private func page(_ body: String, url: String? = nil) throws -> Page {
    try Page(utf8: Array("<html><body>\(body)</body></html>".utf8), url: url)
  }

  private static let docID = "B3POOT1T00253D7R"
  private static let address = "https://www.163.com/money/article/B3POOT1T00253D7R"

  // MARK: Parts

  private func part(_ current: Int?, of count: Int, url: String? = nil) throws -> ArticlePart? {
    let links = (1...count).map { number in
      let suffix = number == 1 ? "" : "_\(number)"
      let mark = number == current ? " class=current" : ""
      return "<a href=http://money.163.com/15/0918/10/\(Self.docID)\(suffix).html\(mark)>\(number)</a>"
    }
    let pages =
      "<div class=ep-pages>\(links.joined())<a href=http://money.163.com/15/0918/10/\(Self.docID)_2.html>&gt;</a></div>"
    return try Rule<ArticlePart>.pages(".ep-pages").read(page(pages, url: url))
  }

  @Test func partByItsMark() throws {
    let url = "http://money.163.com/15/0918/10/\(Self.docID)_2.html"
    #expect(
      try part(2, of: 3, url: url)
        == ArticlePart(number: 2, count: 3, others: ["\(Self.address).html", "\(Self.address)_3.html"]))
    #expect(try part(2, of: 3)?.number == 2)
  }

  @Test func partByItsAddress() throws {
    #expect(try part(nil, of: 3, url: "http://money.163.com/15/0918/10/\(Self.docID)_3.html")?.number == 3)
    let whole = try part(nil, of: 2, url: "http://money.163.com/15/0918/10/\(Self.docID)_all.html")
    #expect(whole == ArticlePart(number: nil, others: ["\(Self.address).html", "\(Self.address)_2.html"]))
  }

  @Test func undividedPage() throws {
    #expect(try part(1, of: 1) == nil)
    #expect(try Rule<ArticlePart>.pages(".ep-pages").read(page("<p>1</p>")) == nil)
  }

  /// A page that was saved without its address says which part it is, so it is not taken for the whole article.
  @Test func savedPartHasItsOwnAddress() throws {
    var draft = Draft(family: "f", template: "t", confidence: 1)
    draft.article.part = ArticlePart(number: 2, count: 3)
    let address = try #require(ArticleAddress(Self.docID))
    draft.fill(from: address)
    #expect(draft.article.identifier == Self.docID)
    #expect(draft.article.canonical == "\(Self.address)_2.html")
    draft.article.part = ArticlePart(number: 1, count: 3)
    draft.fill(from: address)
    #expect(draft.article.canonical == "\(Self.address).html")
  }

  // MARK: Sources

  @Test(
    arguments: [
      ("来源: 某报", "某报", nil),
      ("来源：<a href=https://news.example/1>某报</a>", "某报", "https://news.example/1"),
      ("2015-07-04　来源： <a href='http://#'>某报</a> <a href=/jb>举报</a>", "某报", nil),
      ("来源：<a href=http://192.168.51.134/ftp/a>某报</a>", "某报", nil),
      ("来源：<a href=https://money.163.com/>网易财经</a>", "网易财经", nil),
      ("来源：<a href=javascript:;>某报</a>", "某报", nil),
    ] as [(String, String, String?)])
  func sources(_ html: String, _ name: String, _ url: String?) throws {
    let source = try Rule<SourceOrganization>.labelled(".info").read(page("<div class=info>\(html)</div>"))
    #expect(source == SourceOrganization(name: name, url: url))
  }

  @Test(arguments: ["", "2015-07-04", "来源： <a href=/jb>举报</a>"])
  func noSource(_ html: String) throws {
    #expect(try Rule<SourceOrganization>.labelled(".info").read(page("<div class=info>\(html)</div>")) == nil)
  }

  @Test(arguments: [
    ("https://news.example/1", true),
    ("http://203.0.113.9/a", true),
    ("http://172.32.0.1/", true),
    ("http://#", false),
    ("http://localhost/", false),
    ("http://10.1.2.3/", false),
    ("http://127.0.0.1/", false),
    ("http://172.16.0.1/", false),
    ("http://172.31.255.1/", false),
    ("http://192.168.51.134/ftp/a", false),
    ("http://169.254.1.1/", false),
    ("https://www.163.com/", false),
    ("https://img1.cache.netease.com/a.jpg", false),
    ("https://blog.126.net/", false),
  ])
  func addressesThatLeadOutside(_ url: String, _ expected: Bool) {
    #expect((WebAddress(url)?.leadsOutside ?? false) == expected)
  }

  // MARK: People and numbers

  @Test func account() throws {
    let rule = Rule<[Author]>.account("a.author")
    let found = try rule.read(
      page("<a class=author href=/dy/media/T1475143788671.html> 某号 </a>", url: "https://www.163.com/"))
    #expect(
      found == [
        Author(
          kind: .organization, name: "某号", identifier: "T1475143788671",
          url: "https://www.163.com/dy/media/T1475143788671.html")
      ])
    // A link that is relative to nobody knows what.
    #expect(
      try rule.read(page("<a class=author href=/dy/media/T1475143788671.html>某号</a>"))?.first?.identifier
        == "T1475143788671")
    #expect(try rule.read(page("<a class=author href=/dy/media/>某号</a>")) == nil)
    #expect(try rule.read(page("<a class=author href=/dy/media/T1475143788671.html></a>")) == nil)
  }

  @Test(
    arguments: [
      ("<em>跟贴</em> <a>12</a>", 12), ("<em>跟贴</em> <a>0</a>", nil), ("<em>参与</em> <a>12</a>", nil),
      ("<a>12</a>", nil),
    ] as [(String, Int?)])
  func comments(_ html: String, _ expected: Int?) throws {
    #expect(try Rule<Int>.comments(".c").read(page("<div class=c>\(html)</div>")) == expected)
  }

  @Test(
    arguments: [
      ("<img src=/a/ipLocation.f6d0.svg>北京<a>举报</a>", "北京"),
      ("<img src=/a/ipLocation.f6d0.svg> <!-- x --> <span> 北京 </span>", "北京"),
      ("<img src=/a/ipLocation.f6d0.svg> <a>举报</a>", nil),
      ("<img src=/a/ipLocation.f6d0.svg>", nil),
      ("<img src=/a/other.svg>北京", nil),
    ] as [(String, String?)])
  func placeBesideItsPin(_ html: String, _ expected: String?) throws {
    #expect(try Rule<String>.besideLocationPin.read(page("<div>\(html)</div>")) == expected)
  }

  @Test func keywords() throws {
    let rule = Rule<[String]>.meta("keywords")
    #expect(try rule.read(page("<meta name=keywords content='一,二，三；一; ,'>")) == ["一", "二", "三"])
    #expect(try rule.read(page("<meta name=keywords content=','>")) == nil)
  }

  @Test func crumbs() throws {
    let line = "<div class=crumb><a>网易首页</a> &gt; <a>财经</a> &gt; <a>宏观</a> &gt; 正文 <a>手机版</a></div>"
    #expect(try Rule<String>.crumb(".crumb").read(page(line)) == "宏观")
    #expect(try Rule<String>.crumb(".crumb").read(page("<div class=crumb><a>网易首页</a> &gt; 正文</div>")) == nil)
  }

  @Test func firstRuleThatHoldsWins() throws {
    let rules: [Rule<String>] = [.text("h2"), .text("h1"), .meta("og:title")]
    let page = try page("<meta property=og:title content=三><h2> </h2><h1>二</h1>")
    let found = try #require(rules.first(on: page))
    #expect(found.value == "二")
    #expect(found.rule == "text of h1")
  }
}

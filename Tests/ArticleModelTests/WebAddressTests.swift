import ArticleModel
import Testing

@Suite struct WebAddressTests {
  static let base = "http://money.163.com/15/0704/10/page.html?q=1#top"

  @Test(arguments: [
    // RFC 3986, 5.4.1, with our base in place of `http://a/b/c/d;p?q`.
    ("other.html", "http://money.163.com/15/0704/10/other.html"),
    ("./other.html", "http://money.163.com/15/0704/10/other.html"),
    ("other/", "http://money.163.com/15/0704/10/other/"),
    ("/keywords/5/e/5eb765af/1.html", "http://money.163.com/keywords/5/e/5eb765af/1.html"),
    ("//news.163.com/x", "http://news.163.com/x"),
    ("?y=2", "http://money.163.com/15/0704/10/page.html?y=2"),
    ("#p1", "http://money.163.com/15/0704/10/page.html?q=1#p1"),
    ("other.html?y#s", "http://money.163.com/15/0704/10/other.html?y#s"),
    (".", "http://money.163.com/15/0704/10/"),
    ("..", "http://money.163.com/15/0704/"),
    ("../g", "http://money.163.com/15/0704/g"),
    ("../../g", "http://money.163.com/15/g"),
    ("../../../../../g", "http://money.163.com/g"),
    ("/a/./b/../c", "http://money.163.com/a/c"),
    ("g;x=1/../y", "http://money.163.com/15/0704/10/y"),
    ("g?y=a/../b", "http://money.163.com/15/0704/10/g?y=a/../b"),
    ("https://example.org/A?b#c", "https://example.org/A?b#c"),
    ("HTTPS://Example.org", "https://Example.org"),
    ("http://example.org?x", "http://example.org?x"),
    // What browsers do.
    (" \n other.html\t", "http://money.163.com/15/0704/10/other.html"),
    ("other\n.html", "http://money.163.com/15/0704/10/other.html"),
    ("two words.html", "http://money.163.com/15/0704/10/two%20words.html"),
    ("关键词/网易.html", "http://money.163.com/15/0704/10/关键词/网易.html"),
  ])
  func resolves(link: String, target: String) throws {
    let base = try #require(WebAddress(Self.base))
    #expect(WebAddress(link, relativeTo: base)?.text == target)
  }

  @Test(arguments: [
    "", " ", "javascript:void(0)", "JavaScript:;", "mailto:someone@163.com", "data:image/png;base64,AAAA",
    "tel:95163", "about:blank", "ftp://163.com/x", "http:", "http://", "http:///x", "http://#", "https://?x",
    "http:x.html", "http://...", "http://a b/", "http://a\u{0}b/", "http://a%20b/", "http://163.com:80a/",
    "http://evil.org\\@www.163.com/",
  ])
  func isNoLink(link: String) throws {
    let base = try #require(WebAddress(Self.base))
    #expect(WebAddress(link, relativeTo: base) == nil)
  }

  @Test func withoutABase() {
    #expect(WebAddress("/x.html") == nil)
    #expect(WebAddress("x.html") == nil)
    #expect(WebAddress("//www.163.com/x.html")?.text == "https://www.163.com/x.html")
  }

  @Test func aBaseWithoutAPath() throws {
    let base = try #require(WebAddress("https://www.163.com"))
    #expect(WebAddress("x.html", relativeTo: base)?.text == "https://www.163.com/x.html")
    #expect(WebAddress("#x", relativeTo: base)?.text == "https://www.163.com#x")
  }

  @Test func parts() throws {
    let address = try #require(WebAddress("http://user:word@News.163.com.:8080/a/b?c=d?e#f#g"))
    #expect(address.scheme == "http")
    #expect(address.authority == "user:word@News.163.com.:8080")
    #expect(address.host == "news.163.com")
    #expect(address.path == "/a/b")
    #expect(address.query == "c=d?e")
    #expect(address.fragment == "f#g")
    #expect(address.text == "http://user:word@News.163.com.:8080/a/b?c=d?e#f#g")
    #expect(WebAddress("http://[::1]:8080/")?.host == "[::1]")
    #expect(WebAddress("http://[::1]/")?.host == "[::1]")
  }

  @Test(arguments: [
    ("https://web.archive.org/web/20200101000000id_/http://news.163.com/a?b#c", "http://news.163.com/a?b#c"),
    ("https://web.archive.org/web/20200101000000/https://news.163.com/", "https://news.163.com/"),
    ("http://web.archive.org/web/2020im_/http:/news.163.com/a", "http://news.163.com/a"),
    ("https://web.archive.org/web/2020*/news.163.com", "http://news.163.com"),
    (
      "https://web.archive.org/web/1/http://web.archive.org/web/2/http://news.163.com/",
      "http://news.163.com/"
    ),
    ("https://web.archive.org/web/20200101000000/", "https://web.archive.org/web/20200101000000/"),
    (
      "https://web.archive.org/about/http://news.163.com/",
      "https://web.archive.org/about/http://news.163.com/"
    ),
    ("http://news.163.com/web/2020/http://x.org/", "http://news.163.com/web/2020/http://x.org/"),
    // As copies name each other, in a page that has lost its host.
    ("http://news.163.com/web/20200102030405im_/http://x.org/a.jpg", "http://x.org/a.jpg"),
    ("http://news.163.com/web/20200102030405/https:/x.org/?a", "https://x.org/?a"),
    ("http://x.org/web/20200102030405/a.html", "http://x.org/web/20200102030405/a.html"),
    ("http://x.org/web/202001020304056/http://y.org/", "http://x.org/web/202001020304056/http://y.org/"),
  ])
  func outOfTheWaybackMachine(copy: String, original: String) throws {
    #expect(try #require(WebAddress(copy)).original.text == original)
  }

  @Test(arguments: [
    ("https://web.archive.org/web/20200102030405/http://news.163.com/", 1_577_934_245_000),
    ("https://web.archive.org/web/20200102030405id_/http://news.163.com/", 1_577_934_245_000),
    ("https://web.archive.org/web/2020/http://news.163.com/", nil),
    ("https://web.archive.org/web/20200230030405/http://news.163.com/", nil),
    ("https://web.archive.org/web/20200102036005/http://news.163.com/", nil),
    ("https://web.archive.org/web/20200102030405/", nil), ("http://news.163.com/", nil),
  ])
  func instantOfACopy(copy: String, instant: Int64?) throws {
    #expect(try #require(WebAddress(copy)).waybackInstant == instant)
  }
}

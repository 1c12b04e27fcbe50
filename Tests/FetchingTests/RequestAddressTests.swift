import ArticleModel
import Testing

@testable import Fetching

@Suite struct RequestAddressTests {
  @Test(
    arguments: [
      ("http://www.163.com", "www.163.com", 80), ("HTTPS://WWW.163.COM/a", "www.163.com", 443),
      ("http://www.163.com:8080/", "www.163.com", 8080), ("http://www.163.com.:80/", "www.163.com", 80),
      ("https://www.163.com:/", "www.163.com", 443), ("http://[::1]:8080/", "[::1]", 8080),
      ("http://a_b.blog.163.com/", "a_b.blog.163.com", 80), ("https://127.0.0.1/", "127.0.0.1", 443),
    ])
  func hostAndPort(url: String, host: String, port: Int) throws {
    let address = try #require(RequestAddress(url))
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(
    arguments: [
      "", "www.163.com", "ftp://www.163.com/", "file:///etc/passwd", "http://", "http:///a",
      "javascript:alert(1)", "http://user@www.163.com/", "http://user:password@www.163.com/",
      "http://www.163.com@evil.example/", "http://www.163.com\\@evil.example/",
      "http://evil.example\\.163.com/",
      "http://www.163.com:0/", "http://www.163.com:65536/", "http://www.163.com:80:80/", "http://[::1/",
      "http://[v1.a]/", "http://%77ww.163.com/", "http://新闻.163.com/", "http://evil.example／.163.com/",
      "http://www.163.com:８0/", "http://[fe80::1%25eth0]/",
    ])
  func addressThatIsNotAskedFor(url: String) { #expect(RequestAddress(url) == nil) }

  @Test func whatIsSentIsEscaped() throws {
    let address = try #require(RequestAddress("http://www.163.com/新 闻?q=<a>#top"))
    #expect(address.uri == "http://www.163.com/%E6%96%B0%20%E9%97%BB?q=%3Ca%3E")
  }

  @Test(
    arguments: [
      ("http://m.163.com/b", "http://m.163.com/b"), ("/b?c", "https://www.163.com/b?c"),
      ("b", "https://www.163.com/x/b"), ("//m.163.com/", "https://m.163.com/"),
      ("?p=2", "https://www.163.com/x/y?p=2"),
    ])
  func whereARedirectLeads(location: String, target: String) throws {
    let address = try #require(RequestAddress("https://www.163.com/x/y?z"))
    #expect(address.redirected(to: location.bytes)?.uri == target)
  }

  /// 新 in GBK, as a server of 2010 wrote it into its `Location`.
  @Test func bytesOfARedirectAreEscapedAsTheyAre() throws {
    let address = try #require(RequestAddress("http://www.163.com/"))
    #expect(address.redirected(to: "/".bytes + [0xD0, 0xC2])?.uri == "http://www.163.com/%D0%C2")
  }
}

import ArticleModel
import Testing

@Suite struct NetEaseHostTests {
  @Test(arguments: [
    "163.com", "www.163.com", "c.m.163.com", "WWW.163.COM", "www.163.com.", "nimg.ws.126.net", "126.net",
    "cms-bucket.nosdn.127.net", "127.net", "img1.cache.netease.com", "netease.com",
  ])
  func belongs(host: String) {
    #expect(isNetEaseHost(host))
  }

  @Test(arguments: [
    "", ".", "com", "evil163.com", "www-163.com", "163.com.evil.org", "163.comx", "163.com:80", "1163.com",
    "x126.net", "127.0.0.1", "netease.com.cn", "www.163.com..",
  ])
  func doesNotBelong(host: String) {
    #expect(!isNetEaseHost(host))
  }
}

import ArticleModel
import Testing

@Suite struct PictureAddressTests {
  @Test(arguments: [
    // The proxy, encoded as in bodies and bare as for avatars.
    (
      "https://nimg.ws.126.net/?url=http%3A%2F%2Fdingyue.ws.126.net%2F2025%2F0428%2Fa.jpg"
        + "&thumbnail=660x2147483647&quality=80&type=jpg",
      "http://dingyue.ws.126.net/2025/0428/a.jpg"
    ),
    (
      "https://nimg.ws.126.net/?url=http://bjnewsrec-cv.ws.126.net/little/a%2520b.jpg&thumbnail=140y88",
      "http://bjnewsrec-cv.ws.126.net/little/a%2520b.jpg"
    ),
    (
      "//nimg.ws.126.net/?thumbnail=1x1&url=%2F%2Fdingyue.ws.126.net%2Fa.jpg",
      "https://dingyue.ws.126.net/a.jpg"
    ),
    // Escapes that the original needs stay.
    (
      "https://nimg.ws.126.net/?url=http%3A%2F%2Fx.126.net%2F%E5%9B%BE%20a%2520b%3D.jpg",
      "http://x.126.net/%E5%9B%BE%20a%20b=.jpg"
    ),
    // The picture's own host scales as well.
    (
      "http://cms-bucket.ws.126.net/2019/11/04/a.jpeg?imageView&thumbnail=550x0",
      "http://cms-bucket.ws.126.net/2019/11/04/a.jpeg"
    ),
    (
      "https://nimg.ws.126.net/?url=http%3A%2F%2Fcms-bucket.ws.126.net%2Fa.jpeg%3FimageView%26thumbnail%3D9x9&quality=80",
      "http://cms-bucket.ws.126.net/a.jpeg"
    ),
    // As they are.
    ("//dingyue.ws.126.net/a.jpg", "https://dingyue.ws.126.net/a.jpg"),
    (
      "http://img3.cache.netease.com/cnews/2016/2/21/a_550.jpg",
      "http://img3.cache.netease.com/cnews/2016/2/21/a_550.jpg"
    ),
    ("https://example.org/a.png?imageView=1", "https://example.org/a.png?imageView=1"),
    ("/images/a.jpg", "http://biz.163.com/images/a.jpg"),
    ("../a.jpg", "http://biz.163.com/41210/a.jpg"),
    ("http://so.v.163.com/cover.png", "http://so.v.163.com/cover.png"),
    (
      "https://web.archive.org/web/2016im_/http://cms-bucket.ws.126.net/a.jpg",
      "http://cms-bucket.ws.126.net/a.jpg"
    ),
    ("/web/20160221110500im_/http://cms-bucket.ws.126.net/a.jpg", "http://cms-bucket.ws.126.net/a.jpg"),
  ])
  func original(source: String, original: String) throws {
    let base = try #require(WebAddress("http://biz.163.com/41210/1/17867KR700020QBK.html"))
    #expect(PictureAddress(source, relativeTo: base)?.original == original)
  }

  @Test(arguments: [
    "", "#", "about:blank", "javascript:;", "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
    "https://static.ws.126.net/163/frontend/images/2022/empty.png",
    "https://example.org/images/empty.png",
    "https://static.ws.126.net/163/f2e/product/post_nodejs/static/logo.png",
    "https://static.ws.126.net/dy/v2/imgs/loading.gif",
    "//static.ws.126.net/dy/images/default180x120.jpg",
    "http://so.v.163.com/AEDm2GYACxMBAJqc.png",
    "http://img1.cache.netease.com/cnews/css13/img/end_news.png",
    "http://img2.cache.netease.com/nocache/statistic/mod003.gif",
    "http://163.wrating.com/a.gif?c=860010",
    "https://g.163.com/a?CID=66892&actionId=imp",
    "https://nimg.ws.126.net/", "https://nimg.ws.126.net/?thumbnail=1x1", "https://nimg.ws.126.net/?url=",
    "https://nimg.ws.126.net/?url=https%3A%2F%2Fstatic.ws.126.net%2Fa%2Fempty.png",
    "https://nimg.ws.126.net/?url=https://nimg.ws.126.net/?url=x",
  ])
  func noPicture(source: String) {
    #expect(PictureAddress(source) == nil)
  }
}

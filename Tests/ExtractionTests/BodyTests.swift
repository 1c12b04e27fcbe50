import ArticleModel
import Testing

@testable import Extraction

/// Where a body starts and ends, on pages of the known families that are not as they should be.
@Suite struct BodyTests {
  private func article(_ content: String, in frame: String = Self.redesign) throws -> Article {
    let page = frame.replacing("CONTENT", with: content)
    return try Extractor.extract(Capture(bytes: Array(page.utf8))).article
  }

  private static let redesign = """
    <html><head><title>河埠头的钟_网易</title></head><body><div class="post_main">
    <h1 class="post_title">河埠头的钟</h1><div class="post_info">2025-03-12 09:14:26　来源: 沙河子晨报</div>
    <div class="post_content">CONTENT</div><div class="post_comment"><p>作者：路人</p></div></div></body></html>
    """
  private static let legacy = """
    <html><head><title>河埠头的钟_网易</title></head><body><div id="epContentLeft"><div class="ep-main-bg">
    <h1 id="h1title">河埠头的钟</h1><div class="ep-time-soure">2015-07-04 08:31:17　来源: 沙河子晨报</div>
    CONTENT</div></div></body></html>
    """
  private static let credits = #"<div class="post_author">本文来源：沙河子晨报 责任编辑： 江照_NBJ2210</div>"#

  // MARK: Stray end tags

  @Test("all that follows a stray end tag is the text: pictures, lists and loose text too")
  func strayEndTag() throws {
    let article = try article(
      #"""
      <div class="post_body"><p>钟停了三年。</p></div><p>去年有人修好了它。</p>
      <p class="f_center"><img src="https://cms-bucket.ws.126.net/2025/0312/clock.jpg"></p><ul><li>一点</li></ul>
      <div class="gg200x300"><p>广告</p></div>又敲了一下。
      """#)
    #expect(article.paragraphs == ["钟停了三年。", "去年有人修好了它。", "一点", "又敲了一下。"])
    #expect(article.images.map(\.contentURL) == ["https://cms-bucket.ws.126.net/2025/0312/clock.jpg"])
  }

  @Test("a stray end tag before the credits inside the body")
  func strayEndTagBeforeCredits() throws {
    let article = try article(
      #"""
      <div id="endText" class="end-text"><p>钟停了三年。</p></div><p>去年有人修好了它。</p>
      <div class="ep-source"><span class="left">本文来源：沙河子晨报 作者：江照</span></div>
      """#, in: Self.legacy)
    #expect(article.paragraphs == ["钟停了三年。", "去年有人修好了它。"])
    #expect(article.authors.map(\.name) == ["江照"])
  }

  @Test(
    "a paragraph behind an intact body is not the text",
    arguments: [
      "<p>扫码下载客户端。</p>" + Self.credits,
      "<p>扫码下载客户端。</p><div class='ad'>看更多</div>",
      "<!-- 声明 --><p>转载请注明出处。</p><div class='post_statement'><p>特别声明</p></div>",
      "<div class='share'>分享</div><p>转载请注明出处。</p>",
    ])
  func paragraphBehind(_ behind: String) throws {
    #expect(try article("<div class='post_body'><p>钟停了三年。</p></div>" + behind).paragraphs == ["钟停了三年。"])
  }

  // MARK: Several bodies

  @Test("an empty body before the filled one does not hide it") func emptyBodyFirst() throws {
    let body = "<div class='post_body'> <p></p></div><div class='post_body'><p>钟停了三年。</p></div>"
    #expect(try article(body).paragraphs == ["钟停了三年。"])
  }

  @Test("a photo set in an article page whose own text is empty") func photoSetBesideEmptyBody() throws {
    let set = #"""
      <div id="endText"><p></p></div><div class="nph_gallery"><textarea id="photoList7"><li><h2>钟楼</h2>
      <p>钟楼的正面</p><i title="img">http://img3.cache.netease.com/photo/0001/clock.jpg</i></li></textarea></div>
      """#
    let article = try article(set, in: Self.legacy)
    #expect(article.kind == .imageGallery)
    #expect(article.images.map(\.contentURL) == ["http://img3.cache.netease.com/photo/0001/clock.jpg"])
  }

  // MARK: What is inside

  @Test("what a player says where it cannot play is not the text", arguments: ["audio", "video"])
  func fallbackOfPlayer(tag: String) throws {
    let body = "<p>钟停了三年。</p><\(tag)>您的浏览器不支持播放</\(tag)>"
    #expect(try article("<div class='post_body'>\(body)</div>").paragraphs == ["钟停了三年。"])
  }

  @Test("the title of a player without a file is not the text") func playerWithoutFile() throws {
    let player = "<div class='video-wrapper'><span class='video-title'>钟声</span></div>"
    #expect(try article("<div class='post_body'>\(player)<p>钟停了三年。</p></div>").paragraphs == ["钟停了三年。"])
  }

  @Test("the promotion between its two comments goes whole") func promotionBetweenComments() throws {
    let article = try article(
      #"""
      <div id="endText"><p>钟停了三年。</p><p><!--biaoqian开始--> <style>.a{}</style></p><p>下载客户端</p>
      <table><tr><td>会赚钱</td></tr></table><div class="biaoqian"><h1>重点推荐</h1></div><div><p>要闻</p></div>
      <p>更多</p><!--biaoqian结束--><p>去年有人修好了它。</p></div>
      """#, in: Self.legacy)
    #expect(article.paragraphs == ["钟停了三年。", "去年有人修好了它。"])
  }

  // MARK: Fields in other places

  @Test("a date and a source that stand in an element of no known name") func fieldsBesideTheHeading() throws
  {
    let page = """
      <html><head><title>河埠头的钟_网易</title></head><body><h1>河埠头的钟</h1><p>2013-07-04 08:31:17　来源：沙河子晨报</p>
      <div id="endText"><p>钟停了三年。</p></div><p>责任编辑：江照_NBJ2210</p></body></html>
      """
    let article = try Extractor.extract(Capture(bytes: Array(page.utf8))).article
    #expect(article.datePublished?.iso8601 == "2013-07-04T08:31:17+08:00")
    #expect(article.source?.name == "沙河子晨报")
    #expect(article.editor == Editor(name: "江照", identifier: "NBJ2210"))
  }

  @Test("what follows an empty source is none", arguments: ["<a>举报</a></p>", "</p><p>分享到：</p>"])
  func emptySource(_ rest: String) throws {
    let page = """
      <html><head><title>河埠头的钟_网易</title></head><body><h1>河埠头的钟</h1><p>2013-07-04 08:31:17　来源：\(rest)
      <div id="endText"><p>钟停了三年。</p></div></body></html>
      """
    #expect(try Extractor.extract(Capture(bytes: Array(page.utf8))).article.source == nil)
  }

  @Test("a page without a heading has the title of its head") func titleOfTheHead() throws {
    let article = try article(
      "<div id='endText'><p>钟停了三年。</p></div>", in: Self.legacy.replacing("h1", with: "b"))
    #expect(article.headline == "河埠头的钟")
  }

  @Test("an account that a list links is not the author of a page whose author has no link")
  func accountInAList() throws {
    let page = """
      <html><head><title>河埠头的钟_网易订阅</title></head><body><a href="/dy/media/T1475143788671.html">路人号</a>
      <div class="article_title"><h2>河埠头的钟</h2><p class="time"><span>2019-05-17</span><span> · </span>
      <span>沙河子报道</span></p></div><div id="content"><p>钟停了三年。</p></div></body></html>
      """
    let article = try Extractor.extract(Capture(bytes: Array(page.utf8))).article
    #expect(article.authors == [Author(kind: .organization, name: "沙河子报道")])
  }

  @Test("recommendations and comments before the body give no author") func othersBeforeTheBody() throws {
    let others = #"""
      <ul><li>热点推荐</li><li><a href="/dy/media/T1475143788671.html">路人甲</a></li><li>作者：路人乙</li>
      <li>来源：路人社</li><li>责任编辑：路人丙_NN1111</li></ul>
      """#
    let article = try article(others + "<div class='post_body'><p>钟停了三年。</p></div>")
    #expect(article.authors.isEmpty)
    #expect(article.source?.name == "沙河子晨报")
  }
}

import ArticleModel
import OrderedJSON
import Testing

@testable import Archiving

@Suite struct ArticleChangeTests {
  /// What differs between a page and the same page with one thing changed.
  private func differences(_ change: (inout SamplePage) -> Void) throws -> [String] {
    var page = SamplePage()
    let older = try page.read()
    change(&page)
    return try ArticleChange(articleJSON: page.read().json.utf8(.line))
      .differences(from: ArticleChange(articleJSON: older.json.utf8(.pretty)))
  }

  private static let picture = "<p class=f_center><img src=http://cms-bucket.ws.126.net/2025/0428/p.jpg></p>"
  private static let video = "<video src=https://flv0.bn.netease.com/a.mp4></video>"

  @Test func ofTheArticle() throws {
    #expect(try differences { $0.title = "别的题目" } == ["title"])
    #expect(try differences { $0.body = "<div class=otitle>（原标题：旧题）</div>" + $0.body } == ["title"])
    #expect(try differences { $0.body += "<p>第二段。</p>" } == ["body"])
    #expect(try differences { $0.body += Self.picture } == ["pictures"])
    #expect(try differences { $0.body += Self.video } == ["videos"])
    #expect(try differences { $0.source = "别报" } == ["author or source"])
    #expect(try differences { $0.author = "丙某" } == ["author or source"])
    #expect(try differences { $0.editor = "丁某_NT6057" } == ["author or source"])
    #expect(try differences { $0.time = "2025-04-28 10:00:00" } == ["time"])
  }

  @Test func ofSeveralThings() throws {
    #expect(
      try differences {
        $0.title = "别的题目"
        $0.body = Self.picture + "<p>别的。</p>"
        $0.time = "2025-04-29 09:13:09"
      } == ["title", "body", "pictures", "time"])
  }

  @Test func ofWhatIsAroundTheArticle() throws {
    #expect(try differences { $0.keywords = "三" } == [])
    #expect(try differences { $0.comments = 400 } == [])
    #expect(try differences { $0.outside = "<div class=ad>广告</div><aside>相关推荐</aside>" } == [])
    #expect(try differences { _ in } == [])
  }

  /// The page for telephones shows minutes, other pictures and no editor; on an unknown page much is guessed.
  @Test(arguments: ["mobile", "app-json", "generic"]) func betweenTwoFormsOfAPageTitleAndTextCountAlone(
    family: String
  )
    throws
  {
    func record(_ family: String, text: String, picture: String, time: String) throws -> ArticleChange {
      let json: JSONValue = [
        "headline": "题", "datePublished": .string(time), "articleBody": .string(text),
        "image": [["contentUrl": .string(picture)]], "capture": ["family": .string(family)],
      ]
      return try ArticleChange(articleJSON: json.utf8(.line))
    }
    let desktop = try record("redesign-2020", text: "文", picture: "a", time: "2025-04-28T09:13:09+08:00")
    let other = try record(family, text: "文", picture: "b", time: "2025-04-28T09:13+08:00")
    #expect(other.differences(from: desktop) == [] && desktop.differences(from: other) == [])
    let edited = try record(family, text: "别的", picture: "b", time: "2025-04-28T09:13+08:00")
    #expect(edited.differences(from: desktop) == ["body"])
    #expect(edited.differences(from: other) == ["body"])
    // The same form shows the same things.
    let redesigned = try record("post-2016", text: "文", picture: "b", time: "2025-04-28T09:13:09+08:00")
    #expect(redesigned.differences(from: desktop) == ["pictures"])
  }

  /// Beside what pages show: fields that only some families have.
  @Test func abstractAndCaptureAreNoChange() throws {
    let record: JSONValue = [
      "headline": "题", "articleBody": "文", "abstract": "一", "capture": ["source": "a"],
    ]
    let other: JSONValue = [
      "headline": "题", "articleBody": "文", "abstract": "二", "commentCount": 4, "capture": ["source": "b"],
    ]
    #expect(
      try ArticleChange(articleJSON: record.utf8(.line)).differences(
        from: ArticleChange(articleJSON: other.utf8(.line))) == [])
  }

  // MARK: Copies that show less

  private func change(_ html: String) throws -> ArticleChange {
    try ArticleChange(articleJSON: ReadArticle(.saved(html)).json.utf8(.line))
  }

  private static let long = """
    <p>第一段，有&nbsp;空格。</p>\(picture)<p>第二段，<b>粗的</b>。</p><blockquote><p>引用。</p></blockquote>
    <p class=f_center><img src=http://cms-bucket.ws.126.net/2025/0428/q.jpg><br>图说明</p><p>最后一段，到此为止。</p>
    """

  /// Wherever a transfer broke, the article that came along is the one that was there.
  @Test func cutAnywhere() throws {
    var page = SamplePage()
    page.body = Self.long
    let html = page.capture.bytes
    let whole = try change(String(decoding: html, as: UTF8.self))
    #expect(whole.capture?.truncated == nil)
    var read = 0
    for length in 0..<html.count - "</html>".utf8.count {
      // A cut within the head or before the text leaves no article.
      var capture = Capture.saved("")
      capture.bytes = Array(html.prefix(length))
      guard let article = try? ReadArticle(capture) else { continue }
      let cut = try ArticleChange(articleJSON: article.json.utf8(.line))
      #expect(cut.capture?.truncated == true)
      #expect(cut.differences(from: whole) == [], "cut at \(length) of \(html.count)")
      read += 1
    }
    #expect(read > 400)
  }

  @Test func cutAndChanged() throws {
    var page = SamplePage()
    page.body = Self.long
    let whole = try change(page.html)
    func differences(_ change: (inout SamplePage) -> Void) throws -> [String] {
      var other = page
      change(&other)
      let html = other.html
      let end = try #require(html.firstRange(of: "到此为止")).lowerBound
      return try self.change(String(html[..<end])).differences(from: whole)
    }
    #expect(try differences { $0.title = "别的题目" } == ["title"])
    #expect(try differences { $0.body = $0.body.replacing("粗的", with: "改的") } == ["body"])
    #expect(try differences { $0.body = $0.body.replacing("p.jpg", with: "r.jpg") } == ["pictures"])
    #expect(try differences { $0.time = "2025-04-29 09:13:09" } == ["time"])
  }

  /// The whole text at last.
  @Test func wholeAfterCut() throws {
    var page = SamplePage()
    page.body = Self.long
    let end = try #require(page.html.firstRange(of: "第二段")).lowerBound
    let cut = try change(String(page.html[..<end]))
    #expect(try change(page.html).differences(from: cut) == ["body", "pictures", "author or source"])
  }

  @Test func paragraphsThatAreTakenAwayAreAChange() throws {
    var page = SamplePage()
    page.body = Self.long
    let whole = try change(page.html)
    page.body = "<p>第一段，有&nbsp;空格。</p>"
    #expect(try change(page.html).differences(from: whole) == ["body", "pictures"])
  }

  private static func pictures(_ sources: String...) -> SamplePage {
    var page = SamplePage()
    page.body = "<p>文字。</p>" + sources.map { "<p><img \($0)></p>" }.joined()
    return page
  }

  private static func picture(_ name: String) -> String {
    "src=http://cms-bucket.ws.126.net/2025/0428/\(name).jpg"
  }

  private static let inlined = "src=data:image/png;base64,iVBORw0KGgo="

  @Test func inlinedPictures() throws {
    let (p, q) = (Self.picture("p"), Self.picture("q"))
    let whole = try change(Self.pictures(p, q).html)
    let inlined = try change(Self.pictures(Self.inlined, Self.inlined).html)
    #expect(inlined.image == nil)
    #expect(inlined.differences(from: whole) == [])
    #expect(try change(Self.pictures(Self.inlined, q).html).differences(from: whole) == [])
    // One more, one less, another one beside it.
    #expect(try change(Self.pictures(Self.inlined).html).differences(from: whole) == ["pictures"])
    #expect(
      try change(Self.pictures(Self.inlined, Self.inlined, Self.inlined).html).differences(from: whole)
        == ["pictures"])
    #expect(
      try change(Self.pictures(Self.inlined, Self.picture("r")).html).differences(from: whole) == ["pictures"]
    )
    // Then their addresses become known.
    #expect(whole.differences(from: inlined) == ["pictures"])
  }

  /// A page may have a drawing of its own inlined; a picture that goes is still noticed.
  @Test func pictureThatGoesBesideAnInlinedOne() throws {
    let whole = try change(Self.pictures(Self.picture("p"), Self.picture("q"), Self.inlined).html)
    let less = try change(Self.pictures(Self.picture("p"), Self.inlined).html)
    #expect(less.differences(from: whole) == ["pictures"])
  }

  @Test(arguments: ["data-sf-original-src", "data-savepage-src"])
  func inlinedPictureWithItsAddress(_ attribute: String) throws {
    let address = "http://cms-bucket.ws.126.net/2025/0428/p.jpg"
    let inlined = try change(Self.pictures("\(attribute)=\(address) \(Self.inlined)").html)
    #expect(inlined.image?.map(\.contentUrl) == [address])
    #expect(inlined.capture?.discarded?.contains { $0.kind == "picture without an address" } == false)
  }

  @Test(arguments: ["", "{}", "[]", #"{"headline": 5, "articleBody": ""}"#])
  func noRecord(_ json: String) {
    #expect(throws: (any Error).self) { try ArticleChange(articleJSON: Array(json.utf8)) }
  }
}

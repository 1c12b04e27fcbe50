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

  @Test(arguments: ["", "{}", "[]", #"{"headline": 5, "articleBody": ""}"#])
  func noRecord(_ json: String) {
    #expect(throws: (any Error).self) { try ArticleChange(articleJSON: Array(json.utf8)) }
  }
}

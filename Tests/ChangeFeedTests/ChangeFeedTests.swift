import FoundationEssentials
import OrderedJSON
import Testing

@testable import ChangeFeed

@Suite struct ChangeFeedTests {
  private let scene: FeedScene
  /// 2019-01-01, 2021-01-01 and 2024-01-01, each at 00:00:00Z.
  private let instants: [Int64] = [1_546_300_800_000, 1_609_459_200_000, 1_704_067_200_000]

  init() throws { scene = try FeedScene() }

  private func entries() throws -> [FeedEntry] { try scene.feed().entries }

  private func paragraphs(_ texts: String...) -> String { texts.map { "<p>\($0)</p>" }.joined() }

  @Test func newArticle() throws {
    try scene.keep(body: paragraphs("一。", "二。", "三。", "四。", "五。", "六。"), at: instants[0])
    let entry = try #require(try entries().first)
    #expect(entry.id == "urn:netease:JU7JLCSV0001899O:v1")
    #expect(entry.title == "new: 题目" && entry.url == FeedScene.url && entry.authors == ["甲某"])
    #expect(entry.summary.hasPrefix("甲某 · 某报 · published 2025-04-28T09:13:09+08:00 · kept 2026-11-24T00:00:"))
    #expect(entry.html == "<p>一。</p>\n<p>二。</p>\n<p>三。</p>\n<p>四。</p>\n<p>五。</p>\n<p>…</p>\n")
  }

  @Test func changeShowsWhatWentAndWhatCame() throws {
    let far = (0..<9).map { "<p>第\($0)段和别的段落没有关系。</p>" }.joined()
    try scene.keep(body: far + paragraphs("湖边有水鸟。", "天晴。"), at: instants[0])
    try scene.keep(title: "新题目", body: far + paragraphs("湖边有白鹭。", "天晴。"), at: instants[1])
    let entry = try #require(try entries().first)
    #expect(entry.id == "urn:netease:JU7JLCSV0001899O:v2" && entry.title == "changed: 新题目")
    let summary =
      "v1 to v2: title changed; 1 sentence changed in the text, 2 characters removed, 2 added"
    #expect(entry.summary == summary)
    #expect(
      entry.html == """
        <p>\(summary)</p>
        <p>title: <ins>新</ins>题目</p>
        <p>… 8 paragraphs unchanged …</p>
        <p>第8段和别的段落没有关系。</p>
        <p>湖边有<del>水鸟</del><ins>白鹭</ins>。</p>
        <p>天晴。</p>

        """)
  }

  /// Of a long sentence only what stands next to the change is shown.
  @Test func unchangedTextIsShortened() throws {
    let (before, after) = (String(repeating: "前面的话", count: 30), String(repeating: "后面的话", count: 30))
    try scene.keep(body: paragraphs("\(before)水鸟\(after)。"), at: instants[0])
    try scene.keep(body: paragraphs("\(before)白鹭\(after)。"), at: instants[1])
    let change =
      "<p>…\(before.suffix(40))<del>水鸟</del><ins>白鹭</ins>\(after.prefix(40))…</p>\n"
    #expect(try entries().first?.html.hasSuffix(change) == true)
  }

  @Test func paragraphThatWasDividedIsSeen() throws {
    try scene.keep(body: paragraphs("湖边有水鸟。天晴。"), at: instants[0])
    try scene.keep(body: paragraphs("湖边有水鸟。", "天晴。"), at: instants[1])
    #expect(try entries().first?.html.hasSuffix("<p>湖边有水鸟。<ins>¶</ins>天晴。</p>\n") == true)
  }

  /// The interval, and never a claim of when or by whom.
  @Test func removalAndReturn() throws {
    try scene.keep(body: paragraphs("一。"), at: instants[0])
    try scene.miss(at: instants[1])
    let removed = try #require(try entries().first)
    #expect(removed.id == "urn:netease:JU7JLCSV0001899O:not-seen:2021-01-01T00:00:00Z")
    #expect(removed.title == "removed: 题目")
    #expect(removed.summary == "seen 2019-01-01T00:00:00Z, not seen 2021-01-01T00:00:00Z (HTTP 404)")
    #expect(removed.html.hasPrefix("<p>\(removed.summary)</p>\n<p>What was received is kept: urn:uuid:"))

    try scene.keep(body: paragraphs("一。"), at: instants[2])
    let entries = try entries()
    #expect(entries.map(\.kind) == [.back, .removed, .new])
    #expect(entries[0].id == "urn:netease:JU7JLCSV0001899O:seen-again:2024-01-01T00:00:00Z")
    #expect(entries[0].summary.hasSuffix("(HTTP 404), seen again 2024-01-01T00:00:00Z"))
    // What was said once stays under its id.
    #expect(entries[1].id == removed.id && entries[1].recordedAt == removed.recordedAt)
  }

  /// Where one address alone can be asked, a second look has to miss it too.
  @Test func oneAnswerAloneIsNoRemoval() throws {
    try scene.keepVideo(at: instants[0])
    try scene.miss(FeedScene.video, at: instants[1])
    #expect(try entries().map(\.kind) == [.new])
    try scene.miss(FeedScene.video, at: instants[1] + 1000)
    let removed = try #require(try entries().first)
    #expect(removed.title == "removed: 一段视频的题目")
    #expect(removed.summary == "seen 2019-01-01T00:00:00Z, not seen 2021-01-01T00:00:00Z (HTTP 404)")
  }

  @Test func slipOfTheSiteIsNoRemovalAndNoReturn() throws {
    try scene.keepVideo(at: instants[0])
    try scene.miss(FeedScene.video, at: instants[1])
    try scene.keepVideo(at: instants[2])
    #expect(try entries().map(\.kind) == [.new])
  }

  @Test func olderCopy() throws {
    try scene.keep(body: paragraphs("湖边有白鹭。"), at: instants[1])
    try scene.keep(body: paragraphs("湖边有水鸟。"), at: instants[0])
    let entry = try #require(try entries().first)
    #expect(entry.title == "older copy: 题目")
    #expect(entry.summary.hasPrefix("an older copy came in, v2; from it to v1: 1 sentence changed"))
    #expect(entry.html.contains("<del>水鸟</del><ins>白鹭</ins>"))
  }

  @Test func versionThatCannotBeReadIsToldOfAsThat() throws {
    try scene.keep(body: paragraphs("一。"), at: instants[0])
    try scene.keep(body: paragraphs("二。"), at: instants[1])
    try scene.damage("v1/content/article.json")
    let entries = try entries()
    #expect(entries.map(\.id).map { $0.suffix(3) } == [":v2", ":v1"])
    #expect(entries.allSatisfy { $0.summary.contains("netease-archive verify") })
  }

  @Test func jsonFeed() throws {
    try scene.keep(body: paragraphs("“一”\\二\u{8}"), at: instants[0])
    let text = try scene.feed(address: "https://example.org/feed.json").json.text(.pretty)
    struct Document: Decodable {
      struct Item: Decodable {
        var id, url, title, content_html, summary, date_published: String
        var authors: [[String: String]]
        var tags: [String]
      }
      var version, title, feed_url: String
      var items: [Item]
    }
    let feed = try JSONDecoder().decode(Document.self, from: Data(text.utf8))
    #expect(feed.version == "https://jsonfeed.org/version/1.1")
    #expect(feed.title == "标题" && feed.feed_url == "https://example.org/feed.json")
    let item = try #require(feed.items.first)
    #expect(item.id == "urn:netease:JU7JLCSV0001899O:v1" && item.url == FeedScene.url)
    #expect(item.content_html.hasPrefix("<p>“一”\\二") && item.tags == ["new"])
    #expect(item.authors == [["name": "甲某"]])
    #expect(item.date_published.hasPrefix("2026-11-24T00:00:"))
  }
}

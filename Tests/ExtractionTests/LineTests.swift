import ArticleModel
import Testing

@testable import Extraction

/// Lines of a body that are no text, and lines that copying broke.
@Suite struct LineTests {
  @Test(arguments: [
    ("原标题：某事", Drop.Kind.originalTitle),
    ("（原标题：某事）", .originalTitle),
    ("(原标题:某事)", .originalTitle),
    ("（原标题:某事）", .originalTitle),
    ("【原标题：某事】", .originalTitle),
    ("原标题 ： 某事", .originalTitle),
    ("责任编辑：某人_NT6056", .credits),
    ("（责任编辑:某人）", .credits),
    ("本文来源：某报", .credits),
    ("特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台上传", .statement),
    ("特別聲明：以上內容", .statement),
    ("Notice: The content here was uploaded", .statement),
    ("打开网易新闻 查看精彩图片", .appPrompt),
  ])
  func dropped(_ line: String, _ kind: Drop.Kind) {
    #expect(DroppedLine(line)?.kind == kind)
    #expect(DroppedLine(line)?.text == line)
  }

  @Test(arguments: ["某事", "他说原标题：某事", "责任编辑的一天", "（责任编辑）", "原标题", "特别声明：本厂不收学徒", ""])
  func kept(_ line: String) {
    #expect(DroppedLine(line) == nil)
  }

  /// A paragraph may begin with such words: up to the length they are a line of their own.
  @Test(arguments: [("原标题：", 120), ("责任编辑：", 40), ("本文来源：", 80), ("特别声明：以上内容", 200), ("打开网易新闻", 30)])
  func lengths(_ lead: String, _ longest: Int) {
    let line = lead + String(repeating: "字", count: longest - lead.count)
    #expect(DroppedLine(line) != nil)
    #expect(DroppedLine(line + "字") == nil)
  }

  @Test(arguments: [
    ("[1] https://x.example/a/status", "/123?q=1", true),
    ("见 http://x.example", "/a", true),
    ("[1] https://x.example/a/status", "/", false),
    ("[1] https://x.example/a/status", "123", false),
    ("[1] https://x.example/a/status", "/阅读下一篇/", false),
    ("没有地址", "/123", false),
    ("https://x.example/a 见上", "/123", false),
    ("", "/123", false),
  ])
  func brokenOverTwoLines(_ previous: String, _ line: String, _ expected: Bool) {
    #expect(BrokenReference.continues(previous, with: line) == expected)
  }

  @Test(arguments: [
    ("[1] https://x.example/os-market- share/a 见此", "[1] https://x.example/os-market-share/a 见此"),
    ("https://x.example/os-market- share", "https://x.example/os-market-share"),
    ("https://x.example/os-market- share of it", "https://x.example/os-market- share of it"),
    ("https://x.example/os market", "https://x.example/os market"),
    ("well- known/a", "well- known/a"),
    ("一  二", "一  二"),
  ])
  func brokenBySpace(_ line: String, _ expected: String) {
    #expect(BrokenReference.mended(line) == expected)
  }

  @Test func addressesBecomeLinks() {
    #expect(
      BrokenReference.marked("见 https://x.example/a，http://y.example/")
        == RichText(
          "见 https://x.example/a，http://y.example/",
          // 见 and the comma have three bytes each.
          marks: [
            .init(.link("https://x.example/a"), 4..<23), .init(.link("http://y.example/"), 26..<43),
          ]))
    #expect(BrokenReference.marked("没有").marks.isEmpty)
  }
}

import ArticleModel
import Extraction
import Rendering
import Testing

/// Markup that no editor writes: the article is read as a reader would see it, and in a time that grows with the
/// page alone.
@Suite struct HostileMarkupTests {
  private func article(_ body: String) throws -> Article {
    let page = """
      <html><head><title>渡口的灯_网易新闻</title></head><body><div class="post_main">
      <h1 class="post_title">渡口的灯</h1><div class="post_info">2025-04-28 09:13:09　来源: 长汀口之声</div>
      <div class="post_body"><p>渡口的灯亮到半夜。</p>\(body)</div></div></body></html>
      """
    return try Extractor.extract(
      Capture(bytes: Array(page.utf8), url: "https://www.163.com/news/article/JTVVFNSG00259A2K.html")
    ).article
  }

  @Test("bold inside bold is one mark") func nestedBold() throws {
    let blocks = try article("<p>灯<b>亮<b>到</b>半</b>夜</p>").blocks
    #expect(blocks.last == .paragraph(RichText("灯亮到半夜", marks: [.init(.strong, 3..<12)])))
  }

  @Test("a link inside a link is the outer one") func nestedLink() throws {
    let blocks = try article("<p><a href='//a.example/'>灯<b><a href='//b.example/'>亮</a></b>夜</a></p>").blocks
    #expect(
      blocks.last
        == .paragraph(
          RichText("灯亮夜", marks: [.init(.link("https://a.example/"), 0..<9), .init(.strong, 3..<6)])))
  }

  @Test("bold that is never closed runs on, once in each line") func unclosedBold() throws {
    let article = try article(String(repeating: "<b>灯<br>", count: 20_000))
    #expect(article.paragraphs.count == 20_001)
    #expect(article.blocks.last == .paragraph(RichText("灯", marks: [.init(.strong, 0..<3)])))
  }

  @Test("lists, rows and cells by the ten thousand")
  func longLists() throws {
    let list = try article("<ul>" + String(repeating: "<li>灯", count: 50_000) + "</ul>")
    #expect(list.paragraphs.count == 50_001)
    let rows = try article("<table>" + String(repeating: "<tr><td>灯<td>亮", count: 50_000) + "</table>")
    #expect(rows.paragraphs.count == 50_001)
    let cells = try article("<table><tr>" + String(repeating: "<td>灯", count: 50_000) + "</table>")
    #expect(cells.wordCount == 50_009)
  }

  @Test(
    "all forms are written of quotes and lists that nest without end",
    arguments: ["<blockquote>灯", "<ul><li>灯", "<table><tr><td>灯"])
  func endlessNesting(markup: String) throws {
    let article = try article(String(repeating: markup, count: 20_000))
    #expect(article.wordCount == 20_009)
    #expect(article.markdown.count { $0 == "灯" } == 20_001 + 1)
    #expect(article.html.count { $0 == "灯" } == 20_001 + 2)
  }

  @Test("lines of a copied page that look like paths do not pile up into an address") func pathLines() throws
  {
    let text = "渡口的灯\n分享至\nhttps://a.example\n" + String(repeating: "/b\n", count: 100_000) + "特别声明：以上"
    let article = try Extractor.extract(Capture(bytes: Array(text.utf8))).article
    #expect(article.paragraphs.first?.hasPrefix("https://a.example/b/b") == true)
    #expect(article.wordCount == 17 + 2 * 100_000)
  }
}

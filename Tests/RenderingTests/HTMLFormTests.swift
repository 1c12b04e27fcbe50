import ArticleModel
import Testing

@testable import Rendering

@Suite struct HTMLFormTests {
  private func line(_ text: String, _ marks: RichText.Mark...) -> String {
    HTMLForm.element(.paragraph(RichText(text, marks: marks)))
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("a & \"b\"", "<p>a &amp; &quot;b&quot;</p>"),
    ("&lt;", "<p>&amp;lt;</p>"),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(line(text) == expected)
  }

  @Test func marks() {
    #expect(
      line(
        "abcdef", .init(.strong, 0..<6), .init(.emphasis, 1..<3), .init(.superscript, 3..<4),
        .init(.subscript, 4..<5))
        == "<p><strong>a<em>bc</em><sup>d</sup><sub>e</sub>f</strong></p>")
    #expect(
      line("ab", .init(.link("https://a.example/?x=\"1\"&y=<2>"), 0..<2))
        == "<p><a href=\"https://a.example/?x=&quot;1&quot;&amp;y=&lt;2&gt;\">ab</a></p>")
  }

  @Test func pictures() {
    #expect(
      HTMLForm.element(
        .image(ImageReference(contentURL: "https://a.example/1.jpg", width: 3, height: 4, caption: "“\"")))
        == "<p><img src=\"https://a.example/1.jpg\" alt=\"“&quot;\" width=\"3\" height=\"4\"></p>")
    #expect(
      HTMLForm.element(.image(ImageReference(contentURL: "https://a.example/1.jpg")))
        == "<p><img src=\"https://a.example/1.jpg\" alt=\"\"></p>")
    #expect(HTMLForm.element(.caption(RichText("图"))) == "<p><small>图</small></p>")
    #expect(
      HTMLForm.element(
        .video(VideoReference(contentURL: "https://a.example/1.mp4", thumbnailURL: "https://a.example/1.jpg"))
      )
        == "<p><video controls src=\"https://a.example/1.mp4\" poster=\"https://a.example/1.jpg\"></video></p>"
    )
  }

  @Test func structures() {
    let paragraph = Block.paragraph(RichText("a"))
    #expect(
      HTMLForm.element(.list(ordered: true, items: [[paragraph], [paragraph]]))
        == "<ol>\n<li><p>a</p></li>\n<li><p>a</p></li>\n</ol>")
    #expect(HTMLForm.element(.list(ordered: false, items: [[paragraph]])) == "<ul>\n<li><p>a</p></li>\n</ul>")
    #expect(HTMLForm.element(.quote([paragraph])) == "<blockquote><p>a</p></blockquote>")
    #expect(
      HTMLForm.element(.table(Table(rows: [[RichText("a")], [RichText("b")]], headerRows: 1)))
        == "<table>\n<tr><th>a</th></tr>\n<tr><td>b</td></tr>\n</table>")
    #expect(HTMLForm.element(.heading(level: 1, RichText("a"))) == "<h2>a</h2>")
    #expect(HTMLForm.element(.heading(level: 4, RichText("a"))) == "<h4>a</h4>")
    #expect(HTMLForm.element(.rule) == "<hr>")
  }

  @Test func wholePage() {
    var article = Article.sample
    article.headline = "一<二"
    let html = article.html
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n"))
    #expect(html.contains("<title>一&lt;二</title>"))
    #expect(html.contains("<h1>一&lt;二</h1>"))
    #expect(
      html.contains(
        "<link rel=\"canonical\" href=\"https://www.163.com/news/article/JU7JLCSV0001899O.html\">"))
    #expect(
      html.contains("<p>2025-04-28 09:13:09 · 作者：甲、乙 · 来源：某报 · 北京 · 责任编辑：丙</p>\n<p>第一段</p>\n</article>"))
    // Nothing is loaded from elsewhere but the pictures that the article has.
    #expect(!html.contains("<script") && !html.contains("stylesheet"))
  }
}

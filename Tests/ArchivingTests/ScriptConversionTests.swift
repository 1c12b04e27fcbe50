import ArticleModel
import Extraction
import PlainText
import Testing

@testable import Archiving

@Suite struct ScriptConversionTests {
  /// A page of an account whose body has one of everything that holds text.
  private func article(_ body: String) throws -> Article {
    var page = SamplePage()
    page.body = body
    return try page.read().converted(with: ScriptConverter(to: .hant)).article
  }

  @Test func allThatPeopleRead() throws {
    var page = SamplePage()
    (page.title, page.source, page.author, page.editor, page.keywords) = (
      "发展", "晚报", "陈书", "张丽_NT6056", "头发,书"
    )
    let converted = try page.read().converted(with: ScriptConverter(to: .hant)).article
    #expect(converted.headline == "發展")
    #expect(converted.source?.name == "晚報")
    #expect(converted.authors.map(\.name) == ["陳書"])
    #expect(converted.editor == Editor(name: "張麗", identifier: "NT6056"))
    #expect(converted.keywords == ["頭髮", "書"])
    #expect(converted.language == .traditionalChinese)
  }

  @Test func blocks() throws {
    let article = try article(
      """
      <h2>发</h2><ul><li>书</li></ul><blockquote><p>书</p></blockquote>
      <table><tr><th>书</th><th>车</th></tr><tr><td>国</td><td>门</td></tr></table>
      <figure><img src=http://cms-bucket.ws.126.net/2025/0428/p.jpg><figcaption>书</figcaption></figure><hr>
      """)
    #expect(article.paragraphs == ["發", "書", "書", "書 車", "國 門", "書"])
    #expect(article.images.map(\.caption) == ["書"])
    #expect(article.images.map(\.contentURL) == ["http://cms-bucket.ws.126.net/2025/0428/p.jpg"])
    #expect(article.blocks.last == .rule)
  }

  /// A word is converted as one where a mark begins inside it, and the mark stays over its characters.
  @Test func marks() throws {
    let article = try article("<p>理<b>发</b>店的<a href='https://zh.example.org/wiki/头发'>头发</a></p>")
    #expect(
      article.blocks == [
        .paragraph(
          RichText(
            "理髮店的頭髮",
            marks: [.init(.strong, 3..<6), .init(.link("https://zh.example.org/wiki/头发"), 12..<18)]))
      ])
  }

  @Test func factsStay() throws {
    var page = SamplePage()
    page.title = "发展"
    var capture = page.capture
    capture.fileName = "发展.html"
    let read = try ReadArticle(capture)
    let converted = try read.converted(with: ScriptConverter(to: .hant))
    #expect(converted.capture.fileName == "发展.html")
    #expect(converted.article.canonical == read.article.canonical)
    #expect(converted.article.identifier == read.article.identifier)
    #expect(converted.fileStem == read.fileStem)
    #expect(converted.extraction.report == read.extraction.report)
  }

  @Test func englishStaysEnglish() throws {
    var page = SamplePage()
    page.body = "<p>On the knots that hold a city up, and the men who tie them.</p>"
    #expect(try page.read().converted(with: ScriptConverter(to: .hant)).article.language == .english)
  }

  @Test func toSimplified() throws {
    var page = SamplePage()
    (page.title, page.body) = ("發展", "<p>頭髮。</p>")
    let converted = try page.read().converted(with: ScriptConverter(to: .hans)).article
    #expect(converted.headline == "发展")
    #expect(converted.bodyText == "头发。")
    #expect(converted.language == .simplifiedChinese)
  }
}

import ArticleModel
import Testing

@testable import Rendering

@Suite struct MarkdownTests {
  private typealias Mark = RichText.Mark

  private func markdown(_ blocks: Block...) -> String { Markdown.parts(of: blocks).joined(separator: "\n\n") }

  /// ASCII text with marks over its characters.
  private func paragraph(_ text: String, _ marks: RichText.Mark...) -> Block {
    .paragraph(RichText(text, marks: marks))
  }

  @Test(arguments: [
    ("a*b_c`d", #"a\*b\_c\`d"#),
    (#"C:\x"#, #"C:\\x"#),
    ("[1] 引用", #"\[1\] 引用"#),
    ("1 < 2", #"1 \< 2"#),
    ("AT&T & Co; &lt; &#60; &amp", #"AT&T & Co; \&lt; \&#60; &amp"#),
    ("# 一", ##"\# 一"##),
    ("- 一", #"\- 一"#),
    ("> 一", #"\> 一"#),
    ("+ 一", #"\+ 一"#),
    ("===", #"\==="#),
    ("~~~", #"\~~~"#),
    ("| 一", #"\| 一"#),
    ("1. 一", #"1\. 一"#),
    ("12) 一", #"12\) 一"#),
    ("2015年", "2015年"),
    ("a # b - c", "a # b - c"),
    ("", ""),
  ])
  func escapes(_ text: String, _ expected: String) {
    #expect(Markdown.escaped(text) == expected)
  }

  @Test func marks() {
    #expect(markdown(paragraph("abcd", Mark(.strong, 1..<3))) == "a**bc**d")
    #expect(markdown(paragraph("abcd", Mark(.emphasis, 0..<4))) == "*abcd*")
    #expect(markdown(paragraph("x2", Mark(.superscript, 1..<2))) == "x<sup>2</sup>")
    #expect(markdown(paragraph("x2", Mark(.subscript, 1..<2))) == "x<sub>2</sub>")
    #expect(
      markdown(paragraph("see it", Mark(.link("https://a.example/b"), 4..<6)))
        == "see [it](https://a.example/b)")
  }

  @Test func nestedMarks() {
    #expect(
      markdown(paragraph("abcdef", Mark(.link("https://a.example/"), 0..<6), Mark(.strong, 2..<4)))
        == "[ab**cd**ef](https://a.example/)")
    #expect(markdown(paragraph("abcdef", Mark(.strong, 0..<6), Mark(.emphasis, 2..<4))) == "**ab*cd*ef**")
    // Three asterisks in a row could be read in two ways.
    #expect(
      markdown(paragraph("abcd", Mark(.strong, 0..<4), Mark(.emphasis, 0..<4)))
        == "**<em>abcd</em>**")
    #expect(
      markdown(paragraph("abcd", Mark(.strong, 0..<2), Mark(.strong, 2..<4)))
        == "<strong>ab</strong><strong>cd</strong>")
  }

  /// CommonMark 6.2: an asterisk between a punctuation mark and a letter is text.
  @Test func boldThatAsterisksCannotSay() {
    let title = RichText("标题：正文", marks: [Mark(.strong, 0..<9)])
    #expect(markdown(.paragraph(title)) == "<strong>标题：</strong>正文")
    #expect(markdown(.paragraph(RichText("标题：", marks: [Mark(.strong, 0..<9)]))) == "**标题：**")
    let quoted = RichText("他说“好”", marks: [Mark(.strong, 6..<15)])
    #expect(markdown(.paragraph(quoted)) == "他说<strong>“好”</strong>")
    #expect(markdown(paragraph("ab cd", Mark(.strong, 0..<3))) == "<strong>ab </strong>cd")
  }

  @Test func bordersOfMarksAreBytes() {
    // 中 has three bytes, 𠮷 four.
    let text = RichText("中𠮷文", marks: [Mark(.strong, 3..<7)])
    #expect(markdown(.paragraph(text)) == "中**𠮷**文")
  }

  @Test(arguments: [
    ("https://a.example/b", "https://a.example/b"),
    ("https://a.example/b_(c)", "<https://a.example/b_(c)>"),
    ("https://a.example/b c", "<https://a.example/b c>"),
    ("https://a.example/(<b>)", "<https://a.example/(%3Cb%3E)>"),
  ])
  func targets(_ url: String, _ expected: String) {
    #expect(markdown(paragraph("x", Mark(.link(url), 0..<1))) == "[x](\(expected))")
    #expect(markdown(.image(ImageReference(contentURL: url, caption: "[图]"))) == "![\\[图\\]](\(expected))")
  }

  @Test func headingsStandBelowTheHeadline() {
    #expect(markdown(.heading(level: 1, RichText("一"))) == "## 一")
    #expect(markdown(.heading(level: 2, RichText("一"))) == "## 一")
    #expect(markdown(.heading(level: 5, RichText("一"))) == "##### 一")
  }

  @Test func lists() {
    let inner = Block.list(ordered: false, items: [[.paragraph(RichText("b"))], [.paragraph(RichText("c"))]])
    #expect(
      markdown(
        .list(ordered: true, items: [[.paragraph(RichText("a")), inner], [.paragraph(RichText("d"))]])) == """
          1. a

             - b
             - c
          2. d
          """)
  }

  @Test func quote() {
    #expect(markdown(.quote([.paragraph(RichText("一")), .paragraph(RichText("二"))])) == "> 一\n>\n> 二")
  }

  @Test func tableWithHeader() {
    let rows = [[RichText("a"), RichText("b|c")], [RichText("|d")]]
    #expect(
      markdown(.table(Table(rows: rows, headerRows: 1))) == #"""
        | a | b\|c |
        | --- | --- |
        | \|d |
        """#)
  }

  @Test func tableWithoutHeader() {
    #expect(
      markdown(.table(Table(rows: [[RichText("- 1"), RichText("2")]]))) == """
        |  |  |
        | --- | --- |
        | - 1 | 2 |
        """)
  }

  @Test func otherBlocks() {
    #expect(markdown(.caption(RichText("图"))) == "*图*")
    #expect(markdown(.rule) == "---")
    #expect(
      markdown(.video(VideoReference(contentURL: "https://v.example/a.mp4")))
        == "[视频](https://v.example/a.mp4)")
    #expect(
      markdown(.video(VideoReference(contentURL: "https://v.example/a.mp4", title: "一*二")))
        == #"[一\*二](https://v.example/a.mp4)"#)
  }

  @Test func wholeArticle() {
    var article = Article.sample
    article.alternativeHeadline = "旧题"
    article.abstract = "导语"
    #expect(
      article.markdown == """
        # 一\\*二

        原标题：旧题

        2025-04-28 09:13:09 · 作者：甲、乙 · 来源：某报 · 北京 · 责任编辑：丙

        > 导语

        第一段

        ---

        <https://www.163.com/news/article/JU7JLCSV0001899O.html>

        """)
  }

  @Test func labelsAreInTheScriptOfTheArticle() {
    var article = Article.sample
    article.language = .traditionalChinese
    article.alternativeHeadline = "舊題"
    #expect(article.markdown.contains("\n原標題：舊題\n"))
    #expect(article.markdown.contains("來源：某报 · 北京 · 責任編輯：丙"))
  }

  @Test func sourceThatIsTheAuthorIsSaidOnce() {
    var article = Article.sample
    article.source = SourceOrganization(name: "甲")
    article.editor = Editor(name: nil, identifier: "NF041")
    #expect(article.markdown.contains("\n2025-04-28 09:13:09 · 作者：甲、乙 · 北京 · 责任编辑：NF041\n"))
  }

  @Test func articleOfNothingButItsTitle() {
    #expect(Article(headline: "一", blocks: []).markdown == "# 一\n")
  }
}

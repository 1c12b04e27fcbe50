import ArticleModel
import Testing

@testable import Extraction

/// What a file is, before anybody looks for an article in it.
@Suite struct FormTests {
  @Test(arguments: [
    ("<!DOCTYPE html><p>a", Form.html),
    ("\r\n\t <HTML>", .html),
    ("text before <div>", .html),
    ("<script>", .html),
    ("<p/>", .html),
    ("{\"a\":1}", .json),
    (" [1]", .json),
    ("1 < 2 且 3 > 2", .plainText),
    ("<pre>", .plainText),
    ("<b>粗</b>", .plainText),
    ("<", .plainText),
    ("", .plainText),
  ])
  func forms(_ text: String, _ expected: Form) {
    #expect(Form(Array(text.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a PNG picture"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a JPEG picture"),
      (Array("GIF89a".utf8), "a GIF picture"),
      (Array("%PDF-1.7".utf8), "a PDF document"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
      ([0x7F, 0x45, 0x4C, 0x46, 2], "a program"),
      (Array("SQLite format 3\0".utf8), "a SQLite database"),
      (Array(repeating: 1, count: 100), "binary data"),
    ] as [([UInt8], String)])
  func binaries(_ bytes: [UInt8], _ name: String) {
    #expect(BinaryKind(bytes)?.name == name)
  }

  @Test(
    arguments: [
      Array("<html>\u{1B}\r\n\t".utf8),
      // UTF-16 has a zero for every Latin letter.
      [0xFF, 0xFE, 0x3C, 0, 0x68, 0, 0x74, 0],
      [0xFE, 0xFF, 0, 0x3C, 0, 0x68, 0, 0x74],
      // One control character in twenty bytes: a damaged page.
      Array(repeating: 0x61, count: 19) + [0],
      [],
    ] as [[UInt8]])
  func texts(_ bytes: [UInt8]) {
    #expect(BinaryKind(bytes)?.name == nil)
  }

  private func notice(title: String = "某页", _ body: String) throws -> ExtractionError.Reason? {
    let html = "<html><head><title>\(title)</title></head><body>\(body)</body></html>"
    return try Notice(Page(utf8: Array(html.utf8), url: nil))?.error.reason
  }

  @Test(arguments: [
    ("请完成验证后继续", ExtractionError.Reason.challenge),
    ("403 Forbidden", .challenge),
    ("抱歉，该文章已被删除", .removed),
    ("内容不存在", .removed),
    ("您访问的页面不见了", .notFound),
    ("502 Bad Gateway", .error),
  ])
  func notices(_ text: String, _ reason: ExtractionError.Reason) throws {
    #expect(try notice("<p>\(text)</p>") == reason)
  }

  @Test func noticeInTheTitle() throws {
    let long = String(repeating: "字", count: 2000)
    #expect(try notice(title: "404 Not Found", long) == .notFound)
    #expect(try notice(title: "安全验证", long) == .challenge)
    // An article may be called so, with more words: 24 characters are the most that a notice has.
    let title = "页面不存在" + String(repeating: "字", count: 19)
    #expect(try notice(title: title, long) == .notFound)
    #expect(try notice(title: title + "字", long) == nil)
  }

  /// A removal in the design of an article page must not be taken for an edit of the article.
  @Test(arguments: [
    ("抱歉，该文章已被删除。", ExtractionError.Reason.removed), ("请完成验证后继续访问。", .challenge),
    ("镇上的旧邮局门口，被雨淋坏的告示已被删除，换上了一块新的木牌，写着每周三开门，欢迎来寄信。", nil),
  ])
  func noticeInsteadOfABody(_ body: String, _ reason: ExtractionError.Reason?) throws {
    let page = """
      <html><head><title>旧邮局</title></head><body><div class="post_main"><h1 class="post_title">旧邮局</h1>
      <div class="post_body"><p>\(body)</p></div></div></body></html>
      """
    let capture = Capture(bytes: Array(page.utf8))
    guard let reason else {
      #expect(try Extractor.extract(capture).article.bodyText == body)
      return
    }
    let error = #expect(throws: ExtractionError.self) { try Extractor.extract(capture) }
    #expect(error?.reason == reason)
  }

  @Test func articlesAboutSuchThings() throws {
    // 600 characters is the most that a notice has.
    let words = "抱歉，该文章已被删除"
    #expect(try notice(words + String(repeating: "字", count: 600 - words.count)) == .removed)
    #expect(try notice(words + String(repeating: "字", count: 601 - words.count)) == nil)
    #expect(try notice("<p>一篇文章</p>") == nil)
    // Words in a script are nobody's.
    #expect(try notice("<script>var a = '内容不存在'</script><p>一篇文章</p>") == nil)
  }
}

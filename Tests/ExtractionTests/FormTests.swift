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

  private func notice(
    title: String = "某页", _ body: String, hasTemplate: Bool = false
  ) throws -> ExtractionError.Reason? {
    let html = "<html><head><title>\(title)</title></head><body>\(body)</body></html>"
    return try Notice(Page(utf8: Array(html.utf8), url: nil), hasTemplate: hasTemplate)?.error.reason
  }

  @Test(arguments: [
    ("请完成验证后继续", ExtractionError.Reason.challenge),
    ("403 Forbidden", .challenge),
    ("抱歉，该文章已被删除", .removed),
    ("内容不存在", .removed),
    ("您访问的页面不见了", .error),
    ("502 Bad Gateway", .error),
  ])
  func notices(_ text: String, _ reason: ExtractionError.Reason) throws {
    #expect(try notice("<p>\(text)</p>") == reason)
  }

  @Test func noticeInTheTitle() throws {
    let long = String(repeating: "字", count: 2000)
    #expect(try notice(title: "404 Not Found", long) == .error)
    #expect(try notice(title: "安全验证", long) == .challenge)
    // Articles may be called so: those of a known family, and those with a title of more than 24 characters.
    #expect(try notice(title: "404 Not Found", long, hasTemplate: true) == nil)
    let title = "找不到" + String(repeating: "字", count: 21)
    #expect(try notice(title: title, long) == .error)
    #expect(try notice(title: title + "字", long) == nil)
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

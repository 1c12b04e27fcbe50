import Testing

/// Files that hold several pages, as somebody meets them at the command line.
@Suite struct CollectionTests {
  private func record(_ name: String, status: String = "200 OK", _ page: String) -> String {
    let block = "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
    return """
      WARC/1.1\r
      WARC-Type: response\r
      WARC-Record-ID: <urn:x:\(name)>\r
      WARC-Date: 2026-11-20T03:04:05Z\r
      WARC-Target-URI: https://www.163.com/\(name)\r
      Content-Length: \(block.utf8.count)\r
      \r
      \(block)\r
      \r

      """
  }

  private var one: String { record("news/article/JU7JLCSV0001899O.html", SamplePage().html) }
  private var two: String {
    record("news/article/JU7JLCSV0001899P.html", SamplePage(docID: "JU7JLCSV0001899P", title: "二").html)
  }
  private var list: String { record("", "<html><body><ul><li><a href=/a>要闻</a></li></ul></body></html>") }
  private var gone: String { record("news/article/JU7JLCSV0001899Q.html", status: "404 Not Found", "gone") }

  @Test func severalArticles() throws {
    let program = try Program()
    try program.write(one + list + two + gone, to: "crawl.warc")
    let parsed = try program.run("parse", "--json", "crawl.warc")
    #expect(parsed.status == 0)
    #expect(parsed.output.hasPrefix("[\n") && parsed.output.hasSuffix("\n]\n"))
    #expect(parsed.output.contains("\"source\": \"https://www.163.com/news/article/JU7JLCSV0001899P.html\""))
    #expect(parsed.output.contains("\"retrievedAt\": \"2026-11-20T03:04:05Z\""))
    #expect(parsed.errors == "crawl.warc: 2 articles, 2 other pages\n")

    let imported = try program.run("import", "--verbose", "crawl.warc")
    #expect(imported.status == 0)
    // Two articles, each with its folder under it, and one that is gone and has none.
    #expect(imported.output.split(separator: "\n").count == 5)
    #expect(imported.output.contains("gone (HTTP 404): JU7JLCSV0001899Q\n"))
    #expect(imported.errors.contains("crawl.warc (https://www.163.com/): "))
    #expect(imported.errors.hasSuffix("2 new, 0 changed, 0 unchanged, 1 gone\n"))
    #expect(try program.run("import", "--quiet", "crawl.warc").errors.isEmpty)
  }

  @Test func seenAgainInTheSameFile() throws {
    let again = record("news/article/JU7JLCSV0001899O.html", "").replacing(
      "WARC-Type: response", with: "WARC-Type: revisit"
    ).replacing("T03:04:05Z", with: "T09:09:09Z").replacing("<urn:x:", with: "<urn:again:").replacing(
      "WARC-Target",
      with: "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/server-not-modified\r\nWARC-Target")
    let program = try Program()
    try program.write(one + again + two, to: "crawl.warc")
    let imported = try program.run("import", "crawl.warc")
    #expect(imported.status == 0)
    let history = try program.run("history", "JU7JLCSV0001899O").output
    #expect(history.contains("T03:04:05Z  live") && history.contains("T09:09:09Z  live"))
  }

  /// Nothing lies where an article was looked for that was never kept.
  @Test func removalOfWhatWasNeverKept() throws {
    let program = try Program()
    try program.write(gone, to: "crawl.warc")
    let result = try program.run("import", "--json", "crawl.warc")
    #expect(result.output.contains("\"state\": \"gone\"") && !result.output.contains("\"folder\""))
  }

  @Test func fromStandardInput() throws {
    let result = try Program().run("parse", "--format", "jsonl", "-", input: one + two)
    #expect(result.status == 0)
    #expect(result.output.split(separator: "\n").count == 2)
    #expect(result.errors == "standard input: 2 articles\n" || result.errors == "-: 2 articles\n")
    // An array even of one: the next crawl may hold more.
    #expect(try Program().run("parse", "--json", "-", input: one).output.hasPrefix("[\n"))
  }

  @Test func noArticleInIt() throws {
    let program = try Program()
    try program.write(list + gone, to: "crawl.warc")
    let result = try program.run("parse", "crawl.warc")
    #expect(result.status == 65)
    #expect(result.errors == "crawl.warc: 0 articles, 2 other pages\ncrawl.warc: there is no article in it\n")
  }

  @Test func damageBehindAnArticle() throws {
    let program = try Program()
    try program.write(one + String(two.dropLast(30)), to: "crawl.warc")
    let result = try program.run("parse", "crawl.warc", "--failed", "failed.txt")
    #expect(result.status == 2)
    #expect(result.output.hasPrefix("头发与发展\n"))
    #expect(result.errors.contains("1 of 2 failed:\ncrawl.warc: at byte \(one.utf8.count): "))
    #expect(program.content(of: "failed.txt") == "crawl.warc\n")
  }

  @Test func addressForMany() throws {
    let program = try Program()
    try program.write(one, to: "crawl.warc")
    let result = try program.run("parse", "--url", "https://www.163.com/", "crawl.warc")
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("crawl.warc: --url is for a single page"))
  }

  @Test func folderOfAllForms() throws {
    let program = try Program()
    try program.write(one, to: "in/a.warc")
    try program.write(
      "MIME-Version: 1.0\nContent-Type: text/html\nDate: Fri, 20 Nov 2026 03:04:05 +0000\n\n"
        + SamplePage(docID: "JU7JLCSV0001899R", title: "三").html, to: "in/b.mht")
    try program.write(SamplePage(docID: "JU7JLCSV0001899S", title: "四").html, to: "in/c.html")
    try program.write("PK\u{05}\u{06}" + String(repeating: "\0", count: 18), to: "in/d.wacz")
    let result = try program.run("import", "in")
    #expect(result.status == 2)
    #expect(result.output.split(separator: "\n").filter { $0.hasPrefix("new: ") }.count == 3)
    #expect(
      result.errors.contains(
        "3 new, 0 changed, 0 unchanged\n1 of 4 failed:\nin/d.wacz: this ZIP file is no WACZ"))
  }
}

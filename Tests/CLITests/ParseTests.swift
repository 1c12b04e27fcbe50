import FoundationEssentials
import Testing

/// What `parse` prints.
@Suite struct ParseTests {
  private let program: Program

  init() throws {
    program = try Program()
    try program.write(SamplePage().html, to: "头发.html")
    try program.write(SamplePage(docID: "JU3GJKM70552K3NM", title: "第二篇").html, to: "second.html")
  }

  private struct Record: Decodable {
    struct Person: Decodable { var name: String? }
    struct Picture: Decodable { var contentUrl: String }
    struct Capture: Decodable { var source: String }
    var id: String
    var identifier: String
    var headline: String
    var author: [Person]
    var sourceOrganization: Person
    var articleBody: String
    var inLanguage: String
    var image: [Picture]
    var citation: [String]
    var capture: Capture

    private enum CodingKeys: String, CodingKey {
      case id = "@id"
      case identifier, headline, author, sourceOrganization, articleBody, inLanguage, image, citation, capture
    }
  }

  private func records(_ json: String) throws -> [Record] {
    try JSONDecoder().decode([Record].self, from: Data(json.utf8))
  }

  @Test(arguments: [
    ("text", "头发与发展\n\n"), ("markdown", "# 头发与发展\n\n"), ("json", "{\n  \"@context\""),
    ("jsonl", "{\"@context\""),
    ("html", "<!DOCTYPE html>\n"),
  ])
  func forms(_ form: String, _ start: String) throws {
    let result = try program.run("parse", "--format", form, "头发.html")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(start))
    #expect(result.output.hasSuffix("\n"))
    #expect(result.errors.isEmpty)
  }

  @Test func jsonOfOnePageIsAnObjectAndOfAnythingElseAnArray() throws {
    let one = try program.run("parse", "--json", "头发.html")
    #expect(one.output.hasPrefix("{"))
    _ = try JSONDecoder().decode(Record.self, from: Data(one.output.utf8))

    #expect(
      try records(program.run("parse", "--json", "头发.html", "second.html").output).map(\.headline) == [
        "头发与发展", "第二篇",
      ])
    #expect(try records(program.run("parse", "--json", "头发.html", "missing.html").output).count == 1)
    #expect(try records(program.run("parse", "--json", "missing.html", "missing2.html").output).isEmpty)
    try program.write(SamplePage().html, to: "folder/only.html")
    #expect(try records(program.run("parse", "--json", "folder").output).count == 1)
    try program.makeFolder("empty")
    #expect(try records(program.run("parse", "--json", "empty").output).isEmpty)
  }

  @Test func linesOfJSON() throws {
    let lines = try program.run("parse", "-f", "jsonl", "头发.html", "second.html").output.split(
      separator: "\n")
    let records = try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    #expect(records.map(\.identifier) == ["JU7JLCSV0001899O", "JU3GJKM70552K3NM"])
  }

  @Test func urlIsTakenWhereThePageSaysNone() throws {
    let page = SamplePage().html.replacing("<link rel=\"canonical\"", with: "<link rel=\"x\"")
    try program.write(page, to: "bare.html")
    let none = try program.run("parse", "--json", "--verbose", "bare.html")
    #expect(!none.output.contains("\"@id\": \"http"))
    #expect(none.errors.contains("address"))
    let given = try program.run(
      "parse", "--json", "--url", "https://news.163.com/25/0428/09/JU7JLCSV0001899O.html", "bare.html")
    #expect(given.output.contains("\"@id\": \"https://www.163.com/news/article/JU7JLCSV0001899O.html\""))
  }

  // MARK: Scripts

  /// The title and the text are converted, and nothing that is an address, an id or the name of a file.
  @Test(arguments: [("keep", "头发与发展", "何平"), ("hans", "头发与发展", "何平"), ("hant", "頭髮與發展", "何平")])
  func scriptInJSON(_ script: String, _ title: String, _ author: String) throws {
    let text = try program.run("parse", "--json", "--script", script, "头发.html").output
    let record = try JSONDecoder().decode(Record.self, from: Data(text.utf8))
    #expect(record.headline == title)
    #expect(record.author.map(\.name) == [author])
    #expect(record.sourceOrganization.name == (script == "hant" ? "某某晚報" : "某某晚报"))
    #expect(record.articleBody.hasPrefix(script == "hant" ? "理髮店開在頭髮衚衕，發展得很快。" : "理发店开在头发胡同"))
    #expect(record.inLanguage == (script == "hant" ? "zh-Hant" : "zh-Hans"))
    #expect(record.id == "https://www.163.com/news/article/JU7JLCSV0001899O.html")
    #expect(record.identifier == "JU7JLCSV0001899O")
    #expect(record.citation == ["https://zh.example.org/wiki/头发"])
    #expect(record.image.map(\.contentUrl) == ["http://cms-bucket.ws.126.net/2025/0428/p.jpg"])
    #expect(record.capture.source == "头发.html")
  }

  @Test func scriptInMarkdown() throws {
    let text = try program.run("parse", "-f", "markdown", "--script", "hant", "头发.html").output
    #expect(text.hasPrefix("# 頭髮與發展\n"))
    #expect(text.contains("來源：某某晚報 · 責任編輯："))
    #expect(text.contains("[百科](https://zh.example.org/wiki/头发)"))
  }

  // MARK: A folder of results

  @Test func outputFolder() throws {
    let result = try program.run(
      "parse", "-f", "markdown", "-o", "new/texts", "头发.html", "second.html", "头发.html")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "3 written to new/texts\n")
    #expect(
      try program.files(in: "new/texts") == [
        "JU3GJKM70552K3NM.md", "JU7JLCSV0001899O-2.md", "JU7JLCSV0001899O.md",
      ])
    #expect(program.content(of: "new/texts/JU3GJKM70552K3NM.md").hasPrefix("# 第二篇\n"))
    #expect(try program.run("parse", "-q", "-o", "new/texts", "头发.html").errors.isEmpty)
  }

  @Test(arguments: ["second.html", "/proc/texts"])
  func outputFolderThatCannotBe(_ folder: String) throws {
    let result = try program.run("parse", "--output", folder, "头发.html")
    #expect(result.status == 73)
    #expect(result.errors.hasPrefix("\(folder): this folder cannot be created"))
  }

  @Test func outputFileThatCannotBe() throws {
    try program.makeFolder("texts/JU7JLCSV0001899O.txt/occupied")
    let result = try program.run("parse", "--output", "texts", "头发.html")
    #expect(result.status == 74)
    #expect(result.errors.hasPrefix("texts/JU7JLCSV0001899O.txt: cannot be written"))
  }

  // MARK: Explanations

  @Test func explanation() throws {
    let text = try program.run("parse", "--explain", "头发.html").output
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.first == "头发.html")
    #expect(!text.contains("\u{1B}"))
    #expect(lines.contains("  template            redesign-channel, confidence 1.0"))
    #expect(lines.contains("  headline            头发与发展"))
    #expect(lines.contains("                      from text of h1.post_title"))
    #expect(lines.contains { $0.hasPrefix("  not found           ") && $0.contains("alternativeHeadline") })
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func explanationCutsWhatIsTooLongForALine() throws {
    try program.write(SamplePage(title: String(repeating: "长", count: 90)).html, to: "long.html")
    let lines = try program.run("parse", "--explain", "long.html").output.split(separator: "\n").map(
      String.init)
    // 22 columns of margin, 28 characters of two columns, and the sign.
    #expect(lines.contains("  headline            " + String(repeating: "长", count: 28) + "…"))
  }
}

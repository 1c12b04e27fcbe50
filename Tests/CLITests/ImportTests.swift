import FoundationEssentials
import Glibc
import Testing

/// What `import` keeps, and what it says.
@Suite struct ImportTests {
  private let program: Program
  private let folder = "archive/objects/0001899O/JU7JLCSV0001899O"
  private let address = "https://www.163.com/news/article/JU7JLCSV0001899O.html"

  /// The one file of the log: the tests are over within a month.
  private var log: String {
    get throws {
      let files = try program.files(in: "archive/observations").filter { $0.hasSuffix(".jsonl") }
      return "archive/observations/\(try #require(files.first))"
    }
  }

  init() throws {
    program = try Program()
    try program.write(SamplePage().html, to: "p.html")
  }

  private struct Report: Decodable {
    var identifier: String?
    var headline: String?
    var datePublished: String?
    var state: String
    var version: String?
    var folder: String?
    var source: String
    var reason: String?
    var exit: Int?
  }

  private func reports(_ arguments: String...) throws -> [Report] {
    let result = try program.run(["import", "--json"] + arguments)
    return try JSONDecoder().decode([Report].self, from: Data(result.output.utf8))
  }

  @Test func newUnchangedChanged() throws {
    let first = try program.run("import", "p.html")
    #expect(first.status == 0)
    #expect(first.output == "new: 头发与发展\n  \(folder)\n")
    #expect(first.errors.isEmpty)
    #expect(try program.files(in: "\(folder)/v1/content").contains("capture.warc.gz"))
    #expect(program.content(of: "\(folder)/v1/content/article.txt").hasPrefix("头发与发展\n\n理发店"))
    #expect(program.content(of: "\(folder)/v1/content/article.md").hasPrefix("# 头发与发展\n"))
    let before = try program.files(in: "archive")

    // Nothing of the article: an advertisement beside it.
    try program.write(SamplePage(extra: "<div class=\"ad\">广告</div>").html, to: "p.html")
    #expect(try program.run("import", "p.html").output == "unchanged: 头发与发展\n  \(folder)\n")
    #expect(try program.files(in: "archive") == before)
    #expect(try program.content(of: log).split(separator: "\n").count == 2)

    try program.write(SamplePage(title: "头发", text: "改了。").html, to: "p.html")
    #expect(try program.run("import", "p.html").output == "changed (title, body, now v2): 头发\n  \(folder)\n")
    #expect(program.content(of: "\(folder)/v1/content/article.txt").hasPrefix("头发与发展\n"))
    #expect(program.content(of: "\(folder)/v2/content/article.txt").hasPrefix("头发\n\n改了。"))
  }

  @Test func json() throws {
    let report = try #require(try reports("p.html").first)
    #expect(report.identifier == "JU7JLCSV0001899O")
    #expect(report.headline == "头发与发展")
    #expect(report.datePublished == "2025-04-28T09:13:09+08:00")
    #expect(report.state == "new")
    #expect(report.version == "v1")
    #expect(report.folder == "objects/0001899O/JU7JLCSV0001899O")
    #expect(report.source == "p.html")
    try program.write("no page", to: "empty.html")
    let mixed = try reports("p.html", "missing.html", "empty.html")
    // What is kept is told when it is on the disk.
    #expect(mixed.map(\.source) == ["missing.html", "empty.html", "p.html"])
    #expect(mixed.map(\.state) == ["failed", "failed", "unchanged"])
    #expect(mixed.map(\.exit) == [66, 65, nil])
    #expect(mixed.map { $0.reason == nil } == [false, false, true])
  }

  @Test func severalAreCounted() throws {
    try program.write(SamplePage(docID: "JU3GJKM70552K3NM").html, to: "q.html")
    let result = try program.run("import", "p.html", "q.html", "p.html")
    #expect(result.errors == "2 new, 0 changed, 1 unchanged\n")
    let quiet = try program.run("import", "--quiet", "p.html", "q.html")
    #expect(quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  /// The archive lies in the folder that is imported, as it does for somebody who follows the help.
  @Test func folderWithTheArchiveInIt() throws {
    let first = try program.run("import", ".")
    let second = try program.run("import", ".")
    #expect(first.status == 0 && second.status == 0)
    #expect(second.output == "unchanged: 头发与发展\n  \(folder)\n")
    #expect(try program.run("parse", "archive").errors.contains("an archive is passed over"))
  }

  @Test func whereTheArchiveIs() throws {
    #expect(try program.run("import", "p.html", environment: ["NETEASE_ARCHIVE": "env"]).status == 0)
    #expect(try program.files(in: "env").contains("objects/0=ocfl_1.1"))
    let option = try program.run(
      "import", "--archive", "a/b", "p.html", environment: ["NETEASE_ARCHIVE": "env"])
    #expect(option.output.hasSuffix("  a/b/objects/0001899O/JU7JLCSV0001899O\n"))
    #expect(
      try program.run("import", "p.html", environment: ["NETEASE_ARCHIVE": ""]).output.contains("  archive/"))
  }

  @Test(arguments: [
    ("other", 66, "other files"), ("p.html", 73, "Not a directory"), ("/proc/archive", 73, "No such file"),
  ])
  func archiveThatCannotBe(_ archive: String, _ status: Int32, _ reason: String) throws {
    try program.write("notes", to: "other/notes.txt")
    let result = try program.run("import", "--archive", archive, "p.html")
    #expect(result.status == status)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix("\(archive): ") && result.errors.contains(reason))
    #expect(try program.files(in: "other") == ["notes.txt"])
  }

  @Test func anotherRunHoldsTheArchive() throws {
    #expect(try program.run("import", "p.html").status == 0)
    let lock = open("\(program.folder)/in/archive/.lock", O_RDWR | O_CLOEXEC)
    try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    let held = try program.run("import", "p.html")
    #expect(held.status == 75)
    #expect(held.errors == "archive: another run is writing to this archive\n")
    // Reading needs no lock.
    #expect(try program.run("parse", "\(folder)/v1/content/capture.warc.gz").status == 0)
    close(lock)
    #expect(try program.run("import", "p.html").status == 0)
  }

  @Test func damagedArchive() throws {
    #expect(try program.run("import", "p.html").status == 0)
    try program.write("{}", to: "\(folder)/inventory.json")
    let result = try program.run("import", "p.html")
    #expect(result.status == 74)
    #expect(result.errors.contains("inventory.json"))
    #expect(program.content(of: "\(folder)/inventory.json") == "{}")
  }

  @Test func pageThatDoesNotSayWhichItIs() throws {
    try program.write(SamplePage().html.replacing("rel=\"canonical\"", with: "rel=\"x\""), to: "bare.html")
    let without = try program.run("import", "bare.html")
    #expect(without.status == 65)
    #expect(without.errors.contains("--url"))
    let with = try program.run(
      "import", "--url", "https://www.163.com/news/article/JU7JLCSV0001899O.html", "bare.html")
    #expect(with.status == 0)
    #expect(with.output.contains(folder))
  }

  // MARK: Articles that are not there

  private let notice =
    "<html><head><meta charset=utf-8><title>网易</title></head><body><p>抱歉，文章已被删除。</p></body></html>"

  @Test func noticeOfARemoval() throws {
    #expect(try program.run("import", "p.html").status == 0)
    let kept = try program.files(in: folder)
    try program.write(notice, to: "notice.html")
    let result = try program.run("import", "--url", address, "notice.html")
    #expect(result.status == 79)
    #expect(result.output.hasPrefix("replaced (this page says that the article was removed"))
    #expect(result.output.hasSuffix(": JU7JLCSV0001899O\n  \(folder)\n"))
    #expect(try program.files(in: folder) == kept)
    let lines = try program.content(of: log).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.contains(#""outcome":"replaced""#) == true)
    #expect(lines.last?.contains(#""evidence":"urn:uuid:"#) == true)
    #expect(try program.files(in: "archive/observations").filter { $0.hasSuffix(".warc.gz") }.count == 1)
    // A page that does not say what it was is nobody's removal.
    #expect(try program.run("import", "notice.html").status == 65)
  }

  /// A 404 between pages of a WARC is news, not a failure of the run.
  @Test func goneInAWARC() throws {
    #expect(try program.run("import", "p.html").status == 0)
    let answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"
    try program.write(Self.record(of: answer, url: address), to: "crawl.warc")
    let result = try program.run("import", "crawl.warc")
    #expect(result.status == 0)
    #expect(result.output == "gone (HTTP 404): JU7JLCSV0001899O\n  \(folder)\n")
    let again = try program.run("import", "--json", "crawl.warc")
    let reports = try JSONDecoder().decode([Report].self, from: Data(again.output.utf8))
    #expect(reports.map(\.state) == ["gone"])
    #expect(reports.map(\.identifier) == ["JU7JLCSV0001899O"])
    #expect(reports.map(\.version) == [nil])
    #expect(try program.content(of: log).split(separator: "\n").count == 2)
    try program.write(SamplePage(title: "头发").html, to: "p.html")
    let both = try program.run("import", "p.html", "crawl.warc")
    #expect(both.status == 0)
    #expect(both.errors == "crawl.warc: 0 articles\n0 new, 1 changed, 0 unchanged, 1 gone\n")
  }

  /// The page that waits to be kept with others is not one of the WARC.
  @Test func pageBeforeAWARCWithoutAnArticle() throws {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(notice.utf8.count)\r\n\r\n"
    let record = Self.record(of: head + notice, url: "https://www.163.com/about.html")
    try program.write(record, to: "crawl.warc")
    let result = try program.run("import", "p.html", "crawl.warc")
    #expect(result.status == 2)
    #expect(result.output == "new: 头发与发展\n  \(folder)\n")
    #expect(result.errors.contains("crawl.warc: 0 articles, 1 other page\n"))
    #expect(result.errors.contains("crawl.warc: there is no article in it\n"))
  }

  private static func record(of http: String, url: String) -> String {
    """
    WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2026-01-02T03:04:05Z\r
    WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nContent-Type: application/http\r
    Content-Length: \(http.utf8.count)\r\n\r\n\(http)\r\n\r\n
    """
  }

  @Test func namesOfTheMachineStayOut() throws {
    try program.write(SamplePage().html, to: "secret-folder/p.html")
    #expect(try program.run("import", "secret-folder").status == 0)
    for file in try program.files(in: "archive") {
      let text = program.content(of: "archive/\(file)")
      #expect(!text.contains("secret-folder") && !text.contains(program.folder), "\(file)")
    }
  }
}

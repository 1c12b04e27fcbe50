import ArchiveStore
import ArticleModel
import Testing

@testable import Archiving

@Suite struct ImporterTests {
  private let folder: ScratchFolder
  private var archive: String { folder.path + "/archive" }

  init() throws { folder = try ScratchFolder() }

  private func importer() throws -> Importer { try Importer(archive: archive) { 1_745_802_789_000 } }

  @Test func newUnchangedChanged() throws {
    var importer = try importer()
    var page = SamplePage()
    let place = "objects/0001899O/JU7JLCSV0001899O"
    let first = try importer.add(page.read())
    #expect(first.state == .new)
    #expect(first.version.description == "v1")
    #expect(first.folder == place)

    page.comments = 99
    #expect(try importer.add(page.read()).state == .unchanged)

    page.body = "<p>改了。</p>"
    let changed = try importer.add(page.read())
    #expect(changed.state == .changed(["body"]))
    #expect(changed.version.description == "v2")
    #expect(try folder.text("archive/\(place)/v1/content/article.txt") == "题目\n\n第一段。\n")
    #expect(try folder.text("archive/\(place)/v2/content/article.txt") == "题目\n\n改了。\n")

    // Back to what it was is a change too: versions are a history.
    page.body = SamplePage().body
    let back = try importer.add(page.read())
    #expect(back.state == .changed(["body"]))
    #expect(back.version.description == "v3")
  }

  @Test func versionsSayWhatHappened() throws {
    var importer = try importer()
    var page = SamplePage()
    _ = try importer.add(page.read())
    page.title = "别的题目"
    _ = try importer.add(page.read())
    let object = try #require(
      try Archive(at: archive).object(ObjectName(column: "0001899O", name: "JU7JLCSV0001899O")))
    #expect(object.versions.map(\.message) == ["first kept", "changed: title"])
    #expect(object.versions.map(\.created) == ["2025-04-28T01:13:09Z", "2025-04-28T01:13:09Z"])
    #expect(
      object.versions.first.map { Set($0.files.keys) } == [
        "article.json", "article.md", "article.txt", "page.html",
      ])
    #expect(try object.content(of: "page.html", in: .first) == SamplePage().capture.bytes)
  }

  @Test func anotherRunGoesOnWhereThisOneEnded() throws {
    do {
      var importer = try importer()
      _ = try importer.add(SamplePage().read())
    }
    var next = try importer()
    #expect(try next.add(SamplePage().read()).state == .unchanged)
  }

  @Test func pageWithoutAnAddress() throws {
    var importer = try importer()
    var page = SamplePage()
    page.docID = nil
    let article = try page.read()
    var caught: ImportError?
    do { _ = try importer.add(article) } catch { caught = error }
    #expect(caught == .noAddress)
    #expect(caught?.message.contains("--url") == true)
  }

  @Test func newestVersionThatIsGone() throws {
    var importer = try importer()
    let article = try SamplePage().read()
    let place = try importer.add(article).folder
    try folder.remove("archive/\(place)/v1/content/article.json")
    var caught: ImportError?
    do { _ = try importer.add(article) } catch { caught = error }
    guard case .archive(let error) = caught else {
      Issue.record("\(String(describing: caught))")
      return
    }
    #expect(error.kind == .damaged)
    #expect(error.path == "\(place)/v1/content/article.json")
  }

  @Test func partsOfADividedArticleAreKeptApart() throws {
    var importer = try importer()
    var folders: [String] = []
    for part in ["", "_2", "_all"] {
      var capture = SamplePage().capture
      capture.url = "https://www.163.com/news/article/JU7JLCSV0001899O\(part).html"
      folders.append(try importer.add(ReadArticle(capture)).folder)
    }
    let place = "objects/0001899O/JU7JLCSV0001899O"
    #expect(folders == [place, place + "_2", place + "_all"])
  }

  @Test func namesOfFiles() throws {
    #expect(try SamplePage().read().fileStem == "JU7JLCSV0001899O")
    var page = SamplePage()
    page.docID = nil
    var capture = page.capture
    capture.fileName = "某页.2.html.gz"
    #expect(try ReadArticle(capture).fileStem == "某页")
    capture.fileName = nil
    #expect(try ReadArticle(capture).fileStem == "article")
    capture.fileName = ".html"
    #expect(try ReadArticle(capture).fileStem == "html")
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_745_802_789_000, "2025-04-28T01:13:09Z"),
      (951_782_400_000, "2000-02-29T00:00:00Z"),
    ] as [(Int64, String)])
  func instants(_ milliseconds: Int64, _ text: String) {
    #expect(RFC3339.text(unixMilliseconds: milliseconds) == text)
  }
}

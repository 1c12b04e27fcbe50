import ArchiveStore
import ArticleModel
import Testing

@testable import Archiving

@Suite struct ArchivistTests {
  private let archive: KeptArchive
  private let place = "objects/0001899O/JU7JLCSV0001899O"

  init() throws { archive = try KeptArchive() }

  private func text(_ file: String) throws -> String {
    try archive.folder.text("archive/\(place)/\(file)")
  }

  @Test func newUnchangedChanged() throws {
    var page = SamplePage()
    let first = try archive.keep(page.capture)
    #expect(first.map(\.state) == [.new])
    #expect(first.map(\.version?.description) == ["v1"])
    #expect(first.map(\.folder) == [place])

    page.comments = 99
    #expect(try archive.keep(page.capture).map(\.state) == [.unchanged])

    page.body = "<p>改了。</p>"
    let changed = try archive.keep(page.capture)
    #expect(changed.map(\.state) == [.changed(["body"])])
    #expect(changed.map(\.version?.description) == ["v2"])
    #expect(try text("v1/content/article.txt") == "题目\n\n第一段。\n")
    #expect(try text("v2/content/article.txt") == "题目\n\n改了。\n")

    // Back to what it was is a change too: versions are a history.
    page.body = SamplePage().body
    page.comments = 100
    let back = try archive.keep(page.capture)
    #expect(back.map(\.state) == [.changed(["body"])])
    #expect(back.map(\.version?.description) == ["v3"])
  }

  @Test func versionsSayWhatHappened() throws {
    var page = SamplePage()
    try archive.keep(page.capture)
    page.title = "别的题目"
    try archive.keep(page.capture)
    let object = try #require(try archive.object())
    #expect(object.versions.map(\.message) == ["first kept", "changed: title"])
    #expect(object.versions.map { $0.created.hasPrefix("2026-11-24T00:00:") } == [true, true])
    #expect(
      object.versions.map { $0.files.keys.sorted() }
        == Array(repeating: ["article.json", "article.md", "article.txt", "capture.warc.gz"], count: 2))
  }

  /// Nothing may be there before the commit, all of it after.
  @Test func nothingIsKeptBeforeTheCommit() throws {
    var archivist = try archive.open()
    let outcome = try archivist.keep(PreparedCapture(SamplePage().capture))
    #expect(outcome.state == .new)
    #expect(try archive.object() == nil)
    #expect(try archive.looks().isEmpty)
    try archivist.commit()
    #expect(try archive.object() != nil)
    #expect(try archive.looks().count == 1)
    // Nothing waits any more.
    try archivist.commit()
    #expect(try archive.looks().count == 1)
  }

  @Test func runThatDiesBeforeTheCommit() throws {
    do {
      var archivist = try archive.open()
      _ = try archivist.keep(PreparedCapture(SamplePage().capture))
    }
    #expect(try archive.keep(SamplePage().capture).map(\.state) == [.new])
    #expect(try archive.looks().count == 1)
  }

  @Test func batchIsFullAtSixtyFour() throws {
    var archivist = try archive.open()
    for number in 0..<64 {
      let isFull = archivist.isBatchFull
      #expect(!isFull)
      var page = SamplePage()
      // Digits of a docid are those of base 36.
      page.docID = "JU7JLC\(number < 10 ? "0" : "")\(number)0001899O"
      #expect(try archivist.keep(PreparedCapture(page.capture)).state == .new)
    }
    let isFullBefore = archivist.isBatchFull
    try archivist.commit()
    let isFullAfter = archivist.isBatchFull
    #expect(isFullBefore && !isFullAfter)
    #expect(try Archive(at: archive.path).objectNames().count == 64)
  }

  @Test func pageWithoutAnAddress() throws {
    var page = SamplePage()
    page.docID = nil
    var caught: KeepingError?
    do throws(KeepingError) { _ = try PreparedCapture(page.capture) } catch { caught = error }
    #expect(caught == .noAddress)
    #expect(caught?.description.contains("--url") == true)
  }

  /// A transfer that broke must not take the place of the article.
  @Test func cutCopyMakesNoVersion() throws {
    var page = SamplePage()
    page.body = "<p>第一段。</p><p>第二段。</p><p>第三段。</p>"
    let end = try #require(page.html.firstRange(of: "三段")).lowerBound
    let cut = Capture.saved(String(page.html[..<end]), at: KeptArchive.Instant.of2025)
    try archive.keep(page.capture(at: KeptArchive.Instant.of2024))
    let outcome = try archive.keep(cut)
    #expect(outcome.map(\.state) == [.unchanged])
    #expect(outcome.map(\.version?.description) == ["v1"])
    #expect(try archive.looks().map(\.outcome) == [.live, .live])
    #expect(try text("v1/content/article.txt") == "题目\n\n第一段。\n\n第二段。\n\n第三段。\n")
  }

  @Test func versionThatIsGone() throws {
    try archive.keep(SamplePage().capture)
    try archive.folder.remove("archive/\(place)/v1/content/article.json")
    var page = SamplePage()
    page.comments = 99
    var archivist = try archive.open()
    let prepared = try PreparedCapture(page.capture)
    var caught: KeepingError?
    do { _ = try archivist.keep(prepared) } catch { caught = error }
    guard case .archive(let error) = caught else {
      Issue.record("\(String(describing: caught))")
      return
    }
    #expect(error.kind == .damaged)
    #expect(error.path == "\(place)/v1/content/article.json")
    // The others of the batch are kept.
    page.docID = "JU3GJKM70552K3NM"
    #expect(try archivist.keep(PreparedCapture(page.capture)).state == .new)
    try archivist.commit()
    #expect(try archive.object()?.versions.count == 1)
  }

  @Test func partsOfADividedArticleAreKeptApart() throws {
    var folders: [String] = []
    for part in ["", "_2", "_all"] {
      var capture = SamplePage().capture
      capture.url = "https://www.163.com/news/article/JU7JLCSV0001899O\(part).html"
      folders += try archive.keep(capture).map(\.folder)
    }
    #expect(folders == [place, place + "_2", place + "_all"])
  }

  @Test func namesOfFiles() throws {
    #expect(try SamplePage().read().fileStem == "JU7JLCSV0001899O")
    var page = SamplePage()
    page.docID = nil
    var capture = page.capture
    capture.fileName = "某页.2.html.gz"
    #expect(try ReadArticle(capture).fileStem == "某页.2")
    capture.fileName = "2024.05.17.HTM"
    #expect(try ReadArticle(capture).fileStem == "2024.05.17")
    capture.fileName = "a/b"
    #expect(try ReadArticle(capture).fileStem == "a-b")
    capture.fileName = nil
    #expect(try ReadArticle(capture).fileStem == "article")
    capture.fileName = ".html"
    #expect(try ReadArticle(capture).fileStem == "html")
  }

  @Test func severalArePreparedInTheirOrder() throws {
    var captures: [Capture] = []
    for number in 0..<40 {
      var page = SamplePage()
      page.title = "题目 \(number)"
      captures.append(number % 10 == 3 ? .saved("") : page.capture)
    }
    let prepared = PreparedCapture.prepare(captures)
    #expect(prepared.count == 40)
    for (number, result) in prepared.enumerated() {
      if number % 10 == 3 {
        #expect(throws: KeepingError.self) { try result.get() }
      } else {
        #expect(try result.get().change?.headline == "题目 \(number)")
      }
    }
    #expect(PreparedCapture.prepare([]).isEmpty)
  }
}

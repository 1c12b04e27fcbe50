import ArchiveStore
import ArticleModel
import Extraction
import Testing

@testable import Archiving

/// What counts as a removal, and what never does.
@Suite struct SightingTests {
  private func look(_ capture: Capture) -> Sighting? {
    var failure: ExtractionError?
    do throws(ExtractionError) { _ = try ReadArticle(capture) } catch { failure = error }
    return Sighting(of: capture, because: failure)
  }

  @Test(
    arguments: [
      (404, .gone), (410, .gone), (451, .gone),
      (401, .blocked), (403, .blocked), (407, .blocked), (429, .blocked),
      (408, .unreachable), (500, .unreachable), (502, .unreachable), (503, .unreachable), (504, .unreachable),
      (521, .unreachable),
      (204, .unreadable), (206, .unreadable), (400, .unreadable), (405, .unreadable), (418, .unreadable),
    ] as [(Int, Observation.Outcome)])
  func status(_ status: Int, _ outcome: Observation.Outcome) throws {
    let sighting = try #require(look(.answer(status)))
    #expect(sighting.outcome == outcome)
    #expect(sighting.reason == "HTTP \(status)")
    #expect(sighting.location == nil)
    #expect(sighting.isEvidence == (outcome == .gone))
  }

  /// The status is what the server says; an error page may show anything.
  @Test func statusCountsBeforeThePage() {
    #expect(look(.answer(403, SampleNotice.removed))?.outcome == .blocked)
    #expect(look(.answer(503, SampleNotice.removed))?.outcome == .unreachable)
    #expect(look(.answer(404, SampleNotice.challenge))?.outcome == .gone)
  }

  @Test(
    arguments: [
      ("https://www.163.com/", .replaced, "https://www.163.com/"),
      ("/", .replaced, "https://www.163.com/"),
      ("https://news.163.com/", .replaced, "https://news.163.com/"),
      ("https://www.163.com/special/404.html", .replaced, "https://www.163.com/special/404.html"),
      ("https://www.163.com/dy/article/JU3GJKM70552K3NM.html", .replaced, nil),
      // Somebody else, or a door with a guard: nothing is said about the article.
      ("https://portal.example.org/hotel", .blocked, "https://portal.example.org/hotel"),
      ("https://163.com.example.org/", .blocked, "https://163.com.example.org/"),
      ("https://www.163.com/captcha?from=x", .blocked, "https://www.163.com/captcha?from=x"),
      ("https://reg.163.com/logins.jsp", .blocked, "https://reg.163.com/logins.jsp"),
    ] as [(String, Observation.Outcome, String?)])
  func redirectElsewhere(_ location: String, _ outcome: Observation.Outcome, _ place: String?) throws {
    for status in [301, 302, 303, 307, 308] {
      let sighting = try #require(look(.answer(status, location: location)))
      #expect(sighting.outcome == outcome)
      #expect(sighting.reason == "HTTP \(status), sent elsewhere")
      if let place { #expect(sighting.location == place) }
      #expect(sighting.isEvidence == (outcome == .replaced))
    }
  }

  @Test(arguments: [
    "https://www.163.com/news/article/JU7JLCSV0001899O.html", "/dy/article/JU7JLCSV0001899O.html",
    "http://3g.163.com/news/article/JU7JLCSV0001899O.html", "JU7JLCSV0001899O.html?f=x#top",
    // Nothing that leads anywhere.
    "", "   ", "http://",
  ])
  func redirectThatSaysNothing(_ location: String) {
    #expect(look(.answer(301, location: location)) == nil)
  }

  @Test func answersThatLeadNowhere() {
    #expect(look(.answer(301)) == nil)
    #expect(look(.answer(304)) == nil)
  }

  @Test func removalNotice() throws {
    for capture in [Capture.answer(200, SampleNotice.removed), .saved(SampleNotice.removed)] {
      let sighting = try #require(look(capture))
      #expect(sighting.outcome == .replaced)
      #expect(sighting.reason?.contains("removed") == true)
      #expect(sighting.isEvidence)
    }
    #expect(look(.answer(200, SampleNotice.notFound))?.outcome == .replaced)
    #expect(look(.saved(SampleNotice.notFound))?.outcome == .replaced)
  }

  /// A saved file with such a page shows what a browser got, not what the server has.
  @Test(
    arguments: [
      (SampleNotice.challenge, .blocked), (SampleNotice.serverError, .unreachable), ("", .unreadable),
      ("   \n", .unreadable), ("%PDF-1.7 no page", .unreadable),
      ("<html><body><div class=post_body></div></body></html>", .unreadable),
    ] as [(String, Observation.Outcome)])
  func pageWithoutAnArticle(_ page: String, _ outcome: Observation.Outcome) throws {
    let served = try #require(look(.answer(200, page)))
    #expect(served.outcome == outcome)
    #expect(served.reason?.isEmpty == false)
    #expect(!served.isEvidence)
    #expect(look(.saved(page)) == nil)
  }

  @Test func anArticleIsNoSighting() {
    #expect(Sighting(of: SamplePage().capture, because: nil) == nil)
    #expect(Sighting.live.outcome == .live && !Sighting.live.isEvidence)
  }

  /// A long article about deleted articles, and one that has the words in its body.
  @Test func articleAboutARemoval() throws {
    var page = SamplePage()
    page.body = "<p>\(String(repeating: "他说帖子已被删除，平台没有解释。", count: 4))</p>"
    #expect(throws: Never.self) { try page.read() }
  }

  // MARK: What is prepared of them

  @Test(arguments: [
    Capture.answer(404, url: nil), .answer(404, url: "https://www.163.com/"),
    .answer(404, url: "https://www.163.com/dy/media/T1549508034812.html"),
    .answer(301, location: "https://3g.163.com/news/article/JU7JLCSV0001899O.html"),
    .saved(SampleNotice.challenge), .saved(""),
  ])
  func nothingToKeep(_ capture: Capture) {
    var caught: KeepingError?
    do throws(KeepingError) { _ = try PreparedCapture(capture) } catch { caught = error }
    guard case .noArticle(let error) = caught else {
      Issue.record("\(String(describing: caught))")
      return
    }
    #expect(!error.message.isEmpty)
  }

  @Test func addressWithoutAnArticleInIt() throws {
    let prepared = try PreparedCapture(.answer(404))
    #expect(prepared.name.description == "0001899O/JU7JLCSV0001899O")
    guard case .sighting(let sighting) = prepared.content else {
      Issue.record("an article")
      return
    }
    #expect(sighting.outcome == .gone)
    #expect(prepared.change == nil)
  }

  /// An article that comes with an error status is not the article.
  @Test func articleUnderAnErrorStatus() throws {
    let html = String(decoding: SamplePage().capture.bytes, as: UTF8.self)
    for (status, outcome) in [(404, .gone), (403, .blocked)] as [(Int, Observation.Outcome)] {
      guard case .sighting(let sighting) = try PreparedCapture(.answer(status, html)).content else {
        Issue.record("an article")
        continue
      }
      #expect(sighting.outcome == outcome)
    }
  }
}

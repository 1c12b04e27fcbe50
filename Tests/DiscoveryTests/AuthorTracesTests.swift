import ArticleModel
import Discovery
import Extraction
import FoundationEssentials
import TestSupport
import Testing

@Suite struct AuthorTracesTests {
  private func traces(_ name: String) throws -> AuthorTraces {
    let fixture = try #require(Fixtures.all(in: "pages").first { $0.name == "pages/\(name)" })
    let bytes = try Data(contentsOf: #require(fixture.page))
    return try AuthorTraces(Capture(bytes: Array(bytes), url: fixture.origin().url))
  }

  @Test func pageOfAnAccountTellsAllOfItsNames() throws {
    let traces = try traces("redesign-dy/traditional-characters")
    #expect(traces.accountID == AccountID("T1571888000321"))
    #expect(traces.wemediaID == AccountID("W3314159265358979321"))
    #expect(
      traces.recent == [
        FoundArticle(
          address: try #require(
            ArticleAddress("https://www.163.com/dy/article/JSCQ4CQL0531QC4E.html")),
          headline: "山頂的另一條小路", published: BeijingTime(firstIn: "2025-04-05 13:11:00"))
      ])
  }

  @Test func pageOfADeskTellsOfNoAccount() throws {
    let traces = try traces("redesign-channel/plain")
    #expect(traces.accountID == nil)
    #expect(traces.wemediaID == nil)
    #expect(traces.recent.isEmpty)
  }

  @Test func listTellsNothing() throws {
    let capture = try ListFixture.capture("no-links.html")
    #expect(throws: ExtractionError.self) { try AuthorTraces(capture) }
  }
}

import Configuration
import Fetching
import SampleSite
import Testing

@testable import Syncing

/// A host that refuses, or does not answer, ends what is asked of it, and nothing else.
@Suite struct ClosedHostTests {
  private let scene: SyncScene
  private let one = SyncScene.docID(1)
  private let two = SyncScene.docID(2)

  init() throws {
    scene = try SyncScene()
    scene.publish(one)
    scene.publish(two)
  }

  @Test func otherSourcesAreReadAndOldArticlesLookedAt() async throws {
    scene.list(one)
    try await scene.run()
    scene.wait(hours: 2)
    scene.list(two, one)
    let dead = (1...4).map { SourceEntry(name: "源\($0)", kind: .feed("https://example.org/\($0).xml")) }
    for source in dead {
      if case .feed(let url) = source.kind { scene.site[url] = .failure(.paused) }
    }
    scene.configuration.sources = dead + scene.configuration.sources
    let report = try await scene.run()
    #expect(report.stopped == nil)
    #expect(report.new.map(\.identifier) == [two] && report.unchanged == 1)
    // The host is in trouble, not each of its feeds.
    #expect(report.troubles.map(\.source) == ["example.org"])
    let memory = try SyncMemory.open(inArchive: scene.archive)
    #expect(try memory.health(ofSource: "源4").trouble?.contains("https://example.org/4.xml") == true)
    memory.close()
  }

  @Test(arguments: [SampleSite.Reply.failure(.blocked), .failure(.paused)])
  func nextListIsReadAtAnotherHost(closed: SampleSite.Reply) async throws {
    scene.site[SyncScene.list] = closed
    scene.site["https://www.163.com/dy/media/\(SyncScene.account).html"] = .page(
      """
      <html><body><ul><li class="js-item item"><h4><a class="title" href="\(SyncScene.url(one))">题目</a></h4>
      <span class="time">2026-11-23 21:40</span></li></ul></body></html>
      """)
    let report = try await scene.run()
    #expect(report.new.map(\.identifier) == [one])
    #expect(report.troubles.map(\.source) == ["c.m.163.com"])
  }

  @Test func articlesAtOtherHostsAreFetched() async throws {
    scene.list(one, two)
    scene.site[SyncScene.url(two)] = .failure(.blocked)
    let report = try await scene.run()
    #expect(report.stopped == nil && report.new.map(\.identifier) == [one] && report.waiting == 1)
    #expect(report.troubles.map(\.source) == ["www.163.com"])
  }

  @Test func articleThatNobodyIsAskedForStaysDue() async throws {
    scene.list(one)
    try await scene.run()
    scene.wait(hours: 2)
    scene.site[SyncScene.url(one)] = .failure(.blocked)
    let report = try await scene.run()
    #expect(report.due == 1 && report.unseen == 0)
    #expect(try scene.outcomes(one) == ["live"])
  }

  @Test func siteThatIsBlockedIsToldOnceADay() async throws {
    scene.list(one)
    try await scene.run()
    scene.wait(hours: 2)
    let lists = [
      SyncScene.list, "https://www.163.com/dy/media/\(SyncScene.account).html",
      "https://c.m.163.com/nc/article/list/\(SyncScene.account)/0-20.html",
    ]
    for url in lists { scene.site[url] = .failure(.blocked) }
    #expect(try await scene.run().troubles.map(\.source) == ["c.m.163.com", "www.163.com"])
    scene.wait(hours: 2)
    #expect(try await scene.run().troubles.isEmpty)
  }

  /// The run itself is at its end.
  @Test func budgetThatIsSpentEndsTheRun() async throws {
    scene.site[SyncScene.list] = .failure(.budgetSpent)
    let report = try await scene.run()
    #expect(report.stopped != nil && report.troubles.isEmpty)
    #expect(scene.site.asked == [SyncScene.list])
  }
}

import Configuration
import Fetching
import SampleSite
import Testing

@testable import Syncing

/// Lists of several pages: what an interruption leaves unread is read by the next run.
@Suite struct ListPagesTests {
  private let scene: SyncScene

  init() throws {
    scene = try SyncScene()
    scene.configuration.sources[0].limit = 60
    publish(60)
  }

  private static func page(_ number: Int) -> String {
    "https://c.m.163.com/nc/subscribe/list/\(SyncScene.account)/all/\(number * 20)-20.html"
  }

  private static func list(_ docIDs: some Sequence<String>, title: String = "题目") -> SampleSite.Reply {
    let entries = docIDs.map { #"{"postid":"\#($0)","docid":"\#($0)","title":"\#(title)"}"# }
    return .page(#"{"tab_list":[\#(entries.joined(separator: ","))]}"#)
  }

  /// The account has so many articles, the newest first, on pages of twenty and one that is empty.
  ///
  /// Runs are at their end when they have read the lists: the articles wait.
  private func publish(_ count: Int) {
    let docIDs = (0..<count).reversed().map { SyncScene.docID($0) }
    for docID in docIDs { scene.site[SyncScene.url(docID)] = .failure(.budgetSpent) }
    for number in 0...(count + 19) / 20 {
      scene.site[Self.page(number)] = Self.list(docIDs.dropFirst(20 * number).prefix(20))
    }
  }

  private func listsAsked() -> [String] {
    scene.site.askedSinceLastTime().filter { !$0.contains("/article/") }
  }

  @Test(arguments: [SampleSite.Reply.status(500), .failure(.timeout), .failure(.blocked), .cutShort("{")])
  func pageThatBrokeIsReadByTheNextRun(fault: SampleSite.Reply) async throws {
    scene.site[Self.page(1)] = fault
    let first = try await scene.run()
    #expect(first.waiting == 20 && first.troubles.count == 1)
    publish(60)
    scene.wait(hours: 1)
    let second = try await scene.run()
    #expect(second.waiting == 60 && second.troubles.isEmpty)
    _ = scene.site.askedSinceLastTime()
    scene.wait(hours: 1)
    try await scene.run()
    #expect(listsAsked() == [Self.page(0)])
  }

  @Test func troubleNamesThePageThatBroke() async throws {
    scene.site[Self.page(1)] = .status(500)
    #expect(
      try await scene.run().troubles == [
        .init(source: "作者", reason: "\(Self.page(1)): answered HTTP 500")
      ])
    // It named articles all the same.
    let memory = try SyncMemory.open(inArchive: scene.archive)
    let health = try memory.health(ofSource: "作者")
    #expect(health.failures == 0 && health.entries == 20 && health.lastYield != nil)
    memory.close()
  }

  @Test func runThatMayNotAskMoreLeavesTheRestToTheNext() async throws {
    scene.site[Self.page(1)] = .failure(.budgetSpent)
    let first = try await scene.run()
    #expect(first.stopped != nil && first.waiting == 20 && first.troubles.isEmpty)
    publish(60)
    #expect(try await scene.run().waiting == 60)
  }

  /// What broke off later on leaves new articles behind those that are known.
  @Test func listThatWasReadToItsEndBeforeIsReadOnToo() async throws {
    #expect(try await scene.run().waiting == 60)
    publish(110)
    scene.site[Self.page(1)] = .status(500)
    scene.wait(hours: 1)
    #expect(try await scene.run().waiting == 80)
    publish(110)
    scene.wait(hours: 1)
    #expect(try await scene.run().waiting == 110)
  }

  @Test func higherLimitReadsOn() async throws {
    scene.configuration.sources[0].limit = 20
    #expect(try await scene.run().waiting == 20)
    scene.configuration.sources[0].limit = 60
    #expect(try await scene.run().waiting == 60)
  }

  /// The short list is there for when the long one is not.
  @Test func listOfOnePageIsNotTheEndOfALongerOne() async throws {
    scene.site[Self.page(0)] = .status(502)
    let rows = (40..<60).reversed().map {
      #"<li class="js-item item"><h4><a class="title" href="\#(SyncScene.url(SyncScene.docID($0)))">题目</a></h4></li>"#
    }
    scene.site["https://www.163.com/dy/media/\(SyncScene.account).html"] = .page(
      "<html><body><ul>\(rows.joined())</ul></body></html>")
    #expect(try await scene.run().waiting == 20)
    publish(60)
    scene.wait(hours: 1)
    #expect(try await scene.run().waiting == 60)
  }

  @Test(arguments: [SampleSite.Reply.status(404), .page(#"{"tab_list":[]}"#)])
  func pageThatIsNotThereIsTheEnd(end: SampleSite.Reply) async throws {
    scene.configuration.sources[0].limit = 500
    scene.site[Self.page(3)] = end
    #expect(try await scene.run().troubles.isEmpty)
    _ = scene.site.askedSinceLastTime()
    try await scene.run()
    #expect(listsAsked() == [Self.page(0)])
  }

  // MARK: Filters

  @Test func pagesOfArticlesThatAreNotWantedAreReadOnce() async throws {
    scene.configuration.sources[0].filter.columns = ["00000000"]
    // The articles are not from the future.
    scene.wait(hours: 2)
    try await scene.run()
    #expect(listsAsked() == [Self.page(0), Self.page(1), Self.page(2)])
    scene.wait(hours: 1)
    #expect(try await scene.run().waiting == 0)
    #expect(listsAsked() == [Self.page(0)])
  }

  @Test func wantedArticleBehindAPageOfNewUnwantedOnesIsFound() async throws {
    scene.configuration.sources[0].filter.titleExcludes = ["广告"]
    #expect(try await scene.run().waiting == 60)
    scene.wait(hours: 3)
    let advertising = (1...20).map { SyncScene.docID($0, hoursAfterStart: 2) }
    let wanted = SyncScene.docID(0, hoursAfterStart: 2)
    scene.site[Self.page(0)] = Self.list(advertising, title: "广告一则")
    scene.site[Self.page(1)] = Self.list([wanted])
    #expect(try await scene.run().waiting == 61)
  }
}

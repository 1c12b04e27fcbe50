import ArchiveStore
import Archiving
import ArticleModel
import Configuration
import Fetching
import SampleSite
import Testing

@testable import Syncing

@Suite struct SyncRunTests {
  private let scene: SyncScene
  private let one = SyncScene.docID(1)
  private let two = SyncScene.docID(2)

  init() throws { scene = try SyncScene() }

  @Test func newArticlesAreKeptOnceAndNobodyIsTold() async throws {
    scene.list(two, one)
    scene.publish(one)
    scene.publish(two)
    let report = try await scene.run()
    #expect(report.new.map(\.identifier).sorted() == [one, two])
    #expect(!report.isWorthAWord)
    #expect(report.waiting == 0)
    // The two are asked for at once, so in any order.
    let asked = scene.site.askedSinceLastTime()
    #expect(asked.first == SyncScene.list)
    #expect(Set(asked.dropFirst()) == [SyncScene.url(two), SyncScene.url(one)])

    let again = try await scene.run()
    #expect(again.new.isEmpty && again.unchanged == 0)
    #expect(scene.site.askedSinceLastTime() == [SyncScene.list])
  }

  @Test func changeIsToldWithItsSize() async throws {
    scene.list(one)
    scene.publish(one)
    try await scene.run()
    scene.wait(hours: 2)
    scene.publish(one, body: "第一段写在这里，说的是湖边的白鹭。")
    let report = try await scene.run()
    let change = try #require(report.changed.first)
    #expect(change.parts == ["body"] && change.version.number == 2)
    #expect(change.added == 2 && change.removed == 2)
    #expect(report.isWorthAWord)
    #expect(report.lines(isFull: false).contains { $0.contains("+2 −2 characters") })
    #expect(try scene.versions(one) == 2)
  }

  @Test func removalIsToldOnceWithItsInterval() async throws {
    scene.list(one)
    scene.publish(one)
    try await scene.run()
    let seen = scene.clock.now()
    scene.wait(hours: 2)
    scene.site[SyncScene.url(one)] = .status(404)
    let report = try await scene.run()
    let removal = try #require(report.removed.first)
    #expect(removal.article.headline == "题目")
    #expect(try #require(removal.lastSeen) <= seen && removal.notSeen > seen)
    #expect(removal.reason == "HTTP 404; mobile page: HTTP 404; app's JSON: HTTP 404")

    scene.wait(hours: 2)
    #expect(try await scene.run().removed.isEmpty)
    #expect(try scene.outcomes(one) == ["live", "gone", "gone"])

    scene.publish(one)
    scene.wait(hours: 48)
    let back = try await scene.run()
    #expect(back.returned.map(\.article.identifier) == [one])
    #expect(back.returned.first?.notSeen == removal.notSeen)
    scene.wait(hours: 2)
    #expect(try await scene.run().returned.isEmpty)
  }

  @Test func oneMissIsConfirmedBeforeItIsTold() async throws {
    // A video has one address alone.
    let video = try #require(ArticleAddress("https://www.163.com/v/video/VISQJIO0M.html"))
    scene.configuration.sources = [SourceEntry(name: "页", kind: .links("https://www.163.com/special/x/"))]
    scene.site["https://www.163.com/special/x/"] = .page(
      #"<html><body><a href="https://www.163.com/v/video/VISQJIO0M.html">一段视频的题目</a></body></html>"#)
    let url = try #require(video.canonical)
    scene.site[url] = .page(
      """
      <html><head><meta charset=utf-8><title>一段视频的题目_网易视频</title></head><body><h1 class="title">一段视频的题目</h1>
      <video><source src="http://flv.bn.netease.com/a/b.mp4"></video></body></html>
      """)
    let first = try await scene.run()
    try #require(first.new.count == 1, "\(first)")
    scene.site[url] = .status(404)
    scene.wait(hours: 200)
    let missed = try await scene.run()
    #expect(missed.removed.isEmpty && missed.unconfirmed == 1)
    scene.wait(hours: 2)
    #expect(try await scene.run().removed.count == 1)
  }

  @Test func refusalIsNoRemovalAndEndsTheRun() async throws {
    scene.list(one, two)
    scene.publish(one)
    scene.publish(two)
    try await scene.run()
    scene.wait(hours: 2)
    for docID in [one, two] { scene.site[SyncScene.url(docID)] = .status(403) }
    let report = try await scene.run()
    #expect(report.removed.isEmpty && report.unseen == 2)
    #expect(try scene.outcomes(one) == ["live", "blocked"])
  }

  @Test func articleThatIsNotThereYetIsTriedAgain() async throws {
    scene.list(one)
    let report = try await scene.run()
    #expect(report.waiting == 1 && report.failed.isEmpty)
    _ = scene.site.askedSinceLastTime()
    #expect(try await scene.run().new.isEmpty)
    #expect(scene.site.askedSinceLastTime() == [SyncScene.list])
    scene.wait(hours: 1)
    scene.publish(one)
    #expect(try await scene.run().new.count == 1)
  }

  @Test func articleThatNeverComesIsGivenUpAndTold() async throws {
    scene.list(one)
    var failed: [SyncReport.Failure] = []
    for _ in 0..<12 {
      failed += try await scene.run().failed
      scene.wait(hours: 130)
    }
    #expect(failed.map(\.address) == [SyncScene.url(one)])
  }

  @Test func newComesBeforeOld() async throws {
    scene.list(one)
    scene.publish(one)
    try await scene.run()
    scene.wait(hours: 2)
    scene.list(two, one)
    scene.publish(two)
    _ = scene.site.askedSinceLastTime()
    try await scene.run()
    #expect(scene.site.askedSinceLastTime() == [SyncScene.list, SyncScene.url(two), SyncScene.url(one)])
  }

  @Test func secondRunAtOnceIsRefused() async throws {
    let first = try SyncRun(
      scene.configuration, archive: scene.archive, source: scene.site, clock: scene.clock)
    #expect(throws: SyncError.self) {
      try SyncRun(scene.configuration, archive: scene.archive, source: scene.site, clock: scene.clock)
    }
    _ = try await first.run()
  }

  @Test func pagesThatNoTemplateFitsAreATrouble() async throws {
    let docIDs = (1...3).map { SyncScene.docID($0) }
    scene.list(docIDs[0], docIDs[1], docIDs[2])
    let text = String(repeating: "湖边的水鸟在早晨飞起来，渔夫把船推进水里，网里是一夜的收成。", count: 8)
    for docID in docIDs {
      scene.site[SyncScene.url(docID)] = .page(
        """
        <html><head><meta charset=utf-8><title>湖边的早晨</title></head><body><article class="n1"><h1>湖边的早晨</h1>
        <div class="n2"><p>\(text)</p><p>\(text)</p></div></article></body></html>
        """)
    }
    let report = try await scene.run()
    #expect(report.new.count == 3)
    #expect(report.troubles.first?.reason.contains("fit no template") == true, "\(report.troubles)")
  }

  @Test func filterAndLimitHoldBeforeAnythingIsFetched() async throws {
    scene.configuration.sources[0].filter.titleExcludes = ["广告"]
    scene.configuration.sources[0].limit = 1
    scene.site[SyncScene.list] = .page(
      #"{"tab_list":[{"postid":"\#(two)","title":"广告一则"},{"postid":"\#(one)","title":"题目"}]}"#)
    scene.publish(one)
    scene.publish(two)
    let report = try await scene.run()
    #expect(report.new.map(\.identifier) == [one])
  }
}

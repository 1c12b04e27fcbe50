import ArchiveStore
import SampleSite
import Testing

@testable import Syncing

/// What a run has kept, and died before it could tell of it.
@Suite struct InterruptedRunTests {
  private let scene: SyncScene
  private let one = SyncScene.docID(1)
  private let two = SyncScene.docID(2)

  init() throws {
    scene = try SyncScene()
    scene.list(one)
    scene.publish(one)
  }

  private func die() async throws {
    try await scene.dieAtTheEnd()
    scene.wait(hours: 2)
  }

  @Test func newArticleIsTold() async throws {
    try await die()
    #expect(try await scene.run().new.map(\.identifier) == [one])
    scene.wait(hours: 2)
    #expect(try await scene.run().new.isEmpty)
  }

  @Test func changeIsToldWithItsSize() async throws {
    try await scene.run()
    scene.wait(hours: 2)
    scene.publish(one, body: "第一段写在这里，说的是湖边的白鹭。")
    try await die()
    let report = try await scene.run()
    let change = try #require(report.changed.first)
    #expect(
      change.parts == ["body"] && change.version.number == 2 && change.added == 2 && change.removed == 2)
    #expect(report.new.isEmpty)
  }

  @Test func removalAndReturnAreTold() async throws {
    try await scene.run()
    let seen = scene.clock.now()
    scene.wait(hours: 2)
    scene.site[SyncScene.url(one)] = .status(404)
    try await die()
    let removal = try #require(try await scene.run().removed.first)
    #expect(try #require(removal.lastSeen) <= seen && removal.notSeen > seen)
    #expect(removal.reason == "HTTP 404; mobile page: HTTP 404; app's JSON: HTTP 404")
    scene.publish(one)
    scene.wait(hours: 48)
    try await die()
    let back = try await scene.run()
    #expect(back.returned.map(\.notSeen) == [removal.notSeen] && back.removed.isEmpty)
  }

  @Test func severalThatDiedAreToldTogether() async throws {
    try await die()
    scene.list(one, two)
    scene.publish(two)
    // What runs that died have kept is told by the next one, and this one cannot tell either.
    try await die()
    #expect(try await Set(scene.run().new.map(\.identifier)) == [one, two])
  }

  @Test func keptArticleThatStillWaitsIsNotFetchedAsNew() async throws {
    try await scene.run()
    let memory = try SyncMemory.open(inArchive: scene.archive)
    try memory.enqueue([
      QueuedArticle(
        article: scene.name(one).description, address: SyncScene.url(one), source: "作者", foundAt: 0)
    ])
    memory.close()
    _ = scene.site.askedSinceLastTime()
    try await scene.run()
    #expect(scene.site.askedSinceLastTime() == [SyncScene.list])
    let after = try SyncMemory.open(inArchive: scene.archive)
    #expect(try after.queued().isEmpty)
    after.close()
  }

  // MARK: A clock that is wrong

  @Test func removalIsToldOnceAfterTheClockRanAhead() async throws {
    try await scene.run()
    // It is seen a month later than it is.
    scene.wait(hours: 30 * 24)
    try await scene.run()
    scene.wait(hours: -29 * 24)
    scene.site[SyncScene.url(one)] = .status(404)
    #expect(try await scene.run().removed.count == 1)
    scene.wait(hours: 48)
    #expect(try await scene.run().removed.isEmpty)
  }

  @Test func removalThatARunAheadHasToldIsNotToldAgain() async throws {
    try await scene.run()
    scene.site[SyncScene.url(one)] = .status(404)
    scene.wait(hours: 30 * 24)
    #expect(try await scene.run().removed.count == 1)
    scene.wait(hours: -29 * 24)
    #expect(try await scene.run().removed.isEmpty)
  }

  // MARK: Troubles

  @Test func pagesThatNoTemplateFitsAreToldOnceADay() async throws {
    let text = String(repeating: "湖边的水鸟在早晨飞起来，渔夫把船推进水里，网里是一夜的收成。", count: 8)
    func publish(_ numbers: ClosedRange<Int>) {
      for docID in numbers.map({ SyncScene.docID($0) }) {
        scene.site[SyncScene.url(docID)] = .page(
          "<html><head><meta charset=utf-8><title>湖边</title></head><body><article class=n1><h1>湖边的早晨</h1>"
            + "<div class=n2><p>\(text)</p><p>\(text)</p></div></article></body></html>")
      }
    }
    publish(1...6)
    scene.list(SyncScene.docID(1), SyncScene.docID(2), SyncScene.docID(3))
    #expect(try await scene.run().troubles.count == 1)
    scene.list(SyncScene.docID(4))
    scene.wait(hours: 1)
    #expect(try await scene.run().troubles.isEmpty)
    // `status` still knows of it, although the list can be read.
    let memory = try SyncMemory.open(inArchive: scene.archive)
    #expect(try memory.health(ofSource: "作者").trouble?.contains("fit no template") == true)
    memory.close()
    scene.list(SyncScene.docID(5))
    scene.wait(hours: 24)
    #expect(try await scene.run().troubles.count == 1)
  }
}

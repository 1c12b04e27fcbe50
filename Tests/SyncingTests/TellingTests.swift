import ArchiveStore
import Configuration
import Fetching
import FoundationEssentials
import SampleSite
import Testing

@testable import Syncing

/// What lasts is told once a day, and is wrong all the time.
@Suite struct TellingTests {
  private let scene: SyncScene
  private let one = SyncScene.docID(1)
  private let two = SyncScene.docID(2)

  init() throws {
    scene = try SyncScene()
    scene.list(one)
    scene.publish(one)
  }

  /// On a slow machine time goes by between the two; a report that did not find its run would wait for an hour.
  @Test func reportAndRunBeginTogether() async throws {
    scene.configuration.report.exec = "true"
    let run = try SyncRun(
      scene.configuration, archive: scene.archive, source: scene.site, clock: scene.clock)
    scene.clock.move(by: 7)
    let report = try await run.run()
    let memory = try SyncMemory.open(inArchive: scene.archive)
    #expect(try memory.undelivered().map(\.started) == [report.started])
    memory.close()
  }

  // MARK: Troubles

  @Test func troubleThatLastsIsNotWell() async throws {
    scene.site[SyncScene.list] = .status(500)
    let first = try await scene.run()
    #expect(first.troubles.count == 1 && first.lasting.isEmpty && !first.isWell)
    scene.wait(hours: 1)
    let second = try await scene.run()
    #expect(second.troubles.isEmpty && second.isEmpty)
    #expect(second.lasting.map(\.source) == ["作者"] && !second.isWell)
    scene.list(one)
    scene.wait(hours: 1)
    #expect(try await scene.run().isWell)
  }

  @Test func refusalThatComesBackIsToldAtOnce() async throws {
    for isRefusing in [true, false, true] {
      if isRefusing { scene.site[SyncScene.list] = .failure(.blocked) } else { scene.list(one) }
      // The host, and the author, whose other lists are not there.
      #expect(try await scene.run().troubles.map(\.source) == (isRefusing ? ["c.m.163.com", "作者"] : []))
      scene.wait(hours: 1)
    }
  }

  /// Another host has answered meanwhile, and says nothing of the one that refuses.
  @Test func refusalOfAnotherHostLasts() async throws {
    try await scene.run()
    scene.site[SyncScene.url(one)] = .failure(.blocked)
    scene.wait(hours: 2)
    #expect(try await scene.run().troubles.count == 1)
    let lookAgain = scene.configuration.lookAgain
    scene.configuration.lookAgain.after = []
    scene.configuration.lookAgain.every = nil
    #expect(try await scene.run().isWell)
    scene.configuration.lookAgain = lookAgain
    scene.wait(hours: 2)
    let report = try await scene.run()
    #expect(report.troubles.isEmpty && report.lasting.count == 1)
  }

  @Test func unreadablePagesThatComeBackAreToldAtOnce() async throws {
    let docIDs = (1...6).map { SyncScene.docID($0) }
    scene.list(docIDs)
    for docID in docIDs { scene.publish(docID) }
    scene.configuration.lookAgain.every = TimeSpan(seconds: 3600)
    scene.configuration.lookAgain.after = []
    try await scene.run()
    for (isReadable, count) in [(false, 1), (true, 0), (false, 1)] {
      for docID in docIDs {
        if isReadable {
          scene.publish(docID)
        } else {
          scene.site[SyncScene.url(docID)] = .page("<html><body></body></html>")
        }
      }
      scene.wait(hours: 5)
      let report = try await scene.run()
      #expect(report.troubles.count == count, "\(report)")
    }
  }

  @Test func troubleOfARunThatDiedIsTold() async throws {
    try await scene.run()
    scene.site[SyncScene.list] = .status(500)
    scene.wait(hours: 1)
    try await scene.dieAtTheEnd()
    #expect(try await scene.run().troubles.count == 1)
  }

  // MARK: Removals

  @Test func removalThatARunConfirmedBeforeItDiedIsTold() async throws {
    // A video has one address alone, so two looks have to miss it.
    let video = "https://www.163.com/v/video/VISQJIO0M.html"
    scene.configuration.sources = [SourceEntry(name: "页", kind: .links("https://www.163.com/special/x/"))]
    scene.site["https://www.163.com/special/x/"] = .page(
      #"<html><body><a href="\#(video)">一段视频的题目</a></body></html>"#)
    scene.site[video] = .page(
      """
      <html><head><meta charset=utf-8><title>一段视频的题目_网易视频</title></head><body><h1 class="title">一段视频的题目</h1>
      <video><source src="http://flv.bn.netease.com/a/b.mp4"></video></body></html>
      """)
    try #require(try await scene.run().new.count == 1)
    scene.site[video] = .status(404)
    scene.wait(hours: 200)
    #expect(try await scene.run().unconfirmed == 1)
    scene.wait(hours: 2)
    try await scene.dieAtTheEnd()
    scene.wait(hours: 30)
    #expect(try await scene.run().removed.count == 1)
    scene.wait(hours: 30)
    #expect(try await scene.run().removed.isEmpty)
  }

  // MARK: Damage

  @Test func damagedArticleIsLeftAsideForADay() async throws {
    try await scene.run()
    let file = "\(scene.archive)/objects/0511B8LM/\(one)/v1/content/article.json"
    try Data("{}".utf8).write(to: URL(filePath: file))
    scene.publish(one, body: "第一段写在这里，说的是湖边的白鹭。")
    scene.wait(hours: 2)
    let first = try await scene.run()
    #expect(first.failed.map(\.address) == [SyncScene.url(one)])
    #expect(first.failed.first?.reason.contains("netease-archive verify") == true, "\(first.failed)")
    _ = scene.site.askedSinceLastTime()
    scene.wait(hours: 1)
    let second = try await scene.run()
    #expect(scene.site.askedSinceLastTime() == [SyncScene.list])
    #expect(second.isEmpty && !second.isWell && second.due == 0)
    scene.wait(hours: 24)
    #expect(try await scene.run().failed.count == 1)
  }

  @Test func damagedMemoryIsATrouble() async throws {
    try await scene.run()
    try Data("this is no database, and long enough for nobody to think so".utf8)
      .write(to: URL(filePath: "\(scene.archive)/sync.sqlite"))
    let report = try await scene.run()
    #expect(report.troubles.map(\.source) == ["sync.sqlite"])
    #expect(report.troubles.first?.reason.contains("sync.sqlite.damaged-1") == true)
    #expect(try await scene.run().isWell)
  }

  // MARK: Articles that change all the time

  @Test func restlessArticleIsToldOnceADay() async throws {
    try await scene.run()
    var told: [Int] = []
    var again = 0
    for hour in 1...30 {
      scene.publish(one, body: "第一段写在这里，说的是湖边的第 \(hour) 只水鸟。")
      scene.wait(hours: 1)
      let report = try await scene.run()
      told += report.changed.map(\.version.number)
      again += report.changedAgain
    }
    // Each of the first five versions; the sixth; and one a day later.
    #expect(told.count == 6 && told.prefix(5) == [2, 3, 4, 5, 6], "\(told)")
    #expect(try told.count + again + 1 == scene.versions(one))
  }
}

import Fetching
import SampleSite
import Testing

@testable import Syncing

/// Articles that a source names and that cannot be had yet.
@Suite struct WaitingArticleTests {
  private let scene: SyncScene
  private let one = SyncScene.docID(1)
  private let two = SyncScene.docID(2)

  init() throws {
    scene = try SyncScene()
    scene.list(one)
  }

  private func waiting() throws -> QueuedArticle? {
    let memory = try SyncMemory.open(inArchive: scene.archive)
    defer { memory.close() }
    return try memory.queued().first
  }

  /// What is said of the site says nothing of the article.
  @Test(arguments: [
    SampleSite.Reply.status(403), .status(500), .failure(.timeout), .failure(.blocked), .failure(.robots),
    .cutShort("<html>"),
  ])
  func siteThatRefusesOrIsDownUsesUpNoTry(fault: SampleSite.Reply) async throws {
    scene.site[SyncScene.url(one)] = fault
    // Five weeks.
    for _ in 1...12 {
      let report = try await scene.run()
      #expect(report.failed.isEmpty && report.waiting == 1)
      scene.wait(hours: 72)
    }
    let article = try #require(try waiting())
    #expect(article.tries == 0 && article.answer != nil)
    let failing = try SyncStatus(inArchive: scene.archive, lastRuns: 1, sources: [], writingSince: nil)?
      .failing
    #expect(failing?.map(\.article) == [article.article])
    scene.publish(one)
    scene.wait(hours: 1)
    #expect(try await scene.run().new.map(\.identifier) == [one])
  }

  @Test func waitIsAsLongAsItHasTakenAndNoLongerThanADay() async throws {
    scene.site[SyncScene.url(one)] = .status(403)
    var triedAt: [Int] = []
    for hour in stride(from: 0, to: 90, by: 2) {
      _ = scene.site.askedSinceLastTime()
      try await scene.run()
      if scene.site.askedSinceLastTime().contains(SyncScene.url(one)) { triedAt.append(hour) }
      scene.wait(hours: 2)
    }
    // Each doubles what has passed, by the seconds that the requests take a bit late.
    #expect(triedAt.first == 0 && triedAt.count > 6)
    let waits = zip(triedAt, triedAt.dropFirst()).map { $1 - $0 }
    #expect(waits == waits.sorted() && waits.last == 24, "\(waits)")
  }

  /// One that is refused each time must not keep the others from being asked for.
  @Test func whatWasNotTriedYetComesFirst() async throws {
    scene.list(two)
    scene.site[SyncScene.url(two)] = .status(403)
    try await scene.run()
    scene.list(two, one)
    scene.publish(one)
    scene.wait(hours: 1)
    _ = scene.site.askedSinceLastTime()
    try await scene.run()
    #expect(scene.site.askedSinceLastTime().dropFirst() == [SyncScene.url(one), SyncScene.url(two)])
  }

  private func giveUp() async throws {
    for _ in 1...8 {
      try await scene.run()
      scene.wait(hours: 65)
    }
    #expect(try waiting()?.isGivenUp == true)
  }

  @Test func givenUpArticleIsTriedAgainWhereItsSourceStillNamesIt() async throws {
    try await giveUp()
    scene.publish(one)
    #expect(try await scene.run().new.isEmpty)
    scene.wait(hours: 7 * 24)
    #expect(try await scene.run().new.map(\.identifier) == [one])
  }

  @Test func givenUpArticleIsLeftAloneWhereNobodyNamesIt() async throws {
    try await giveUp()
    scene.list(two)
    scene.publish(one)
    scene.publish(two)
    for _ in 1...5 {
      scene.wait(hours: 7 * 24)
      _ = scene.site.askedSinceLastTime()
      try await scene.run()
      #expect(!scene.site.askedSinceLastTime().contains(SyncScene.url(one)))
    }
  }

  /// Once a week, and told once.
  @Test func givenUpArticleThatStaysAwayIsToldOnce() async throws {
    try await giveUp()
    var tries = 0
    for _ in 1...15 {
      scene.wait(hours: 48)
      _ = scene.site.askedSinceLastTime()
      #expect(try await scene.run().failed.isEmpty)
      tries += scene.site.askedSinceLastTime().count { $0 == SyncScene.url(one) }
    }
    #expect((3...4).contains(tries), "\(tries)")
  }
}

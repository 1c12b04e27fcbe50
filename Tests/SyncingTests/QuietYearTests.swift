import Testing

@testable import Syncing

/// A source that has nothing new for a year is no trouble, and is not asked for more than its list.
@Suite struct QuietYearTests {
  @Test func sourceWithoutAnythingNewIsLeftInPeace() async throws {
    let scene = try SyncScene()
    let article = SyncScene.docID(1)
    scene.list(article)
    scene.publish(article)
    try await scene.run()
    for _ in 1...52 {
      scene.wait(hours: 7 * 24)
      let report = try await scene.run()
      #expect(!report.isWorthAWord && report.new.isEmpty && report.waiting == 0)
    }
    // The first look; those at a week and at a month; then one each quarter of a year.
    let looks = try scene.outcomes(article)
    #expect(looks.allSatisfy { $0 == "live" })
    #expect((6...8).contains(looks.count), "\(looks.count)")
  }
}

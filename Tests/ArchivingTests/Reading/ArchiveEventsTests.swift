import ArchiveStore
import ArticleModel
import Catalog
import Testing

@testable import Archiving

@Suite struct ArchiveEventsTests {
  private typealias Instant = KeptArchive.Instant
  private let archive: KeptArchive

  init() throws { archive = try KeptArchive() }

  private func events(_ limit: Int = 100) throws -> [ArchiveEvent] {
    let reader = try ArchiveReader(at: archive.path)
    let found = try ArchiveEvents(of: reader.archive, reader.catalog().0, limit: limit)
    #expect(found.unreadable.isEmpty)
    return found.newest
  }

  /// In a word each: `new`, `v1>v2`, `v3<v1` for an older copy, `removed`, `returned`.
  private func words(_ limit: Int = 100) throws -> [String] {
    try events(limit).map { event in
      switch event.kind {
      case .new: "new"
      case .changed(let from, let to): "\(from)>\(to)"
      case .olderCopy(let version, let newer): "\(version)<\(newer)"
      case .removed: "removed"
      case .returned: "returned"
      }
    }
  }

  private func page(_ body: String, docID: String = SamplePage.docID, at instant: Int64) -> Capture {
    var page = SamplePage()
    page.body = "<p>\(body)</p>"
    page.docID = docID
    return page.capture(at: instant)
  }

  @Test func newChangedRemovedReturned() throws {
    try archive.keep(page("第一稿写在这里。", at: Instant.of2019))
    try archive.keep(page("第二稿写在这里。", at: Instant.of2021))
    try archive.keep(.answer(404, "", at: Instant.of2024))
    try archive.keep(page("第二稿写在这里。", at: Instant.of2025))
    #expect(try words() == ["returned", "removed", "v1>v2", "new"])
    #expect(try words(2) == ["returned", "removed"])
    let events = try events()
    #expect(events.map(\.recordedAt) == events.map(\.recordedAt).sorted(by: >))
    // All was noted after the clock's start, whenever it was seen.
    #expect(events.allSatisfy { $0.recordedAt >= Instant.start })
    guard case .removed(let removal) = events[1].kind else { return }
    #expect(removal.lastSeen?.lookedAt == Instant.of2021)
    #expect(removal.firstMissed.lookedAt == Instant.of2024)
    // Which the log alone has.
    #expect(removal.firstMissed.reason == "HTTP 404" && removal.firstMissed.evidence != nil)
  }

  @Test func looksThatSawNothingAreNoEvents() throws {
    try archive.keep(page("第一稿写在这里。", at: Instant.of2019))
    for status in [403, 429, 500] { try archive.keep(.answer(status, "", at: Instant.of2021)) }
    try archive.keep(page("第一稿写在这里。", at: Instant.of2024))
    #expect(try words() == ["new"])
  }

  @Test func removalOfWhatWasNeverKept() throws {
    try archive.keep(.answer(404, "", at: Instant.of2021))
    #expect(try words() == [])
  }

  @Test func olderCopyIsNoChange() throws {
    try archive.keep(page("第二稿写在这里。", at: Instant.of2024))
    try archive.keep(page("第一稿写在这里。", at: Instant.of2019))
    try archive.keep(page("中间一稿写在这里。", at: Instant.of2021))
    #expect(try words() == ["v2>v3", "v2<v1", "new"])
  }

  /// The many changes of one article do not hide those of another.
  @Test func newestOfAllArticles() throws {
    let other = "JU7JAAAA0001899O"
    try archive.keep(page("甲", docID: other, at: Instant.of2019))
    for (number, body) in ["一", "二", "三", "四"].enumerated() {
      try archive.keep(page(body, at: Instant.of2019 + Int64(number)))
    }
    try archive.keep(page("乙", docID: other, at: Instant.of2021))
    let names = try events(3).map(\.article.key.name)
    #expect(names == [other, SamplePage.docID, SamplePage.docID])
    #expect(try words(3) == ["v1>v2", "v3>v4", "v2>v3"])
    #expect(try words(100).count == 6)
  }

  @Test func articleThatCannotBeReadIsNamed() throws {
    try archive.keep(page("甲", at: Instant.of2019))
    try archive.folder.write(
      Array("no inventory".utf8), to: "archive/objects/0001899O/\(SamplePage.docID)/inventory.json")
    let reader = try ArchiveReader(at: archive.path)
    let found = try ArchiveEvents(of: reader.archive, reader.catalog().0, limit: 9)
    #expect(found.newest.isEmpty)
    #expect(found.unreadable.first?.description.contains(SamplePage.docID) == true)
  }
}

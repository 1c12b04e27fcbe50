import ArchiveStore
import ArticleModel
import Catalog
import Testing

@testable import Archiving

/// Copies that come in another order than they were seen in.
@Suite struct OldCopyTests {
  private typealias Instant = KeptArchive.Instant
  private let archive: KeptArchive

  init() throws { archive = try KeptArchive() }

  private func page(_ body: String = "第一段。") -> SamplePage {
    var page = SamplePage()
    page.body = "<p>\(body)</p>"
    return page
  }

  private func versions() throws -> Int { try archive.object()?.versions.count ?? 0 }

  private func current() throws -> String {
    let object = try #require(try archive.object())
    return try ArchiveReader(at: archive.path).current(of: object).description
  }

  @Test func oldCopyOfTheSame() async throws {
    try archive.keep(page().capture(at: Instant.of2024))
    let old = try archive.keep(page().capture(at: Instant.of2019))
    #expect(old.map(\.state) == [.unchanged])
    #expect(old.map(\.version?.description) == ["v1"])
    #expect(try versions() == 1)
    let looks = try archive.looks()
    #expect(looks.map(\.seenAt) == [Instant.of2019, Instant.of2024])
    #expect(looks.map(\.version?.description) == ["v1", "v1"])
    #expect(looks.map(\.outcome) == [.live, .live])
    #expect(looks[0].recordedAt > looks[1].recordedAt)
    #expect(try await archive.problems() == [])
  }

  @Test func oldCopyThatDiffers() async throws {
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    let old = try archive.keep(page("旧的。").capture(at: Instant.of2019))
    #expect(old.map(\.state) == [.changed(["body"])])
    #expect(old.map(\.version?.description) == ["v2"])
    #expect(try versions() == 2)
    // What is shown is what was seen last, not what came last.
    #expect(try current() == "v1")
    let entry = try #require(try archive.entry())
    #expect(entry.current == 1)
    #expect(entry.versions == 2)
    #expect(entry.state.lastSeen == Instant.of2024)
    #expect(try ArchiveReader(at: archive.path).text(of: entry) == "新的。")
    #expect(try await archive.problems() == [])
  }

  /// v1 of 2019, v2 of 2024: a copy of 2021 may be either of them.
  @Test(arguments: [("旧的。", "v1"), ("新的。", "v2")])
  func copyFromBetween(_ body: String, _ version: String) throws {
    try archive.keep(page("旧的。").capture(at: Instant.of2019))
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    let between = try archive.keep(page(body).capture(at: Instant.of2021))
    #expect(between.map(\.state) == [.unchanged])
    #expect(between.map(\.version?.description) == [version])
    #expect(try versions() == 2)
    #expect(try current() == "v2")
  }

  @Test func thirdTextFromBetween() async throws {
    try archive.keep(page("旧的。").capture(at: Instant.of2019))
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    #expect(try archive.keep(page("中间。").capture(at: Instant.of2021)).map(\.version?.description) == ["v3"])
    #expect(try current() == "v2")
    // And again like that of 2024, seen later: no version.
    let again = try archive.keep(page("新的。").capture(at: Instant.of2025))
    #expect(again.map(\.state) == [.unchanged])
    #expect(again.map(\.version?.description) == ["v2"])
    #expect(try await archive.problems() == [])
  }

  @Test func newestTextOfAll() throws {
    try archive.keep(page("旧的。").capture(at: Instant.of2019))
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    // The text of 2019 has come back: that is a change, although a version has it.
    let back = try archive.keep(page("旧的。").capture(at: Instant.of2025))
    #expect(back.map(\.state) == [.changed(["body"])])
    #expect(try current() == "v3")
  }

  // MARK: The same file again

  @Test(arguments: [nil, KeptArchive.Instant.of2024])
  func sameFileTwice(_ instant: Int64?) async throws {
    var capture = page().capture
    capture.retrievedAt = instant
    try archive.keep(capture)
    let before = try archive.files().map { try archive.bytes($0) }
    let entry = try archive.entry()
    for _ in 0..<3 { #expect(try archive.keep(capture).map(\.state) == [.unchanged]) }
    #expect(try archive.files().map { try archive.bytes($0) } == before)
    #expect(try archive.looks().count == 1)
    #expect(try archive.entry() == entry)
    #expect(try await archive.problems() == [])
  }

  @Test func oldFileTwiceAfterANewOne() async throws {
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    try archive.keep(page("旧的。").capture(at: Instant.of2019))
    let again = try archive.keep(page("旧的。").capture(at: Instant.of2019))
    #expect(again.map(\.state) == [.unchanged])
    #expect(again.map(\.version?.description) == ["v2"])
    #expect(try versions() == 2)
    #expect(try archive.looks().count == 2)
  }

  @Test func sameBytesAtAnotherInstant() throws {
    try archive.keep(page().capture(at: Instant.of2019))
    #expect(try archive.keep(page().capture(at: Instant.of2021)).map(\.state) == [.unchanged])
    #expect(try archive.looks().map(\.seenAt) == [Instant.of2019, Instant.of2021])
    #expect(try versions() == 1)
  }

  // MARK: Files that nobody dated

  @Test func undatedFile() async throws {
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    // Nobody knows when it was seen, so it is compared with what was seen last.
    #expect(try archive.keep(page("新的。").capture).map(\.state) == [.unchanged])
    #expect(try archive.looks().map(\.seenAt) == [nil, Instant.of2024])
    #expect(try await archive.problems() == [])
  }

  @Test func undatedFileThatDiffers() async throws {
    try archive.keep(page("新的。").capture(at: Instant.of2024))
    #expect(try archive.keep(page("别的。").capture).map(\.state) == [.changed(["body"])])
    let looks = try archive.looks()
    #expect(looks.map(\.seenAt) == [nil, Instant.of2024])
    #expect(looks.map(\.version?.description) == ["v2", "v1"])
    #expect(try await archive.problems() == [])
  }

  // MARK: Several in one batch

  @Test func twoCapturesOfOneArticleInABatch() async throws {
    let outcomes = try archive.keep(
      page("旧的。").capture(at: Instant.of2019), page("旧的。").capture(at: Instant.of2021),
      page("新的。").capture(at: Instant.of2024))
    #expect(outcomes.map(\.state) == [.new, .unchanged, .changed(["body"])])
    #expect(outcomes.map(\.version?.description) == ["v1", "v1", "v2"])
    #expect(try archive.looks().count == 3)
    #expect(try await archive.problems() == [])
  }

  @Test func theSameCaptureTwiceInABatch() async throws {
    let outcomes = try archive.keep(page().capture, page().capture)
    #expect(outcomes.map(\.state) == [.new, .unchanged])
    #expect(try archive.looks().count == 1)
    #expect(try await archive.problems() == [])
  }

  /// A quick machine does all of this in one millisecond.
  @Test func looksOfOneMillisecond() async throws {
    var archivist = try Archivist.open(archive: archive.path) { Instant.of2025 }
    for instant in [Instant.of2019, Instant.of2021, Instant.of2024] {
      _ = try archivist.keep(PreparedCapture(page().capture(at: instant)))
    }
    try archivist.commit()
    archivist.close()
    _ = consume archivist
    #expect(try archive.looks().map(\.seenAt) == [Instant.of2019, Instant.of2021, Instant.of2024])
    #expect(try await archive.problems() == [])
  }

  // MARK: Looks without their bytes

  @Test func seenAgain() async throws {
    try archive.keep(page().capture(at: Instant.of2019))
    for _ in 0..<2 {
      var archivist = try archive.open()
      for instant in [Instant.of2021, Instant.of2024] {
        try archivist.seenAgain(SeenAgain(url: SamplePage.url, seenAt: instant))
      }
      // Of these nothing is known.
      try archivist.seenAgain(SeenAgain(url: SamplePage.url, seenAt: nil))
      try archivist.seenAgain(SeenAgain(url: "https://www.163.com/", seenAt: Instant.of2024))
      try archivist.seenAgain(SeenAgain(url: "", seenAt: Instant.of2024))
      try archivist.seenAgain(
        SeenAgain(url: "https://www.163.com/dy/article/JU3GJKM70552K3NM.html", seenAt: Instant.of2024))
      try archivist.commit()
      archivist.close()
    }
    let looks = try archive.looks()
    #expect(looks.map(\.seenAt) == [Instant.of2019, Instant.of2021, Instant.of2024])
    #expect(looks.map(\.version?.description) == ["v1", nil, nil])
    #expect(try archive.entry()?.state.lastSeen == Instant.of2024)
    #expect(try await archive.problems() == [])
  }

  @Test func seenAgainInOneMillisecond() async throws {
    var archivist = try Archivist.open(archive: archive.path) { Instant.of2025 }
    _ = try archivist.keep(PreparedCapture(page().capture(at: Instant.of2019)))
    try archivist.commit()
    for instant in [Instant.of2021, Instant.of2024] {
      try archivist.seenAgain(SeenAgain(url: SamplePage.url, seenAt: instant))
    }
    try archivist.commit()
    archivist.close()
    _ = consume archivist
    #expect(try archive.looks().count == 3)
    #expect(try await archive.problems() == [])
  }

  // MARK: Timeline

  @Test func timeline() throws {
    for body in ["一。", "二。", "三。"] { try archive.keep(page(body).capture) }
    let object = try #require(try archive.object())
    let name = try archive.name()
    func look(_ at: Int64, _ version: Int?, _ outcome: Observation.Outcome = .live) -> Observation {
      Observation(
        recordedAt: 900, seenAt: at, article: name, url: SamplePage.url, outcome: outcome,
        version: version.flatMap { VersionNumber($0) })
    }
    func numbers(_ timeline: Timeline, _ instant: Int64?) -> [Int] {
      timeline.versions(around: instant).map(\.number)
    }
    let looks = [look(300, 1), look(100, 2), look(200, nil), look(400, 3, .gone), look(250, 2)]
    let timeline = Timeline(of: looks, in: object)
    #expect(timeline.current.number == 1)
    #expect(numbers(timeline, nil) == [1])
    #expect(numbers(timeline, 50) == [2])
    #expect(numbers(timeline, 100) == [2, 2])
    #expect(numbers(timeline, 260) == [2, 1])
    #expect(numbers(timeline, 300) == [1])
    #expect(numbers(timeline, 1000) == [1])
    // An archive whose log was lost.
    let empty = Timeline(of: [], in: object)
    #expect(empty.current.number == 3)
    #expect(numbers(empty, nil) == [3])
    #expect(numbers(empty, 50) == [3])
    // A file that nobody dated was not there later than what somebody saw.
    func undated(_ recordedAt: Int64, _ version: Int) -> Observation {
      Observation(
        recordedAt: recordedAt, article: name, url: SamplePage.url, outcome: .live,
        version: VersionNumber(version))
    }
    #expect(Timeline(of: looks + [undated(900, 2)], in: object).current.number == 1)
    #expect(Timeline(of: [undated(950, 3), undated(900, 2)], in: object).current.number == 3)
  }

  /// An undated copy between two dated ones of one text is no change of the article.
  @Test func undatedFileBetween() async throws {
    try archive.keep(page("一。").capture(at: Instant.of2019))
    try archive.keep(page("二。").capture)
    #expect(try archive.keep(page("一。").capture(at: Instant.of2021)).map(\.state) == [.unchanged])
    #expect(try versions() == 2)
    #expect(try archive.entry()?.current == 1)
    #expect(try await archive.problems() == [])
  }
}

import ArchiveStore
import ArticleModel
import Catalog
import FoundationEssentials
import Testing
import WARC

@testable import Archiving

/// Articles that are not there any more, and the evidence of it.
@Suite struct RemovalTests {
  private typealias Instant = KeptArchive.Instant
  private let archive: KeptArchive
  private let evidenceFile = "observations/2026-11.warc.gz"

  init() throws { archive = try KeptArchive() }

  private func state() throws -> String? { try archive.entry()?.state.name }

  private func records() throws -> [WARCEntry] {
    var reader = WARCReader(MemorySource(try archive.bytes(evidenceFile)), blockLimit: 1 << 20)
    var records: [WARCEntry] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private func warcProblems() throws -> [String] {
    WARCCheck.problems(inFile: "\(archive.path)/\(evidenceFile)", blockLimit: 1 << 20).map(\.description)
  }

  @Test func noticeOfARemoval() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    let place = "objects/0001899O/JU7JLCSV0001899O"
    let before = try archive.files().filter { $0.hasPrefix(place) }.map { try archive.bytes($0) }
    let outcomes = try archive.keep(.saved(SampleNotice.removed, at: Instant.of2021))
    guard case .missing(let sighting)? = outcomes.first?.state else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(sighting.outcome == .replaced)
    #expect(outcomes.first?.version == nil)
    #expect(outcomes.first?.folder == place)
    #expect(try archive.files().filter { $0.hasPrefix(place) }.map { try archive.bytes($0) } == before)
    #expect(try state() == "replaced")

    let look = try #require(try archive.looks().last)
    #expect(look.outcome == .replaced)
    #expect(look.seenAt == Instant.of2021)
    #expect(look.version == nil && look.status == nil)
    #expect(look.reason?.contains("removed") == true)
    let records = try records()
    #expect(records.map { $0.fields["WARC-Type"] } == ["warcinfo", "resource"])
    #expect(look.evidence == records.last?.fields.recordID)
    #expect(records.last?.block == Array(SampleNotice.removed.utf8))
    #expect(records.last?.fields.targetURI == SamplePage.url)
    #expect(records.last?.fields.date == Instant.of2021)
    #expect(try warcProblems() == [])
    #expect(try await archive.problems() == [])
  }

  @Test func goneAndBackAgain() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    try archive.keep(.answer(404, "<h1>404</h1>", at: Instant.of2021))
    #expect(try state() == "gone")
    #expect(try archive.entry()?.state.since == Instant.of2021)
    #expect(try archive.entry()?.state.lastSeen == Instant.of2019)
    #expect(try await archive.problems() == [])

    // The version that was there is there again.
    let back = try archive.keep(SamplePage().capture(at: Instant.of2024))
    #expect(back.map(\.state) == [.unchanged])
    #expect(try state() == "live again")
    #expect(try archive.object()?.versions.count == 1)
    let found = try #require(ArticleState(archive.looks()))
    #expect(found.removals.count == 1)
    #expect(found.removals.first?.lastSeen?.seenAt == Instant.of2019)
    #expect(found.removals.first?.firstMissed.seenAt == Instant.of2021)
    #expect(found.removals.first?.returned?.seenAt == Instant.of2024)
    #expect(try await archive.problems() == [])
  }

  /// A 404 of 2019 says nothing about an article that was seen in 2024.
  @Test func oldEvidenceComesLate() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2024))
    try archive.keep(.answer(404, at: Instant.of2019))
    #expect(try state() == "live again")
    #expect(try await archive.problems() == [])
  }

  @Test func evidenceOfAnswers() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    try archive.keep(
      .answer(404, "<h1>404</h1>", at: Instant.of2021),
      .answer(301, at: Instant.of2024, location: "https://www.163.com/"))
    try archive.keep(.answer(410, at: Instant.of2025))
    let looks = try archive.looks().dropFirst()
    #expect(looks.map(\.outcome) == [.gone, .replaced, .gone])
    #expect(looks.map(\.status) == [404, 301, 410])
    #expect(looks.map(\.location) == [nil, "https://www.163.com/", nil])
    let records = try records()
    // One warcinfo for the month, however many runs there were.
    #expect(records.map { $0.fields["WARC-Type"] } == ["warcinfo", "response", "response", "response"])
    #expect(records.dropFirst().map { $0.fields.recordID } == looks.map(\.evidence))
    #expect(records.map { $0.members } == [1, 1, 1, 1])
    #expect(records.compactMap { $0.http?.head.status } == [404, 301, 410])
    #expect(records.dropFirst().first?.http?.body == Array("<h1>404</h1>".utf8))
    #expect(try warcProblems() == [])
    #expect(try await archive.problems() == [])
  }

  @Test(arguments: [403, 429, 500, 503])
  func whatIsNoEvidence(_ status: Int) async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    try archive.keep(.answer(status, SampleNotice.removed, at: Instant.of2021))
    let look = try #require(try archive.looks().last)
    #expect(look.outcome == (status < 500 ? .blocked : .unreachable))
    #expect(look.reason == "HTTP \(status)")
    #expect(look.evidence == nil)
    #expect(!(try archive.files().contains(evidenceFile)))
    #expect(try ArticleState(archive.looks())?.removals.isEmpty == true)
    #expect(try archive.object()?.versions.count == 1)
    #expect(try await archive.problems() == [])
  }

  @Test func challengeDoesNotEndARemoval() throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    try archive.keep(.answer(404, at: Instant.of2021))
    try archive.keep(.answer(200, SampleNotice.challenge, at: Instant.of2024))
    #expect(try state() == "gone")
  }

  @Test func neverSeen() async throws {
    let outcomes = try archive.keep(.answer(404, at: Instant.of2021))
    #expect(outcomes.map(\.version) == [nil])
    #expect(try archive.object() == nil)
    #expect(try archive.entry() == nil)
    #expect(try archive.looks().map(\.outcome) == [.gone])
    #expect(try await archive.problems() == [])

    // A copy of before turns up.
    #expect(try archive.keep(SamplePage().capture(at: Instant.of2019)).map(\.state) == [.new])
    #expect(try state() == "gone")
    #expect(try archive.entry()?.state.lastSeen == Instant.of2019)
    #expect(try await archive.problems() == [])
  }

  @Test(arguments: [nil, KeptArchive.Instant.of2021])
  func theSameEvidenceTwice(_ instant: Int64?) async throws {
    for _ in 0..<3 { try archive.keep(.saved(SampleNotice.removed, at: instant)) }
    try archive.keep(.saved(SampleNotice.removed, at: instant), .saved(SampleNotice.removed, at: instant))
    #expect(try archive.looks().count == 1)
    #expect(try records().count == 2)
    #expect(try await archive.problems() == [])
  }

  /// The bodies of answers are of one server, and the same for all that it does not have.
  @Test func severalArticlesInOneBatch() async throws {
    let ids = ["JU7JLCSV0001899O", "JU3GJKM70552K3NM", "JU7JAAAA0001899O"]
    var archivist = try archive.open()
    for id in ids {
      let capture = Capture.answer(
        404, "<h1>404</h1>", at: Instant.of2021, url: "https://www.163.com/dy/article/\(id).html")
      _ = try archivist.keep(PreparedCapture(capture))
    }
    try archivist.commit()
    archivist.close()
    _ = consume archivist
    #expect(try records().map { $0.fields["WARC-Type"] } == ["warcinfo", "response", "response", "response"])
    #expect(try warcProblems() == [])
    #expect(try await archive.problems() == [])
  }

  /// An article and its removal in one WARC.
  @Test func articleAndRemovalInOneBatch() async throws {
    let outcomes = try archive.keep(
      SamplePage().capture(at: Instant.of2019), .answer(404, at: Instant.of2021),
      SamplePage().capture(at: Instant.of2024))
    #expect(outcomes.map { $0.version?.description } == ["v1", nil, "v1"])
    #expect(try state() == "live again")
    #expect(try await archive.problems() == [])
  }
}

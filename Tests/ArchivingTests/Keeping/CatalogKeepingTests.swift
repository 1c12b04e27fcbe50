import ArchiveStore
import ArticleModel
import Catalog
import FoundationEssentials
import Testing

@testable import Archiving

/// The catalog follows the files, whatever becomes of it.
@Suite struct CatalogKeepingTests {
  private typealias Instant = KeptArchive.Instant
  private let archive: KeptArchive
  private let catalog = "archive/catalog.sqlite"

  init() throws { archive = try KeptArchive() }

  /// What an entry has is in the files, and is what the page says.
  @Test func entry() throws {
    try archive.keep(SamplePage().capture(at: Instant.of2025))
    let entry = try #require(try archive.entry())
    #expect(entry.identifier == "JU7JLCSV0001899O")
    #expect(entry.headline == "题目")
    #expect(entry.authors == [CatalogEntry.Author(name: "甲某")])
    #expect(entry.source == "某报")
    #expect(entry.datePublished == "2025-04-28T09:13:09+08:00")
    #expect(entry.url == SamplePage.url)
    #expect(entry.language == "zh-Hans")
    #expect(entry.versions == 1 && entry.current == 1)
    #expect(entry.state.name == "live")
    #expect(entry.state.lastSeen == Instant.of2025 && entry.state.lastLook == Instant.of2025)
    #expect(try ArchiveReader(at: archive.path).text(of: entry) == "第一段。")
    #expect(entry.firstKept == entry.lastChanged)
    #expect(entry.firstKept / 3_600_000 == Instant.start / 3_600_000)
  }

  @Test func afterEachOfManySteps() async throws {
    var page = SamplePage()
    var other = SamplePage()
    other.docID = "JU3GJKM70552K3NM"
    let steps: [() throws -> Void] = [
      { try archive.keep(page.capture(at: Instant.of2021)) },
      {
        page.title = "别的题目"
        try archive.keep(page.capture(at: Instant.of2024), other.capture)
      },
      { try archive.keep(.answer(404, "x", at: Instant.of2025)) },
      {
        page.body = "<p>更早。</p>"
        try archive.keep(page.capture(at: Instant.of2019))
      },
      { try archive.keep(.answer(429, at: Instant.of2025 + 1000), .answer(503, at: Instant.of2025 + 2000)) },
      { try archive.keep(page.capture(at: Instant.of2025 + 3000)) },
    ]
    for (number, step) in steps.enumerated() {
      try step()
      #expect(try await archive.problems() == [], "step \(number)")
    }
    // The last is as the third, but not as what was seen before it.
    let entry = try #require(try archive.entry())
    #expect(entry.state.name == "live again")
    #expect(entry.versions == 4 && entry.current == 4)
  }

  @Test func deleted() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    try archive.keep(.answer(404, at: Instant.of2021))
    let entry = try archive.entry()
    try archive.folder.remove(catalog)
    // The next run makes it anew, also where it changes nothing itself.
    try archive.keep()
    #expect(try archive.entry() == entry)
    try archive.folder.remove(catalog)
    #expect(try archive.keep(SamplePage().capture(at: Instant.of2019)).map(\.state) == [.unchanged])
    #expect(try archive.entry() == entry)
    #expect(try archive.looks().count == 2)
    #expect(try await archive.problems() == [])
  }

  @Test func deletedAndTheArticleChanged() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2024))
    try archive.folder.remove(catalog)
    var page = SamplePage()
    page.body = "<p>旧的。</p>"
    #expect(try archive.keep(page.capture(at: Instant.of2019)).map(\.version?.description) == ["v2"])
    #expect(try archive.entry()?.current == 1)
    #expect(try await archive.problems() == [])
  }

  @Test(arguments: ["", "no database", String(repeating: "x", count: 100_000)])
  func replacedByRubbish(_ rubbish: String) async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    try archive.folder.write(Array(rubbish.utf8), to: catalog)
    #expect(try archive.keep(SamplePage().capture(at: Instant.of2021)).map(\.state) == [.unchanged])
    #expect(try archive.entry()?.state.lastSeen == Instant.of2021)
    #expect(try await archive.problems() == [])
  }

  @Test(arguments: [0, 1, 2])
  func damagedPages(_ part: Int) async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    var bytes = try archive.bytes("catalog.sqlite")
    // The head of the file stays, so that it looks like a database at first.
    let from = 4096 + part * (bytes.count - 4096) / 3
    for place in from..<(4096 + (part + 1) * (bytes.count - 4096) / 3) { bytes[place] = 0xA5 }
    try archive.folder.write(bytes, to: catalog)
    #expect(try archive.keep(SamplePage().capture(at: Instant.of2021)).map(\.state) == [.unchanged])
    #expect(try await archive.problems() == [])
  }

  @Test func cutShort() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    let bytes = try archive.bytes("catalog.sqlite")
    try archive.folder.write(Array(bytes.prefix(bytes.count / 2)), to: catalog)
    #expect(try archive.keep(SamplePage().capture(at: Instant.of2021)).map(\.state) == [.unchanged])
    #expect(try await archive.problems() == [])
  }

  /// One article that is damaged keeps no other from being written.
  @Test(arguments: ["v1/content/article.json", "inventory.json"])
  func articleThatIsDamaged(_ file: String) async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    let path = "archive/\(try archive.name().folder)/\(file)"
    try archive.folder.write(Array(try archive.folder.text(path).utf8) + [0x20], to: path)
    let capture = Capture.answer(404, "<h1>404</h1>", at: Instant.of2021, url: SamplePage.url)
    var archivist = try archive.open()
    let outcome = try archivist.keep(PreparedCapture(capture))
    try archivist.commit()
    #expect(outcome.state != .unchanged)
    #expect(archivist.damages.map(\.kind) == [.damaged])
    archivist.close()
    _ = consume archivist
    var other = SamplePage()
    other.docID = "JU7JAAAA0001899O"
    #expect(try archive.keep(other.capture).map(\.state) == [.new])
    // The look is kept; only the list does not show it yet.
    #expect(try archive.looks().map(\.outcome) == [.live, .gone])
    #expect(try archive.entry()?.state.name == "live")
  }

  /// A run that committed and died before it told the catalog.
  @Test func whatADeadRunDidNotTell() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    do {
      var writer = try ArchiveWriter.open(at: archive.path, version: "0") { self.archive.clock() }
      try writer.note(
        Observation(
          recordedAt: archive.clock(), seenAt: Instant.of2021, article: archive.name(), url: SamplePage.url,
          outcome: .gone, status: 404))
      try writer.commit()
    }
    #expect(try archive.entry()?.state.name == "live")
    // A repair leaves that to the new catalog, which is made after it.
    let repair = try await Mending(of: archive.path, clock: archive.clock).run(dryRun: true) { _ in }
    #expect((repair.mended, repair.leftToReindex, repair.left) == (0, 1, 0))
    try archive.keep()
    #expect(try archive.entry()?.state.name == "gone")
    #expect(try await archive.problems() == [])
  }

  /// A catalog that has the whole log, and is wrong all the same.
  @Test func whatVerificationFindsInTheRows() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    let entry = try #require(try archive.entry())
    var (older, gone) = (entry, entry)
    older.fingerprint = "0/v1"
    gone.state = CatalogState("gone")
    for (row, problem) in [(older, " as it was before"), (gone, "other looks at ")] {
      let catalog = try Catalog.open(at: "\(archive.path)/catalog.sqlite")
      try catalog.put([(row, "")])
      try catalog.close()
      var problems: [String] = []
      _ = try await Verification(of: archive.path) { Instant.of2025 }.run { problems.append($0.description) }
      #expect(problems.count == 1 && problems.first?.contains(problem) == true)
    }
  }

  @Test func whatVerificationFinds() async throws {
    try archive.keep(SamplePage().capture(at: Instant.of2019))
    let before = try archive.bytes("catalog.sqlite")
    try archive.keep(SamplePage().capture(at: Instant.of2021))
    try archive.folder.write(before, to: catalog)
    var problems: [String] = []
    let verification = try Verification(of: archive.path) { Instant.of2025 }
    let outcome = try await verification.run { problems.append($0.description) }
    #expect(problems == ["catalog.sqlite: it was not made from the files beside it"])
    #expect(outcome.errors == 0 && outcome.warnings == 1)
  }
}

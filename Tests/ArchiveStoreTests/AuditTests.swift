import ArchiveStore
import FoundationEssentials
import Glibc
import Synchronization
import Testing

/// What an audit finds: exactly what is wrong, and that it changes nothing.
@Suite struct AuditTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.writeSample()
  }

  @Test func soundArchiveHasNoProblem() async throws {
    var outcome: AuditOutcome?
    var problems: [AuditProblem] = []
    outcome = try await ArchiveAudit(at: folder.archive, clock: { 0 }).run { problems.append($0) }
    #expect(problems == [])
    // Four files: `wc -c` of the sample's says 18 + 5 + 8 + 18 bytes.
    #expect(outcome?.objects == 1)
    #expect(outcome?.audited == 1)
    #expect(outcome?.files == 4)
    #expect(outcome?.bytes == 49)
    #expect(outcome?.errors == 0)
    #expect(outcome?.warnings == 0)
  }

  @Test func newArchiveHasNoProblem() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.writer()
    #expect(try await folder.audit() == [])
    #expect(try await folder.audit(.sample(percent: 10)) == [])
  }

  @Test(arguments: AuditDamage.all)
  func damageIsFoundAndNothingElse(damage: AuditDamage) async throws {
    try damage.make(folder)
    let before = try folder.snapshot()
    #expect(try await folder.audit().sorted() == damage.problems.sorted())
    #expect(try folder.snapshot() == before)
  }

  @Test func problemsAreCounted() async throws {
    try folder.remove("\(Sample.folder)/v1/content/page.html")
    try folder.write("", to: "\(Sample.folder)/stray")
    try folder.write("", to: "set-aside/thing")
    let outcome = try await ArchiveAudit(at: folder.archive, clock: { 0 }).run { _ in }
    #expect(outcome.errors == 1)
    #expect(outcome.warnings == 1)
    #expect(try await folder.audit().first?.hasPrefix("information nothing set-aside: holds 1 thing") == true)
  }

  @Test func nameThatIsNotUTF8() async throws {
    let prefix = Array("\(folder.archive)/\(Sample.folder)/v1/content/".utf8)
    let path = (prefix + [0xC0, 0xC1, 0]).map { CChar(bitPattern: $0) }
    let number = open(path, O_WRONLY | O_CREAT, 0o600)
    try #require(number >= 0)
    close(number)
    let problems = try await folder.audit()
    #expect(problems.count == 1)
    #expect(problems.first?.hasSuffix("has a name that is not UTF-8") == true)
    unlink(path)
  }

  @Test func foldersThatNestDeeply() async throws {
    // As deep as one path can be: 4096 bytes (PATH_MAX).
    let deep = Array(repeating: "d", count: 1500).joined(separator: "/")
    try folder.makeFolder("\(Sample.folder)/v1/content/\(deep)")
    let problem = "warning repair \(Sample.folder)/v1/content/d: is an empty folder"
    #expect(try await folder.audit() == [problem])
    _ = try await folder.repair()
    #expect(try await folder.audit() == [])
  }

  @Test func journalAloneMeansThatTheCatalogIsBehind() async throws {
    var writer = try folder.writer()
    _ = try writer.stage(Sample.first, to: Sample.name(), message: "back")
    try writer.commit()
    _ = consume writer
    #expect(
      try await folder.audit() == [
        "warning reindex .staging/journal.json: says that the catalog may not have all that was kept "
          + "(a run is at work here, or died)"
      ])
    #expect(try await folder.repair().map(\.deed) == [.nothing])
  }

  @Test func workOfARunThatLivesIsNoProblem() async throws {
    var writer = try folder.writer()
    _ = try writer.stage(Sample.first, to: Sample.name(), message: "back")
    #expect(
      try await folder.audit() == ["information nothing .staging: holds what a run is writing at this moment"]
    )
    try writer.commit()
    _ = consume writer
  }

  @Test func noArchiveIsNotAudited() throws {
    let folder = try TemporaryFolder()
    for path in ["", "objects", "objects/column/folder"] {
      try folder.makeFolder(path)
      #expect(failure { _ = try ArchiveAudit(at: folder.archive, clock: { 0 }) }?.kind == .notAnArchive)
      #expect(
        failure { _ = try ArchiveRepair(at: folder.archive, version: "1", clock: { 0 }) }?.kind
          == .notAnArchive)
    }
  }

  @Test(arguments: [1, 2, 7])
  func orderOfProblemsDoesNotDependOnTheWorkers(workers: Int) async throws {
    var expected: [String] = []
    for number in 100..<120 {
      let path = "objects/051481US/A\(number)"
      try folder.copy(Sample.folder, to: path)
      expected.append(
        "error nothing \(path)/inventory.json: is the inventory of another object (urn:netease:JU7JLCSV051481US)"
      )
      guard number % 3 == 0 else { continue }
      try folder.write("", to: "\(path)/v1/content/page.html")
      expected.append(
        "error nothing \(path)/v1/content/page.html: is not what was stored: its sha512 differs "
          + "(page.html of v1 and v2)")
    }
    #expect(try await folder.audit(workers: workers) == expected)
  }

  @Test func fileOfManyChunksIsReadInChunks() async throws {
    // Neither a multiple of the chunks that the store reads, nor of those of the check.
    let text = String(repeating: "0123456789abcdef", count: 40_000) + "!"
    var writer = try folder.writer()
    _ = try writer.add(Sample.files(["page.html": text]), to: Sample.name(), message: "long")
    let read = Mutex<[String: Int]>([:])
    let problems = try await folder.audit { (file) throws(ArchiveError) in
      var count = 0
      while true {
        let bytes = try file.read(upTo: 1000)
        if bytes.isEmpty { break }
        count += bytes.count
      }
      read.withLock { $0[file.path] = count }
      return []
    }
    #expect(problems == [])
    #expect(read.withLock { $0["\(Sample.folder)/v3/content/page.html"] } == 640_001)
    #expect(read.withLock(\.count) == 5)
  }

  @Test func checkOfTheContentIsReported() async throws {
    try folder.write("<p>2</p>", to: "\(Sample.folder)/v1/content/page.html")
    let problems = try await folder.audit { (file) throws(ArchiveError) in
      guard file.name != "article.md" else { return [] }
      let start = String(decoding: try file.read(upTo: 3), as: UTF8.self)
      return [
        AuditProblem(
          path: file.path, reason: "begins with \(start) (\(file.object))", severity: .warning,
          mending: .reindex)
      ]
    }
    #expect(
      problems == [
        "warning reindex \(Sample.folder)/v1/content/article.json: begins with {\"h "
          + "(051481US/JU7JLCSV051481US)",
        // What it says does not matter where the bytes are others.
        "error nothing \(Sample.folder)/v1/content/page.html: is not what was stored: its sha512 differs "
          + "(page.html of v1 and v2)",
        "warning reindex \(Sample.folder)/v2/content/article.json: begins with {\"h "
          + "(051481US/JU7JLCSV051481US)",
      ])
  }
}

/// How audits of a part go round the archive.
@Suite struct AuditScopeTests {
  let folder: TemporaryFolder

  /// Ten objects, A0 to A9, in two columns.
  init() throws {
    folder = try TemporaryFolder()
    var writer = try folder.writer()
    for number in 0..<10 {
      let name = try ObjectName(column: number < 4 ? "one" : "two", name: "A\(number)")
      _ = try writer.add(Sample.first, to: name, message: "first")
    }
  }

  /// The numbers of the objects that are audited, and the outcome; the clock goes on a second at each look.
  private func audit(_ scope: AuditScope, from start: Int64 = 0) async throws -> (String, AuditOutcome) {
    let now = Mutex<Int64>(start - 1000)
    let seen = Mutex<Set<String>>([])
    let order = Mutex<[String]>([])
    let outcome = try await ArchiveAudit(
      at: folder.archive,
      clock: {
        now.withLock {
          $0 += 1000
          return $0
        }
      }
    ).run(
      scope, workers: 1,
      checkContent: { (file) throws(ArchiveError) in
        let isNew = seen.withLock { $0.insert(file.object.name).inserted }
        if isNew { order.withLock { $0.append(String(file.object.name.dropFirst())) } }
        return []
      }, report: { _ in })
    return (order.withLock { $0.joined() }, outcome)
  }

  @Test func samplesGoRoundTheArchive() async throws {
    var audited: [String] = []
    for _ in 0..<4 { audited.append(try await audit(.sample(percent: 30)).0) }
    #expect(audited == ["012", "345", "678", "901"])
  }

  @Test(arguments: [(0, "0"), (-5, "0"), (.nan, "0"), (11, "01"), (100, "0123456789"), (1000, "0123456789")])
  func shareOfTheObjects(percent: Double, expected: String) async throws {
    let (audited, outcome) = try await audit(.sample(percent: percent))
    #expect(audited == expected)
    #expect(outcome.objects == 10)
    #expect(outcome.audited == expected.count)
  }

  @Test func timeEndsTheAudit() async throws {
    // The clock is asked when the audit begins (0 s), before each object but the first (1 s, 2 s, 3 s).
    #expect(try await audit(.until(unixMilliseconds: 3000)).0 == "012")
    #expect(try await audit(.until(unixMilliseconds: 0)).0 == "3")
    #expect(try await audit(.until(unixMilliseconds: 1_000_000)).0 == "4567890123")
    #expect(try await audit(.sample(percent: 1)).0 == "4")
  }

  @Test func wholeAuditBeginsAtTheFirst() async throws {
    _ = try await audit(.sample(percent: 30))
    #expect(try await audit(.all).0 == "0123456789")
    #expect(try await audit(.sample(percent: 10)).0 == "0")
  }

  @Test func cursorWhoseObjectIsGone() async throws {
    _ = try await audit(.sample(percent: 30))
    try folder.remove("objects/one/A2")
    #expect(try await audit(.sample(percent: 10)).0 == "3")
    try folder.write(#"{"cursor":"zzz/A1"}"#, to: ".verified")
    #expect(try await audit(.sample(percent: 10)).0 == "0")
  }

  @Test(arguments: [
    "", "[]", "{", #"{"cursor":1}"#, #"{"cursor":"../.."}"#, String(repeating: "[", count: 5000),
  ])
  func progressThatIsDamagedBeginsARound(text: String) async throws {
    try folder.write(text, to: ".verified")
    #expect(try await audit(.sample(percent: 10)).0 == "0")
    #expect(try await audit(.sample(percent: 10)).0 == "1")
  }

  @Test func roundIsRemembered() async throws {
    let progress = try await audit(.sample(percent: 60), from: 86_400_000).1.progress
    #expect(progress.cursor?.description == "two/A5")
    #expect(progress.roundBegan == "1970-01-02T00:00:00Z")
    #expect(progress.roundObjects == 6)
    #expect(progress.lastRoundEnded == nil)

    let (_, next) = try await audit(.sample(percent: 60), from: 2 * 86_400_000)
    #expect(next.progress.cursor?.description == "one/A1")
    #expect(next.progress.roundBegan == "1970-01-03T00:00:00Z")
    #expect(next.progress.roundObjects == 2)
    #expect(next.progress.lastRoundEnded == "1970-01-03T00:00:01Z")
    #expect(next.isProgressKept)
    #expect(
      try folder.text(".verified")
        == #"{"cursor":"one/A1","auditedAt":"1970-01-03T00:00:01Z","roundBegan":"1970-01-03T00:00:00Z","#
        + #""roundObjects":2,"lastRoundEnded":"1970-01-03T00:00:01Z"}"# + "\n")
  }

  @Test func wholeAuditIsAWholeRound() async throws {
    let progress = try await audit(.all).1.progress
    #expect(progress.cursor?.description == "two/A9")
    #expect(progress.roundBegan == nil)
    #expect(progress.roundObjects == 0)
    #expect(progress.lastRoundEnded == "1970-01-01T00:00:01Z")
  }

  @Test func archiveThatCannotBeWrittenIsAuditedAllTheSame() async throws {
    // A folder in the way: also the superuser, as whom tests may run, cannot write the file.
    try folder.write("", to: ".verified/in-the-way")
    let (audited, outcome) = try await audit(.sample(percent: 20))
    #expect(audited == "01")
    #expect(!outcome.isProgressKept)
    #expect(outcome.errors == 0)
  }
}

import Testing

@testable import ArchiveStore

@Suite struct ObservationLogTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  // The checks are what `sha256sum` gives for the bytes before `,"check":`.
  static let goneLine =
    #"{"recordedAt":"2026-11-23T13:44:00.999Z","seenAt":"2026-11-23T13:43:59Z","article":"051481US/JU7JLCSV051481US","#
    + #""url":"https://www.163.com/dy/article/JU7JLCSV051481US.html","outcome":"gone","status":404,"#
    + #""sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","reason":"HTTP 404","#
    + #""location":"https://www.163.com/","evidence":"urn:uuid:1f3e2a6c-0b7d-5c1e-9a57-3f1d2b4c6e80","#
    + #""check":"b318a4da5981467a"}"# + "\n"
  static let liveLine =
    #"{"recordedAt":"2026-12-01T00:00:00Z","article":"051481US/JU7JLCSV051481US","#
    + #""url":"https://www.163.com/一\"","outcome":"live","version":"v2","check":"72fb64bcb160fdc5"}"# + "\n"

  static func gone() throws -> Observation {
    Observation(
      recordedAt: 1_795_441_440_999, seenAt: 1_795_441_439_000, article: try Sample.name(),
      url: "https://www.163.com/dy/article/JU7JLCSV051481US.html", outcome: .gone, status: 404,
      sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", reason: "HTTP 404",
      location: "https://www.163.com/", evidence: "urn:uuid:1f3e2a6c-0b7d-5c1e-9a57-3f1d2b4c6e80")
  }

  static func live() throws -> Observation {
    Observation(
      recordedAt: 1_796_083_200_000, article: try Sample.name(), url: "https://www.163.com/一\"",
      outcome: .live,
      version: VersionNumber(2))
  }

  private func entries(of article: ObjectName? = nil) throws -> [ObservationReader.Entry] {
    var entries: [ObservationReader.Entry] = []
    var reader = try Archive(at: folder.archive).observations(of: article)
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  @Test func linesAreWrittenAndReadBack() throws {
    var writer = try folder.writer()
    #expect(try entries() == [])
    try writer.note(Self.gone(), evidence: [1, 2])
    try writer.note(Self.live())
    try writer.commit()
    #expect(try folder.text("observations/2026-11.jsonl") == Self.goneLine)
    #expect(try folder.text("observations/2026-12.jsonl") == Self.liveLine)
    #expect(try folder.text("observations/2026-11.warc.gz") == "\u{1}\u{2}")
    #expect(try entries() == [.observation(Self.gone()), .observation(Self.live())])
  }

  @Test(arguments: Observation.Outcome.allCases)
  func outcomesAreReadBack(outcome: Observation.Outcome) throws {
    var observation = try Self.live()
    observation.outcome = outcome
    observation.url = "a\u{0}\n\u{2028}\"\\,\"check\":\"\u{1F600}"
    let line = try ObservationLine.bytes(of: observation)
    #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
    #expect(try ObservationLine.observation(line.dropLast()) == observation)
  }

  @Test func observationsOfOneArticle() throws {
    var writer = try folder.writer()
    for name in [try Sample.name(), try SampleBatch.neighbour(), try Sample.name()] {
      try writer.note(SampleBatch.observation(SampleBatch.november, of: name))
    }
    try writer.commit()
    try folder.write(
      "nonsense\n\(Self.liveLine)\(Self.liveLine.dropLast(5))\n", to: "observations/2026-12.jsonl")
    let expected = try SampleBatch.observation(SampleBatch.november)
    let problem = ObservationProblem(
      file: "observations/2026-12.jsonl", line: 3, reason: "is not what was written: its check differs")
    #expect(
      try entries(of: Sample.name()) == [
        .observation(expected), .observation(expected), .observation(Self.live()), .problem(problem),
      ])
    #expect(try entries(of: SampleBatch.neighbour()).count == 1)
    #expect(try entries(of: SampleBatch.stranger()).isEmpty)
  }

  /// A line that is passed over, and a word of the reason.
  static let badLines: [(line: String, reason: String)] = [
    ("", "check differs"), ("{}", "check differs"), ("\u{0}\u{0}\u{0}", "check differs"),
    (String(goneLine.dropLast()).replacing("404", with: "410"), "check differs"),
    (String(goneLine.dropFirst().dropLast()), "check differs"),
    // The check is right: printf '{"a":1' | sha256sum, and so on.
    (#"{"a":1,"check":"8b0f0d75aabe01bb"}"#, "not an observation in JSON"),
    (#"x,"check":"2d711642b726b044"}"#, "not an observation in JSON"),
    (
      #"{"recordedAt":"2026-12-01T00:00:00Z","article":"../x","url":"","outcome":"live","check":"49e94a85fb1cfb96"}"#,
      "names no article"
    ),
    (
      #"{"recordedAt":"2026-12-01T00:00:00Z","article":"a/b","url":"","outcome":"lost","check":"45ef6ebc47c444d5"}"#,
      "does not know"
    ),
    (
      #"{"recordedAt":"yesterday","article":"a/b","url":"","outcome":"live","check":"9d676625bf19ab39"}"#,
      "when it was recorded"
    ),
    (
      #"{"recordedAt":"2026-12-01T00:00:00Z","seenAt":"","article":"a/b","url":"","outcome":"live","check":"8e46b81f14cab109"}"#,
      "time that is none"
    ),
    (
      #"{"recordedAt":"2026-12-01T00:00:00Z","article":"a/b","url":"","outcome":"live","version":"2","check":"3f94d9583ff567a2"}"#,
      "version that is none"
    ),
    (String(repeating: "[", count: 65_536), "check differs"),
    (String(repeating: "[", count: 65_537), "longer than a line"),
    (String(repeating: "[", count: 1_000_000), "longer than a line"),
  ]

  @Test(arguments: badLines)
  func lineThatIsNoObservationIsPassedOver(line: String, reason: String) throws {
    _ = try folder.writer()
    try folder.write(Self.goneLine + line + "\n" + Self.goneLine, to: "observations/2026-11.jsonl")
    let found = try entries()
    try #require(found.count == 3)
    #expect(try found[0] == .observation(Self.gone()))
    #expect(try found[2] == .observation(Self.gone()))
    guard case .problem(let problem) = found[1] else {
      Issue.record("\(found[1])")
      return
    }
    #expect(problem.file == "observations/2026-11.jsonl")
    #expect(problem.line == 2)
    #expect(problem.reason.contains(reason), "\(problem.reason)")
  }

  @Test func lineThatNestsDeeplyIsNoObservation() throws {
    // python3 -c "print('[' * 60000, end='')" | sha256sum
    let line = String(repeating: "[", count: 60_000) + #","check":"4541a6414ac5d9bb"}"# + "\n"
    _ = try folder.writer()
    try folder.write(line, to: "observations/2026-11.jsonl")
    #expect(try entries().count == 1)
  }

  @Test(arguments: ["{\"rec", String(goneLine.dropLast()), String(repeating: "x", count: 65_537)])
  func lineWithoutAnEnd(torn: String) throws {
    _ = try folder.writer()
    try folder.write(Self.goneLine + torn, to: "observations/2026-11.jsonl")
    let found = try entries()
    #expect(found.count == 2)
    let reason =
      torn.utf8.count > 65_536 ? "is longer than a line may be" : "is cut short, or is being written"
    #expect(
      found.last == .problem(ObservationProblem(file: "observations/2026-11.jsonl", line: 2, reason: reason)))
  }

  @Test(arguments: [
    "{\"rec", String(goneLine.dropLast()), "\u{0}", "\n", "{}\n", goneLine.replacing("404", with: "410"),
    String(repeating: "x", count: 200_000), String(repeating: "x", count: 200_000) + "\n",
  ])
  func tornLineIsCutAndKept(torn: String) throws {
    _ = try folder.writer()
    for sound in ["", Self.goneLine, Self.goneLine + "damaged\n" + Self.goneLine] {
      let file = "observations/2026-11.jsonl"
      try folder.write(sound + torn, to: file)
      _ = try folder.writer()
      #expect(try folder.text(file) == sound)
      #expect(try folder.text("set-aside/2026-11.jsonl+\(sound.utf8.count)") == torn)
      let before = try folder.contents()
      _ = try folder.writer()
      #expect(try folder.contents() == before)
    }
  }

  @Test func otherFilesAmongTheLogsAreLeft() throws {
    _ = try folder.writer()
    for file in ["notes.jsonl", "2026-1.jsonl", "2026-11.jsonl.bak", "2026-11.txt", "二〇二六-11.jsonl"] {
      try folder.write("torn", to: "observations/\(file)")
    }
    let before = try folder.contents()
    _ = try folder.writer()
    #expect(try folder.contents() == before)
    #expect(try entries().isEmpty)
  }

  @Test func observationsThatNoLineHolds() throws {
    var writer = try folder.writer()
    var long = try Self.live()
    long.url = String(repeating: "u", count: 65_536)
    var late = try Self.live()
    late.recordedAt = 253_402_300_800_000
    var early = try Self.live()
    early.seenAt = .min
    for observation in [long, late, early] {
      #expect(failure { try writer.note(observation) }?.kind == .unsafeName)
    }
    try writer.commit()
    #expect(!folder.exists("observations"))
  }

  @Test func longestLineIsReadBack() throws {
    var writer = try folder.writer()
    var observation = try Self.live()
    observation.url = ""
    let room = 65_536 - (try ObservationLine.bytes(of: observation).count - 1)
    observation.url = String(repeating: "u", count: room)
    try writer.note(observation)
    try writer.note(observation)
    try writer.commit()
    #expect(try entries() == [.observation(observation), .observation(observation)])
    _ = consume writer
    _ = try folder.writer()
    #expect(try entries().count == 2)
    observation.url += "u"
    #expect(failure { _ = try ObservationLine.bytes(of: observation) } != nil)
  }
}

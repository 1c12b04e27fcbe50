import ArchiveStore
import Configuration
import FoundationEssentials
import LoopbackServer
import OrderedJSON
import SampleSite
import Testing

@testable import Syncing

@Suite struct MessengerTests {
  private let folder: String
  private let clock = MovedClock()
  private var worthTelling: SyncReport {
    var report = SyncReport(started: clock.now())
    report.failed = [.init(address: "https://www.163.com/x", reason: "HTTP 404")]
    return report
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "messenger-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// A run ends, and its report is delivered; or it is killed before that.
  private func end(
    _ report: SyncReport, _ settings: Configuration.Report, isKilled: Bool = false
  ) async throws -> [String] {
    let memory = try SyncMemory.open(inArchive: folder)
    let channels = ReportChannel.all(in: settings)
    try memory.endRun(
      memory.beginRun(at: report.started), at: clock.now(), report: report.json.text(.pretty),
      RunNotes(memory), to: report.isEmpty ? [] : channels, named: channels)
    memory.close()
    return isKilled ? [] : await Messenger(settings, archive: folder, clock: clock).ended(report)
  }

  private func status() throws -> [[String]] {
    let status = try SyncStatus(inArchive: folder, lastRuns: 9, sources: [], writingSince: nil)
    return status?.runs.map(\.undelivered) ?? []
  }

  private func content(of file: String) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  private func url(_ server: FaultServer, _ path: String) -> String {
    "http://127.0.0.1:\(server.port)\(path)"
  }

  @Test func fileAndCommandGetTheReport() async throws {
    var settings = Configuration.Report()
    settings.file = "\(folder)/report.json"
    settings.exec = "cat >\(folder)/told.json # a comment"
    #expect(try await end(worthTelling, settings) == [])
    #expect(content(of: "report.json")?.contains("\"reason\": \"HTTP 404\"") == true)
    #expect(content(of: "told.json") == content(of: "report.json"))
  }

  @Test func runWithNothingToTellIsInTheFileAlone() async throws {
    var settings = Configuration.Report()
    settings.file = "\(folder)/report.json"
    settings.exec = "touch \(folder)/told.json"
    #expect(try await end(SyncReport(started: 1), settings) == [])
    #expect(content(of: "report.json") != nil && content(of: "told.json") == nil)
  }

  @Test func webhookIsAPostAndPingsTellHowItWent() async throws {
    let server = try FaultServer { _ in Reply.page("").closing }
    var settings = Configuration.Report()
    settings.webhook = url(server, "/hook")
    settings.pingStart = url(server, "/start")
    settings.pingSuccess = url(server, "/well")
    settings.pingFailure = url(server, "/failed")
    let messenger = Messenger(settings, archive: folder, clock: clock)
    #expect(await messenger.started() == [])
    #expect(try await end(worthTelling, settings) == [])
    #expect(try await end(SyncReport(started: 1), settings) == [])
    #expect(await messenger.failed("the disk is full") == [])
    #expect(
      server.requests.map { "\($0.method) \($0.target)" } == [
        "GET /start", "POST /hook", "GET /failed", "GET /well", "GET /failed",
      ])
    let post = try #require(server.requests.first { $0.method == "POST" })
    #expect(post.value("Content-Type") == "application/json")
    #expect(post.value("Content-Length") == String(worthTelling.json.utf8(.pretty).count))
  }

  @Test func commandThatReadsNothingIsNoEnd() {
    // More than a pipe holds (pipe(7): 65,536 bytes).
    let report = [UInt8](repeating: 0x20, count: 1 << 18)
    for _ in 0..<5 { #expect(ReportCommand("true").run(input: report) == []) }
  }

  @Test func commandThatHangsIsEnded() {
    let problems = ReportCommand("exec sleep 600", limit: .zero).run(input: [])
    #expect(problems == ["exec sleep 600: took longer than 0 s and was ended"])
  }

  // MARK: What does not arrive

  /// A command that notes the reports it gets, once it may.
  private var noting: Configuration.Report {
    var settings = Configuration.Report()
    settings.exec = "test -e \(folder)/up && grep '\"started\"' >>\(folder)/told"
    return settings
  }

  private func come() throws { try Data().write(to: URL(filePath: "\(folder)/up")) }

  private func started(_ reports: SyncReport...) -> String {
    reports.map { "  \"started\": \"\(RFC3339.text(unixMilliseconds: $0.started))\",\n" }.joined()
  }

  @Test func reportThatDidNotArriveComesWithTheNextOnes() async throws {
    let first = worthTelling
    #expect(try await end(first, noting).count == 1)
    #expect(try status() == [["\(noting.exec ?? ""): ended with exit status 1"]])
    clock.move(by: 600_000)
    let second = worthTelling
    // It was said today.
    #expect(try await end(second, noting) == [])
    #expect(try status().map(\.count) == [1, 1])
    try come()
    clock.move(by: 600_000)
    #expect(try await end(SyncReport(started: clock.now()), noting) == [])
    #expect(content(of: "told") == started(first, second))
    #expect(try status() == [[], [], []])
  }

  @Test func reportOfARunThatWasKilledComesLater() async throws {
    let killed = worthTelling
    try come()
    #expect(try await end(killed, noting, isKilled: true) == [])
    clock.move(by: 600_000)
    let next = worthTelling
    // It may still be at it: its command may take long, and the archive is free meanwhile.
    #expect(try await end(next, noting) == [])
    #expect(content(of: "told") == started(next))
    clock.move(by: 3_600_000)
    #expect(try await end(SyncReport(started: clock.now()), noting) == [])
    #expect(content(of: "told") == started(next, killed))
  }

  @Test func channelThatFailsKeepsNothingFromTheOther() async throws {
    let server = try FaultServer { _ in Reply.page("").closing }
    var settings = noting
    settings.webhook = url(server, "/hook")
    for _ in 0..<3 {
      _ = try await end(worthTelling, settings)
      clock.move(by: 600_000)
    }
    #expect(server.requests.count == 3)
    // Nobody wants them any more.
    settings.exec = nil
    _ = try await end(worthTelling, settings)
    #expect(try status() == [[], [], [], []])
  }

  @Test func channelThatFailsForLongGetsTheNewestReports() throws {
    let memory = try SyncMemory.open(inArchive: folder)
    for number in 0..<103 {
      try memory.endRun(
        memory.beginRun(at: Int64(number)), at: Int64(number), report: "{}", RunNotes(memory),
        to: [.webhook], named: [.webhook])
    }
    #expect(try memory.undelivered().map(\.started) == Array(3..<103))
    memory.close()
  }

  @Test func redirectIsNoDelivery() async throws {
    let server = try FaultServer { _ in
      Reply.redirect(to: "https://example.org/there").closing
    }
    var settings = Configuration.Report()
    settings.webhook = url(server, "/hook")
    #expect(
      try await end(worthTelling, settings) == [
        "\(url(server, "/hook")): it redirects to https://example.org/there; if that is right, write that address"
      ])
  }

  @Test func whatCannotBeDeliveredIsSaid() async throws {
    let server = try FaultServer { _ in Reply.page("", status: "500 No").closing }
    var settings = Configuration.Report()
    settings.file = "\(folder)/no/such/folder/report.json"
    settings.exec = "exit 3"
    settings.webhook = url(server, "/hook")
    let problems = try await end(worthTelling, settings)
    #expect(
      problems == [
        "\(folder)/no/such/folder/report.json: the report cannot be written here: No such file or directory",
        "exit 3: ended with exit status 3", "\(url(server, "/hook")): answered HTTP 500",
      ])
  }
}

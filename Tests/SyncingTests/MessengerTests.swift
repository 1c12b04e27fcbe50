import Configuration
import FoundationEssentials
import LoopbackServer
import OrderedJSON
import Testing

@testable import Syncing

@Suite struct MessengerTests {
  private let folder: String
  private var worthTelling: SyncReport {
    var report = SyncReport(started: 1)
    report.failed = [.init(address: "https://www.163.com/x", reason: "HTTP 404")]
    return report
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "messenger-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
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
    #expect(await Messenger(settings).ended(worthTelling) == [])
    #expect(content(of: "report.json")?.contains("\"reason\": \"HTTP 404\"") == true)
    #expect(content(of: "told.json") == content(of: "report.json"))
  }

  @Test func runWithNothingToTellIsInTheFileAlone() async throws {
    var settings = Configuration.Report()
    settings.file = "\(folder)/report.json"
    settings.exec = "touch \(folder)/told.json"
    #expect(await Messenger(settings).ended(SyncReport(started: 1)) == [])
    #expect(content(of: "report.json") != nil && content(of: "told.json") == nil)
  }

  @Test func webhookIsAPostAndPingsTellHowItWent() async throws {
    let server = try FaultServer { _ in Reply.page("").closing }
    var settings = Configuration.Report()
    settings.webhook = url(server, "/hook")
    settings.pingStart = url(server, "/start")
    settings.pingSuccess = url(server, "/well")
    settings.pingFailure = url(server, "/failed")
    let messenger = Messenger(settings)
    #expect(await messenger.started() == [])
    #expect(await messenger.ended(worthTelling) == [])
    #expect(await messenger.ended(SyncReport(started: 1)) == [])
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

  @Test func whatCannotBeDeliveredIsSaid() async throws {
    let server = try FaultServer { _ in Reply.page("", status: "500 No").closing }
    var settings = Configuration.Report()
    settings.file = "\(folder)/no/such/folder/report.json"
    settings.exec = "exit 3"
    settings.webhook = url(server, "/hook")
    let problems = await Messenger(settings).ended(worthTelling)
    #expect(
      problems == [
        "\(folder)/no/such/folder/report.json: the report cannot be written here: No such file or directory",
        "exit 3: ended with exit status 3", "\(url(server, "/hook")): answered HTTP 500",
      ])
  }
}

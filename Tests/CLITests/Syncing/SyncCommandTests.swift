import FoundationEssentials
import Glibc
import LoopbackServer
import Testing

/// `sync` as cron and systemd run it: what it says at its end, and to whom, however the end came.
@Suite struct SyncCommandTests {
  private static func path(_ number: Int) -> String { "/news/article/JU7JLCSV\(1000 + number)899O.html" }

  private static func page(_ request: ReceivedRequest) -> Reply {
    let docID = request.target.split(separator: "/").last?.dropLast(5) ?? ""
    return .page(SamplePage(docID: String(docID)).html).closing
  }

  /// A site with a configuration that follows a list of so many of its pages.
  private func site(
    of count: Int, report: String = "{}", _ answering: @escaping LoopbackSite.Answering = page
  ) throws -> LoopbackSite {
    let site = try LoopbackSite(answering)
    try site.program.write(
      (0..<count).map { site.url(Self.path($0)) + "\n" }.joined(), to: "addresses.txt")
    try site.program.write(
      "archive: archive\nsources: [{list: addresses.txt}]\nreport: \(report)\n", to: "config.yaml")
    return site
  }

  private func start(_ site: LoopbackSite, _ arguments: String...) throws -> RunningProgram {
    try site.program.start(["sync", "--config", "config.yaml"] + site.options + arguments)
  }

  private struct Report: Decodable {
    struct Article: Decodable {
      var identifier: String
    }
    var new: [Article]
    var stopped: String?
  }

  private func report(_ site: LoopbackSite, _ file: String) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(site.program.content(of: file).utf8))
  }

  /// Waits until the program has written a line into a file.
  private func line(of file: String, _ site: LoopbackSite) throws -> String {
    for _ in 0..<3000 {
      let content = site.program.content(of: file)
      if content.hasSuffix("\n") { return String(content.dropLast()) }
      usleep(10_000)
    }
    throw ServerError("there is no \(file)")
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func anInterruptedRunIsTold(_ signal: Int32, _ status: Int32) async throws {
    let site = try site(of: 5, report: "{file: report.json, exec: cat >told.json}") { request in
      guard request.target == Self.path(2) else { return Self.page(request) }
      return Reply(
        head: ["HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Length: 3000000"],
        (0..<3000).flatMap { _ in [.send([UInt8](repeating: 0x20, count: 1000)), .wait(200)] })
    }
    let run = try start(site, "--timeout", "1h", "--verbose")
    // robots.txt, two pages, and the one that drips.
    try site.waitForRequests(4)
    run.signal(signal)
    let result = try await run.end()
    #expect(result.status == status)
    #expect(result.errors.contains("\n2 new\n"))
    #expect(result.errors.contains("\nended early: "))
    let told = try report(site, "report.json")
    #expect(told.new.map(\.identifier) == ["JU7JLCSV1000899O", "JU7JLCSV1001899O"])
    #expect(told.stopped != nil)
    #expect(site.program.content(of: "told.json") == site.program.content(of: "report.json"))
    #expect(try site.isArchiveClean())
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aCommandThatHangsDoesNotKeepTheProgram(_ signal: Int32, _ status: Int32) async throws {
    let site = try site(of: 1, report: #"{exec: "echo $$ >process; exec sleep 600"}"#)
    let run = try start(site)
    let process = try #require(pid_t(try line(of: "process", site)))
    defer { kill(process, SIGKILL) }
    run.signal(signal)
    #expect(try await run.end().status == status)
    // The command can be ended as well.
    #expect(kill(process, signal) == 0)
  }

  @Test func aCommandBeginsWithoutOurSignals() async throws {
    let site = try site(of: 1, report: #"{exec: "grep -E '^Sig(Blk|Ign)' /proc/self/status >signals"}"#)
    #expect(try await start(site).end().status == 0)
    let masks = site.program.content(of: "signals").split(separator: "\n").compactMap {
      UInt64($0.split(separator: "\t").last ?? "", radix: 16)
    }
    // A bit for each signal, from 1; above 31 are those for which libc and programs find uses of their own.
    #expect(masks.map { $0 & 0x7FFF_FFFF } == [0, 0])
  }

  @Test func aConfigurationWithoutSourcesIsTold() throws {
    let program = try Program()
    try program.write("archive: archive\n", to: "config.yaml")
    let told = try program.run("sync", "--config", "config.yaml", "--verbose")
    #expect(told.status == 0)
    #expect(told.errors.hasPrefix("config.yaml: no sources are named, so nothing new is found\n"))
    // cron would mail it each time.
    let again = try program.run("sync", "--config", "config.yaml")
    #expect(again.status == 0 && again.errors.isEmpty)
  }

  @Test func anotherRunIsNoFailure() async throws {
    let site = try site(of: 1) { _ in Reply.page("").closing }
    try site.program.write(SamplePage().html, to: "page.html")
    try #require(try site.program.run("import", "--quiet", "page.html").status == 0)
    try site.program.write(
      """
      archive: archive
      report: {ping-start: 'http://127.0.0.1:\(site.server.port)/start', \
      ping-failure: 'http://127.0.0.1:\(site.server.port)/failed'}
      """, to: "config.yaml")
    let lock = open("\(site.program.folder)/in/archive/.lock", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let result = try await start(site).end()
    #expect(result.status == 75)
    #expect(result.errors.hasPrefix("archive: "))
    #expect(site.server.requests.map(\.target) == ["/start"])
  }
}

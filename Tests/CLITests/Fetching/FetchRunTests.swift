import Glibc
import LoopbackServer
import Testing

/// Runs of `fetch` in time: how close requests come to each other, two runs at once, and one that is ended.
@Suite struct FetchRunTests {
  /// Clocks and timers are read at slightly different instants.
  private static let tolerance = Duration.milliseconds(5)

  private static func path(_ number: Int) -> String { "/news/article/JU7JLCSV\(1000 + number)899O.html" }

  private static func page(_ request: ReceivedRequest) -> Reply {
    let docID = request.target.split(separator: "/").last?.dropLast(5) ?? ""
    return .page(SamplePage(docID: String(docID)).html)
  }

  /// Ten minutes long, and fast enough not to be given up: a busy machine may come to what follows late.
  private static let slow = Reply(
    head: ["HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Length: 3000000"],
    (0..<3000).flatMap { _ in [.send([UInt8](repeating: 0x20, count: 1000)), .wait(200)] })

  /// How long after the one before each request came, whatever it was for.
  private func gaps(_ site: LoopbackSite) -> [Duration] {
    let instants = site.server.requests.map(\.at)
    return zip(instants, instants.dropFirst()).map { $1 - $0 }
  }

  @Test func requestsToAHostAreSpaced() async throws {
    let site = try LoopbackSite { Self.page($0) }
    let urls = (0..<5).map { site.url(Self.path($0)) }
    let result = try await site.start(["--delay", "400ms"] + urls).end()
    #expect(result.status == 0)
    // With robots.txt six requests.
    #expect(gaps(site).count == 5)
    #expect(gaps(site).allSatisfy { $0 >= .milliseconds(400) - Self.tolerance })
  }

  @Test func theFirstIsAskedForFirst() async throws {
    let site = try LoopbackSite { Self.page($0) }
    let paths = (0..<12).map { Self.path($0) }
    #expect(try await site.start(paths.map { site.url($0) }).end().status == 0)
    #expect(site.asked == paths.map { "www.163.com\($0)" })
  }

  @Test func aCrawlDelayIsHeeded() async throws {
    let site = try LoopbackSite(robots: .page("User-agent: *\nCrawl-delay: 1\n")) { Self.page($0) }
    let result = try await site.start((0..<3).map { site.url(Self.path($0)) }).end()
    #expect(result.status == 0)
    #expect(gaps(site).dropFirst().allSatisfy { $0 >= .seconds(1) - Self.tolerance })
  }

  @Test func twoRunsShareTheDelay() async throws {
    let site = try LoopbackSite { Self.page($0) }
    let runs = try ["one", "two"].enumerated().map { number, archive in
      let urls = (0..<4).map { site.url(Self.path($0 + 10 * number)) }
      return try site.start(["--archive", archive, "--delay", "400ms"] + urls)
    }
    for run in runs { #expect(try await run.end().status == 0) }
    // robots.txt may have been asked for twice, if both began at the very same time.
    #expect(site.asked.count == 8)
    #expect(gaps(site).allSatisfy { $0 >= .milliseconds(400) - Self.tolerance })
  }

  @Test func oneRunHoldsTheArchive() async throws {
    let site = try LoopbackSite { _ in Self.slow }
    let first = try site.start(["--timeout", "1h", site.url(Self.path(0))])
    try site.waitForRequests(2)
    let second = try site.start([site.url(Self.path(1))]).wait()
    #expect(second.status == 75)
    #expect(second.errors.hasPrefix("archive: "))
    #expect(site.asked.count == 1)
    first.signal(SIGINT)
    #expect(try await first.end().status == 130)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func anInterruptedRunKeepsWhatItHas(_ signal: Int32, _ status: Int32) async throws {
    let slow = Self.path(2)
    let site = try LoopbackSite { request in
      request.target == slow ? Self.slow : Self.page(request)
    }
    let run = try site.start(["--timeout", "1h"] + (0..<5).map { site.url(Self.path($0)) })
    // robots.txt, two pages, and the one that drips.
    try site.waitForRequests(4)
    run.signal(signal)
    let result = try await run.end()
    #expect(result.status == status)
    #expect(result.output.split(separator: "\n").filter { $0.hasPrefix("new: ") }.count == 2)
    #expect(try site.loggedLooks().map(\.outcome) == ["live", "live"])
    #expect(try site.isArchiveClean())
    // Nothing is left that the next run stumbles over.
    site.answer { Self.page($0) }
    #expect(try await site.fetch(site.url(slow)).status == 0)
  }

  @Test(arguments: [[], ["--no-archive"]])
  func whatAnInterruptedRunDidNotComeToIsAListToBeginWith(_ options: [String]) async throws {
    let slow = Self.path(1)
    let site = try LoopbackSite { request in
      request.target == slow ? Self.slow : Self.page(request)
    }
    let urls = (0..<7).map { site.url(Self.path($0)) }
    let run = try site.start(["--timeout", "1h", "--failed", "again.txt"] + options + urls)
    try site.waitForRequests(3)
    run.signal(SIGINT)
    let result = try await run.end()
    #expect(result.status == 130)
    #expect(result.errors.hasSuffix("6 of 7 failed:\n6 were not looked at, as the run was ended\n"))
    #expect(site.program.content(of: "again.txt") == urls.dropFirst().map { $0 + "\n" }.joined())
  }

  @Test func jsonHasWhatAnInterruptedRunDidNotComeTo() async throws {
    let site = try LoopbackSite { _ in Self.slow }
    let urls = (0..<6).map { site.url(Self.path($0)) }
    let run = try site.start(["--timeout", "1h", "--json"] + urls)
    try site.waitForRequests(2)
    run.signal(SIGTERM)
    let items = try FetchedItem.list(try await run.end().output)
    #expect(items.map(\.asked) == urls)
    #expect(items.allSatisfy { $0.state == "failed" && $0.exit == 75 })
  }

  /// A run that was stopped with Ctrl-Z, or hangs, holds a host for as long as it likes.
  @Test func aHostThatIsNeverFreeEndsTheRunInItsTime() async throws {
    let site = try LoopbackSite { Self.page($0) }
    let hosts = "\(site.program.folder)/in/cache/netease-archive/hosts"
    try site.program.makeFolder("cache/netease-archive/hosts")
    let lock = open("\(hosts)/www.163.com", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let run = try site.start(
      ["--max-time", "1s", site.url(Self.path(0))], cache: "\(site.program.folder)/in/cache")
    let result = try await run.end()
    #expect(result.status == 75)
    #expect(result.errors.hasSuffix(": the run may not take longer\n"))
    #expect(site.server.requests.isEmpty)
  }

  @Test func aClosedPipeIsSuccess() async throws {
    let site = try LoopbackSite { Self.page($0) }
    let arguments = ["fetch"] + site.options + [site.url(Self.path(0))]
    #expect(try await site.program.start(arguments, output: .closedPipe).end().status == 0)
    #expect(try site.isArchiveClean())
  }
}

extension LoopbackSite {
  /// Waits until so many requests have come.
  ///
  /// Without letting another test work on this thread: it might be at it until a slow answer is given up.
  func waitForRequests(_ count: Int) throws {
    for _ in 0..<3000 {
      if server.requests.count >= count { return }
      usleep(10_000)
    }
    throw ServerError("there are only \(server.requests.count) requests")
  }
}

import ArticleModel
import SampleSite
import Synchronization
import Testing

@testable import Fetching

@Suite struct RobotsTests {
  /// A site whose robots.txt changes, and what it was asked for.
  private final class Site: Sendable {
    private let answer: Mutex<RobotsAnswer>
    private let asked = Mutex<[String]>([])

    init(_ answer: RobotsAnswer) { self.answer = Mutex(answer) }

    func become(_ answer: RobotsAnswer) { self.answer.withLock { $0 = answer } }
    var requests: [String] { asked.withLock(\.self) }

    func robots(folder: StateFolder?, clock: MovedClock) -> Robots {
      Robots(folder: folder, clock: clock) { address throws(FetchError) in
        self.asked.withLock { $0.append(address.text) }
        await Task.yield()
        return self.answer.withLock(\.self)
      }
    }
  }

  private let clock = MovedClock()
  private let page = WebAddress("https://www.163.com/dy/article/JU7JLCSV051481US.html")
  private let day: Int64 = 86_400_000

  private func file(_ text: String) -> RobotsAnswer { RobotsAnswer(status: 200, body: Array(text.utf8)) }

  @Test(
    arguments: [
      (200, RobotsAnswer.file([])), (299, .file([])), (301, .unavailable), (404, .unavailable),
      (403, .unavailable),
      (401, .unavailable), (499, .unavailable), (429, .unreachable), (500, .unreachable), (503, .unreachable),
      (0, .unreachable), (199, .unreachable), (999, .unreachable),
    ] as [(Int, RobotsAnswer)])
  func statusSaysWhatToDo(status: Int, answer: RobotsAnswer) {
    #expect(RobotsAnswer(status: status, body: []) == answer)
  }

  @Test func rulesAreAskedForOnceADay() async throws {
    let scratch = try StateScratch()
    let site = Site(file("User-agent: *\nDisallow: /dy/\nCrawl-delay: 5\n"))
    let page = try #require(page)
    let front = try #require(WebAddress("https://www.163.com"))
    for _ in 0..<3 {
      // Each a run of its own.
      let robots = site.robots(folder: scratch.folder(), clock: clock)
      #expect(try await robots.verdict(on: page) == .disallowed(by: "Disallow: /dy/"))
      #expect(try await robots.verdict(on: front) == .allowed(crawlDelay: 5000))
      clock.move(by: day / 2)
    }
    #expect(site.requests == ["https://www.163.com/robots.txt", "https://www.163.com/robots.txt"])
    #expect(scratch.warnings.isEmpty)
  }

  @Test func eachSchemeHostAndPortIsASite() async throws {
    let scratch = try StateScratch()
    let site = Site(.unavailable)
    let robots = site.robots(folder: scratch.folder(), clock: clock)
    for text in [
      "https://www.163.com/a", "https://WWW.163.com:443/b", "http://www.163.com/",
      "https://www.163.com:8443/",
      "https://tech.163.com/", "http://[::1]:80/", "http://user@www.163.com/",
    ] {
      #expect(try await robots.verdict(on: #require(WebAddress(text))) == .allowed(crawlDelay: 0))
    }
    #expect(
      try scratch.names(in: "robots") == [
        "http-[::1]-80", "http-www.163.com-80", "https-tech.163.com-443", "https-www.163.com-443",
        "https-www.163.com-8443",
      ])
    #expect(site.requests.count == 5)
  }

  @Test func unreachableIsNoUntilItIsReached() async throws {
    let scratch = try StateScratch()
    let site = Site(.unreachable)
    let page = try #require(page)
    let robots = site.robots(folder: scratch.folder(), clock: clock)
    #expect(try await robots.verdict(on: page) == .unreachable(since: MovedClock.start))
    clock.move(by: 599_999)
    #expect(try await robots.verdict(on: page) == .unreachable(since: MovedClock.start))
    #expect(site.requests.count == 1)
    clock.move(by: 1)
    #expect(try await robots.verdict(on: page) == .unreachable(since: MovedClock.start))
    #expect(site.requests.count == 2)
    site.become(.unavailable)
    clock.move(by: 600_000)
    #expect(try await robots.verdict(on: page) == .allowed(crawlDelay: 0))
  }

  @Test func unreachableForAMonthIsAsGoodAsNone() async throws {
    let scratch = try StateScratch()
    let site = Site(.unreachable)
    let page = try #require(page)
    for run in 0...30 {
      let verdict = try await site.robots(folder: scratch.folder(), clock: clock).verdict(on: page)
      #expect(verdict == (run < 30 ? .unreachable(since: MovedClock.start) : .allowed(crawlDelay: 0)))
      clock.move(by: day)
    }
    // Once it was there, the month begins anew.
    site.become(file("User-agent: *\nDisallow: /\n"))
    let robots = site.robots(folder: scratch.folder(), clock: clock)
    #expect(try await robots.verdict(on: page) == .disallowed(by: "Disallow: /"))
    clock.move(by: day)
    site.become(.unreachable)
    #expect(try await robots.verdict(on: page) == .unreachable(since: clock.now()))
  }

  @Test func clockThatWasSetBackDoesNotKeepRulesForEver() async throws {
    let site = Site(file("User-agent: *\nDisallow: /\n"))
    let page = try #require(page)
    let robots = site.robots(folder: nil, clock: clock)
    _ = try await robots.verdict(on: page)
    clock.move(by: -365 * day)
    site.become(.unavailable)
    #expect(try await robots.verdict(on: page) == .allowed(crawlDelay: 0))
  }

  @Test func tasksAtOnceWaitForOneAnswer() async throws {
    let site = Site(.unavailable)
    let page = try #require(page)
    let robots = site.robots(folder: nil, clock: clock)
    try await withThrowingTaskGroup(of: RobotsVerdict.self) { group in
      for _ in 0..<50 { group.addTask { try await robots.verdict(on: page) } }
      for try await verdict in group { #expect(verdict == .allowed(crawlDelay: 0)) }
    }
    #expect(site.requests.count == 1)
  }

  @Test func cancelledTaskDoesNotWaitForTheAnswer() async throws {
    let page = try #require(page)
    let robots = Robots(folder: nil, clock: clock) { address throws(FetchError) in
      do {
        try await SystemClock().sleep(milliseconds: 3_600_000)
      } catch {
        throw FetchError(.cancelled, url: address.text, "was given up")
      }
      return .unavailable
    }
    let task = Task { try await robots.verdict(on: page) }
    task.cancel()
    let error = await #expect(throws: FetchError.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }

  @Test(arguments: [
    "", "\n", "robots-1", "robots-2 file 1795470240000 0\n", "robots-1 file 1795470240000 5\nUser",
    "robots-1 file 1795470240000 -1\n", "robots-1 file x 0\n", "robots-1 unavailable 1795470240000 0\nx",
    "robots-1 unreachable 1795470240000 1795470240001\n", "robots-1 unreachable -1 -1\n",
    "robots-1 maybe 1795470240000 0\n", "robots-1 file 1795470240000 0 0\n", "User-agent: *\nDisallow: /\n",
  ])
  func damagedFileIsAsGoodAsNone(text: String) async throws {
    let scratch = try StateScratch()
    try scratch.write(text, to: "robots/https-www.163.com-443")
    let site = Site(file("User-agent: *\nDisallow: /a\n"))
    let robots = site.robots(folder: scratch.folder(), clock: clock)
    #expect(try await robots.verdict(on: #require(page)) == .allowed(crawlDelay: 0))
    #expect(site.requests.count == 1)
    #expect(
      try scratch.text("robots/https-www.163.com-443")
        == "robots-1 file 1795470240000 27\nUser-agent: *\nDisallow: /a\n")
  }
}

import LoopbackServer
import SampleSite
import Synchronization
import Testing

@testable import Fetching

/// What the manners come to together: robots.txt, turns, other tries, and the time of a run.
@Suite struct FetcherTests {
  private let clock = MovedClock()

  private func fetcher(
    _ server: FaultServer, _ scratch: StateScratch, _ change: (inout Manners) -> Void = { _ in }
  ) throws -> Fetcher {
    var manners = Manners()
    manners.retries = 0
    change(&manners)
    return try Fetcher(
      Site.settings(for: server), manners: manners, stateFolder: scratch.folder(), clock: clock)
  }

  private func error(_ fetcher: Fetcher, _ server: FaultServer) async throws -> FetchError {
    let answer: Fetched
    do throws(FetchError) {
      answer = try await fetcher.fetch(FetchRequest(url: "http://\(Site.host):\(server.port)/page"))
    } catch {
      return error
    }
    throw Unexpected(answer: "\(answer.status)")
  }

  // MARK: The time of a run

  @Test func aPauseThatIsLongerThanTheRunIsNotWaitedFor() async throws {
    let server = try FaultServer(["/robots.txt": .page("User-agent: *\nCrawl-delay: 20\n")])
    let scratch = try StateScratch()
    let error = try await error(fetcher(server, scratch) { $0.maxDuration = 10_000 }, server)
    #expect(error.kind == .budgetSpent)
    #expect(clock.sleeps.isEmpty)
  }

  /// A run that was stopped with Ctrl-Z, or hangs, holds a host for as long as it likes.
  @Test func aHostThatIsNeverFreeEndsWithTheRun() async throws {
    let server = try FaultServer([:])
    let scratch = try StateScratch()
    let lock = scratch.folder().open("hosts/www.163.com")
    let outcome = lock?.tryLock()
    #expect(outcome == .taken)
    let error = try await error(fetcher(server, scratch) { $0.maxDuration = 3000 }, server)
    #expect(error.kind == .budgetSpent)
    #expect(clock.now() - MovedClock.start == 3000)
    #expect(server.requests.isEmpty)
    lock?.unlock()
  }

  // MARK: robots.txt

  /// A robots.txt that does not come whole, and then one that does.
  struct Broken: CustomTestStringConvertible {
    var testDescription: String
    var reply: Reply
    var kind: FetchError.Kind
  }

  private static let rules = "User-agent: *\nDisallow: /page\n"

  static let broken = [
    Broken(
      testDescription: "the connection breaks",
      reply: Reply(
        head: ["HTTP/1.1 200 OK", "Content-Length: \(rules.utf8.count)"],
        [.send("User-agent: *\n".bytes), .close]),
      kind: .disconnected),
    Broken(
      testDescription: "gzip that is none behind its head",
      reply: .page(
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + [UInt8](repeating: 0xFF, count: 50),
        fields: ["Content-Encoding: gzip"]), kind: .notHTTP),
  ]

  @Test(arguments: broken) func robotsThatDoNotComeWholeAreNoRules(_ broken: Broken) async throws {
    let server = try FaultServer { request in
      guard request.target == "/robots.txt" else { return .page("there") }
      return request.occurrence == 1 ? broken.reply : .page(Self.rules)
    }
    let scratch = try StateScratch()
    #expect(try await error(fetcher(server, scratch), server).kind == broken.kind)
    // Nothing was noted of it: the next run asks again.
    #expect(try await error(fetcher(server, scratch), server).kind == .robots)
    #expect(server.requests.map(\.target) == ["/robots.txt", "/robots.txt"])
  }

  @Test func robotsThatDoNotComeWholeAreAskedForAgain() async throws {
    let server = try FaultServer { request in
      guard request.target == "/robots.txt" else { return .page("there") }
      return request.occurrence == 1 ? Self.broken[0].reply : .page(Self.rules)
    }
    let scratch = try StateScratch()
    #expect(try await error(fetcher(server, scratch) { $0.retries = 1 }, server).kind == .robots)
    #expect(server.requests.map(\.target) == ["/robots.txt", "/robots.txt"])
  }

  /// More than the largest body: what came of it holds. (RFC 9309, section 2.5)
  @Test func robotsThatAreTooLongHoldAsFarAsTheyAreRead() async throws {
    let server = try FaultServer([
      "/robots.txt": .page(Self.rules + String(repeating: "# more\n", count: 1000)), "/page": .page("there"),
    ])
    var settings = try Site.settings(for: server)
    settings.maxSize = 500
    let fetcher = try Fetcher(
      settings, manners: Manners(), stateFolder: try StateScratch().folder(), clock: clock)
    #expect(try await error(fetcher, server).kind == .robots)
  }
}

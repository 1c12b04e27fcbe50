import FoundationEssentials
import LoopbackServer
import Testing
import WARC

/// The options of `fetch`, and what is said to those who put them together wrongly.
@Suite struct FetchOptionTests {
  private static let page = "/news/article/JU7JLCSV0001899O.html"
  private static let other = "/news/article/JU3GJKM70552K3NM.html"

  /// Two articles, and nothing else.
  private func site() throws -> LoopbackSite {
    try LoopbackSite { request in
      switch request.target {
      case Self.page: .page(SamplePage().html)
      case Self.other: .page(SamplePage(docID: "JU3GJKM70552K3NM", title: "另一篇").html)
      default: .page("Forbidden", status: "403 Forbidden")
      }
    }
  }

  @Test func aListOfAddresses() async throws {
    let site = try site()
    let list = """
      # what is to be kept
      \(site.url(Self.page))   # the first

      ; and
      \(site.url(Self.other))#top ; the second
      no address at all
      """
    try site.program.write(list + "\r\n", to: "list.txt")
    let result = try await site.fetch("-i", "list.txt", "--failed", "failed.txt")
    #expect(result.status == 2)
    #expect(result.output.split(separator: "\n").filter { $0.hasPrefix("new: ") }.count == 2)
    #expect(result.errors.hasPrefix("2 new, 0 changed, 0 unchanged\n1 of 3 failed:\nno address at all: "))
    #expect(site.program.content(of: "failed.txt") == "no address at all\n")

    let again = try await site.fetch("--input", "-", input: site.url(Self.page) + "\n")
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("unchanged: "))

    let missing = try await site.fetch("-i", "missing.txt")
    #expect(missing.status == 66)
    #expect(missing.errors == "missing.txt: the list of addresses cannot be read\n")
  }

  @Test func whatFailedIsAListToBeginWith() async throws {
    let site = try site()
    let blocked = site.url("/news/article/JU9JLCSV0001899O.html")
    let result = try await site.fetch(blocked, site.url(Self.page), "--failed", "failed.txt")
    #expect(result.status == 2)
    #expect(site.program.content(of: "failed.txt") == blocked + "\n")
    site.answer { _ in .page(SamplePage(docID: "JU9JLCSV0001899O").html) }
    let again = try await site.fetch("-i", "failed.txt", "--failed", "failed.txt")
    #expect(again.status == 0)
    #expect(site.program.content(of: "failed.txt").isEmpty)
  }

  @Test func aDryRunAsksNobody() async throws {
    let site = try site()
    let result = try await site.fetch(
      "--dry-run", site.url(Self.page), "m.163.com/news/article/JU7JLCSV0001899O.html")
    #expect(result.status == 0)
    #expect(
      result.output == """
        \(site.url(Self.page)): not in the archive
          \(site.url(Self.page))
          https://www.163.com/news/article/JU7JLCSV0001899O.html
          https://m.163.com/news/article/JU7JLCSV0001899O.html
          https://c.m.163.com/nc/article/JU7JLCSV0001899O/full.html
        m.163.com/news/article/JU7JLCSV0001899O.html: not in the archive
          https://www.163.com/news/article/JU7JLCSV0001899O.html
          https://m.163.com/news/article/JU7JLCSV0001899O.html
          https://c.m.163.com/nc/article/JU7JLCSV0001899O/full.html

        """)
    #expect(site.server.connections == 0)
    #expect(try site.program.files(in: ".").isEmpty)
    #expect(try await site.fetch(site.url(Self.page)).status == 0)
    let known = try await site.fetch("--dry-run", site.url(Self.page))
    #expect(known.output.contains("in the archive as objects/0001899O/JU7JLCSV0001899O, v1\n"))
    #expect(site.asked.count == 1)
  }

  @Test(arguments: [
    (["--format", "text"], "头发与发展\n\n理发店"), (["--format", "markdown"], "# 头发与发展\n"),
    (["--json"], "{\n"), ([], "头发与发展\n\n理发店"),
  ])
  func printedAndNotKept(_ options: [String], _ beginning: String) async throws {
    let site = try site()
    let result = try await site.start(["--no-archive"] + options + [site.url(Self.page)]).end()
    #expect(result.status == 0)
    #expect(result.output.hasPrefix(beginning))
    #expect(result.errors.isEmpty)
    #expect(try site.program.files(in: ".").isEmpty)
  }

  @Test func jsonHasAnObjectForEachAddress() async throws {
    let site = try site()
    let blocked = site.url("/news/article/JU9JLCSV0001899O.html")
    let result = try await site.fetch(
      "--json", site.url(Self.page), blocked, site.url(Self.other), "nonsense here")
    #expect(result.status == 2)
    let items = try FetchedItem.list(result.output)
    // What is no address is known before anybody is asked.
    #expect(items.map(\.asked) == ["nonsense here", site.url(Self.page), blocked, site.url(Self.other)])
    #expect(items.map(\.state) == ["failed", "new", "blocked", "new"])
    #expect(items.map(\.exit) == [64, 0, 76, 0])
  }

  @Test func aBudgetOfRequests() async throws {
    let site = try site()
    // robots.txt is the first of them.
    let result = try await site.fetch("--max-requests", "2", site.url(Self.page), site.url(Self.other))
    #expect(result.status == 2)
    #expect(site.server.requests.count == 2)
    #expect(result.output.hasPrefix("new: "))
    #expect(site.asked == ["www.163.com\(Self.page)"])
    #expect(
      result.errors.hasSuffix("1 of 2 failed:\n\(site.url(Self.other)): the run may not ask more often\n"))
    #expect(try site.isArchiveClean())
  }

  @Test func aBudgetOfTime() async throws {
    let site = try site()
    let result = try await site.fetch(
      "--delay", "2s", "--max-time", "1s", site.url(Self.page), site.url(Self.other))
    #expect(result.status == 2)
    #expect(result.errors.contains("the run may not take longer"))
    // On a busy machine the time may be over before anything is sent.
    #expect(site.asked.isEmpty)
  }

  @Test func whoAsks() async throws {
    let site = try site()
    _ = try await site.fetch(site.url(Self.page))
    _ = try await site.fetch("--user-agent", "browser", site.url(Self.page))
    _ = try await site.fetch("--user-agent", "reader of somebody/1", site.url(Self.page))
    try site.program.write("network:\n  contact: mailto:me@example.org\n", to: "config.yaml")
    _ = try await site.fetch("--config", "config.yaml", site.url(Self.page))
    let names = site.server.requests.filter { $0.target != "/robots.txt" }.map {
      $0.value("User-Agent") ?? ""
    }
    #expect(names.count == 4)
    #expect(names[0].hasPrefix("netease-archive/") && !names[0].contains("+"))
    #expect(names[1].hasPrefix("Mozilla/5.0 "))
    #expect(names[2] == "reader of somebody/1")
    #expect(names[3].hasSuffix(" (+mailto:me@example.org)"))
  }

  @Test func cookiesAreSentAndNotKept() async throws {
    let site = try site()
    try site.program.write(
      "# Netscape HTTP Cookie File\n.163.com\tTRUE\t/\tFALSE\t0\tsession\tvery-secret\n", to: "cookies.txt")
    #expect(try await site.fetch("--cookies", "cookies.txt", site.url(Self.page)).status == 0)
    #expect(site.server.requests.last?.value("Cookie") == "session=very-secret")
    let kept = try site.keptAnswers(of: "archive/objects/0001899O/JU7JLCSV0001899O")
    let request = try #require(kept.first { $0.fields.type == .request })
    #expect(request.http?.head.value("Cookie") == "")
    let missing = try await site.fetch("--cookies", "missing.txt", site.url(Self.page))
    #expect(missing.status == 64)
    #expect(missing.errors.contains("missing.txt"))
  }

  @Test(arguments: [
    ([], "address"),
    (["--quiet", "--verbose", "x"], "--verbose"),
    (["--limit", "0", "x"], "--limit"),
    (["--max-requests", "0", "x"], "--max-requests"),
    (["--format", "text", "x"], "--no-archive"),
    (["--no-archive", "--json", "--format", "text", "x"], "--json"),
    (["--no-archive", "--dry-run", "x"], "--dry-run"),
    (["--retries", "21", "x"], "--retries 21: write 0 to 20."),
    (["--timeout", "0", "x"], "--timeout 0s: write 1s to 1h."),
    (["--max-size", "10B", "x"], "--max-size"),
    (["--user-agent", "机器人", "x"], "--user-agent"),
    (["--delay", "3", "x"], "--delay"),
    (["--timeout", "soon", "x"], "--timeout"),
    (["--max-size", "big", "x"], "--max-size"),
    (["--resolve", "www.163.com:443", "x"], "HOST:PORT:ADDRESS"),
    (["--allow-host", "http://example.org/", "x"], "host"),
    (["--cacert", "missing.pem", "x"], "missing.pem"),
    (["--archive", "", "x"], "--archive"),
  ])
  func usage(_ arguments: [String], _ word: String) throws {
    let result = try Program().run(["fetch"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors.contains(word))
    #expect(result.output.isEmpty)
  }
}

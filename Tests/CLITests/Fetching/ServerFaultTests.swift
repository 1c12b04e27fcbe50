import FoundationEssentials
import LoopbackServer
import Synchronization
import TestSupport
import Testing
import WARC

/// What `fetch` makes of a server that fails, refuses or lies.
@Suite struct ServerFaultTests {
  /// Nothing that a server does may take more.
  private static let memoryLimit = 200_000_000

  @Test(arguments: ServerFault.all) func isToldAndKept(_ fault: ServerFault) async throws {
    let site = try LoopbackSite { _ in .page(SamplePage().html) }
    let url = site.url("/news/article/JU7JLCSV0001899O.html")
    #expect(try await site.reports(url).map(\.state) == ["new"])
    let text = try site.program.run("show", "JU7JLCSV0001899O").output

    let count = Mutex(0)
    site.answer { _ in
      fault.reply(
        count.withLock { count in
          count += 1
          return count
        })
    }
    let result = try await site.start(fault.options + ["--json", url]).end()
    #expect(result.status == fault.status)
    let item = try #require(try FetchedItem.list(result.output).first)
    #expect(item.exit == Int(fault.status))
    #expect(item.state == fault.outcome)
    #expect(item.looked.count == 1)
    #expect(result.errors.hasPrefix("\(url): "))
    #expect(result.errors.contains(fault.message))
    #expect(result.peakMemory < Self.memoryLimit)

    let history = try site.history(of: "JU7JLCSV0001899O")
    #expect(history.state == fault.outcome)
    #expect(history.removals == nil)
    #expect(history.versions.count == 1)
    #expect(history.looks.map(\.outcome) == ["live", fault.outcome])
    #expect(try site.program.run("show", "JU7JLCSV0001899O").output == text)
    #expect(try site.isArchiveClean())
  }

  @Test func whatPassesIsTriedAgain() async throws {
    let site = try LoopbackSite {
      $0.occurrence < 3 ? .page("busy", status: "503 Service Unavailable") : .page(SamplePage().html)
    }
    let result = try await site.fetch("--retries", "2", site.url("/news/article/JU7JLCSV0001899O.html"))
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("new: "))
    #expect(site.asked.count == 3)
    #expect(try site.loggedLooks().map(\.outcome) == ["live"])
  }

  @Test(arguments: [false, true]) func aShortPauseIsWaitedFor(_ isDate: Bool) async throws {
    let site = try LoopbackSite { request in
      request.occurrence > 1
        ? .page(SamplePage().html)
        : .page(
          "slow down", status: "429 Too Many Requests",
          fields: ["Retry-After: \(isDate ? httpDate(in: 6) : "5")"])
    }
    let result = try await site.fetch("--retries", "1", site.url("/news/article/JU7JLCSV0001899O.html"))
    #expect(result.status == 0)
    let instants = site.server.requests.filter { $0.target != "/robots.txt" }.map(\.at)
    try #require(instants.count == 2)
    // A date has whole seconds: one of them may be cut off.
    #expect(instants[1] - instants[0] >= .seconds(5) - .milliseconds(10))
  }

  @Test func aLongPauseHoldsForTheNextRun() async throws {
    let site = try LoopbackSite { _ in
      .page("slow down", status: "429 Too Many Requests", fields: ["Retry-After: 3600"])
    }
    let url = site.url("/news/article/JU7JLCSV0001899O.html")
    #expect(try await site.fetch(url).status == 75)
    let again = try await site.fetch(url)
    #expect(again.status == 75)
    #expect(again.errors.contains("www.163.com asked to be left alone until 20"))
    #expect(site.asked.count == 1)
    #expect(try site.loggedLooks().count == 1)
  }

  @Test func afterThreeRefusalsAHostIsLeftAlone() async throws {
    let site = try LoopbackSite { _ in .page("Forbidden", status: "403 Forbidden") }
    let urls = (1...6).map { site.url("/news/article/JU7JLCSV0\($0)01899O.html") }
    let result = try await site.start(["--delay", "100ms"] + urls).end()
    #expect(result.status == 2)
    #expect(result.errors.contains("has refused 3 requests in a row"))
    #expect(site.asked.count == 3)
  }

  @Test func afterThreeTimesOfSilenceAHostIsLeftAlone() async throws {
    // A request that fails on a connection that was used before is sent once more, which is not what this is about.
    let site = try LoopbackSite(robots: Reply.missing.closing) { _ in
      Reply([.send(Array("220 mail.example.org ESMTP\r\n".utf8)), .close])
    }
    let urls = (1...6).map { site.url("/news/article/JU7JLCSV0\($0)01899O.html") }
    let result = try await site.start(["--delay", "500ms"] + urls).end()
    #expect(result.status == 2)
    #expect(result.errors.contains("has not answered 3 requests in a row"))
    #expect(site.asked.count == 3)
    // Of the others nothing is known, and nothing is noted.
    #expect(try site.loggedLooks().map(\.outcome) == ["unreachable", "unreachable", "unreachable"])
  }

  /// Some servers name a coding and do not use it: the article can be read all the same.
  @Test func aCodingThatIsNone() async throws {
    let site = try LoopbackSite { _ in
      .page(SamplePage().html, fields: ["Content-Type: text/html", "Content-Encoding: gzip"])
    }
    #expect(try await site.fetch(site.url("/news/article/JU7JLCSV0001899O.html")).status == 0)
    #expect(try site.isArchiveClean())
  }

  @Test func theWrongCharset() async throws {
    let page = try Data(contentsOf: Fixtures.folder.appending(path: "bad/header-says-utf8-is-gbk/page.html"))
    let site = try LoopbackSite { _ in
      .page([UInt8](page), fields: ["Content-Type: text/html; charset=utf-8"])
    }
    let result = try await site.fetch(
      "--no-archive", "--format", "text", site.url("/16/0202/11/BEQLR1D000014A2C.html", host: "news.163.com"))
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("腊月里的磨刀声\n\n磨刀的老师傅每年腊月进城，"))
  }

  /// Names in any case and order, one of them twice, and bytes of no charset.
  @Test func whatIsKeptIsWhatWasSent() async throws {
    let head = [
      "HTTP/1.1 200 All Right", "sERVER: something", "Set-Cookie: one=1; Path=/", "Content-Type: text/html",
      "Set-Cookie: two=2", "ETag: \"a-b\"", "Cache-Control: no-cache,  no-store",
    ]
    let body = Array(SamplePage().html.utf8) + [0xFF, 0xFE, 0x0D, 0x0A]
    let site = try LoopbackSite { _ in
      Reply(head: head + ["Content-Length: \(body.count)"], [.send(body)])
    }
    #expect(try await site.fetch(site.url("/news/article/JU7JLCSV0001899O.html")).status == 0)
    let kept = try site.keptAnswers(of: "archive/objects/0001899O/JU7JLCSV0001899O")
    let answer = try #require(kept.first { $0.fields.type == .response })
    let sent = (head + ["Content-Length: \(body.count)"]).joined(separator: "\r\n") + "\r\n\r\n"
    #expect(answer.block == Array(sent.utf8) + body)
    let asked = try #require(site.server.requests.last)
    let request = try #require(kept.first { $0.fields.type == .request })
    #expect(request.block == asked.head)
  }
}

import ArticleModel
import Fetching
import LoopbackServer
import Synchronization
import Testing

/// Redirects as they travel: each kept, each asked for beforehand.
@Suite struct RedirectTests {
  @Test func chain() async throws {
    let site = try Site([
      "/1": .redirect(to: "/2", status: "301 Moved Permanently", fields: ["X: 1"]), "/2": .redirect(to: "3"),
      "/3": .page("there"),
    ])
    let asked = Mutex<[String]>([])
    let fetched = try await site.transport.send(FetchRequest(url: site.url("/1"))) { url in
      asked.withLock { $0.append(url) }
    }
    let urls = ["/1", "/2", "/3"].map(site.url)
    #expect(fetched.url == urls[2])
    #expect(fetched.status == 200)
    #expect(fetched.body.text == "there")
    #expect(fetched.unfollowed == nil)
    #expect(fetched.exchanges.map(\.url) == urls)
    #expect(fetched.exchanges.map(\.body.text) == ["it is elsewhere", "it is elsewhere", "there"])
    #expect(
      fetched.exchanges[0].responseHead.text.hasPrefix(
        "HTTP/1.1 301 Moved Permanently\r\nLocation: /2\r\nX: 1"))
    #expect(fetched.exchanges.allSatisfy { $0.request?.isEmpty == false })
    #expect(asked.withLock { $0 } == urls)
    #expect(site.server.requests.map(\.target) == ["/1", "/2", "/3"])
  }

  @Test(
    arguments: [
      "http://news.example/", "http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://localhost/",
    ])
  func redirectToAForeignHost(target: String) async throws {
    let site = try Site(.redirect(to: target))
    let fetched = try await site.get()
    #expect(fetched.status == 302)
    #expect(fetched.unfollowed == .hostNotAllowed(target))
    #expect(fetched.unfollowed?.description.contains(target) == true)
    #expect(fetched.url == site.url())
    #expect(fetched.exchanges.count == 1)
    // The answer itself came whole.
    #expect(fetched.body.text == "it is elsewhere")
    #expect(fetched.defect == nil)
    #expect(site.server.requests.count == 1)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://www.163.com/a", "http://a:b@www.163.com/"])
  func redirectToNoAddress(target: String) async throws {
    let fetched = try await Site(.redirect(to: target)).get()
    #expect(fetched.status == 302)
    #expect(fetched.unfollowed == .badAddress(target))
  }

  @Test func circle() async throws {
    let site = try Site(["/": .redirect(to: "/b"), "/b": .redirect(to: "/")])
    let fetched = try await site.get()
    #expect(fetched.status == 302)
    #expect(fetched.unfollowed == .loop(site.url("/")))
    #expect(fetched.exchanges.count == 4)
  }

  @Test func redirectsWithoutEnd() async throws {
    let server = try FaultServer { .redirect(to: $0.target + "x") }
    let site = try Site(server) { $0.maxRedirects = 5 }
    let fetched = try await site.get()
    #expect(fetched.unfollowed == .tooMany(5))
    #expect(fetched.exchanges.count == 6)
    #expect(server.requests.count == 6)
  }

  @Test func redirectWithoutAPlace() async throws {
    let fetched = try await Site(.page("?", status: "302 Found")).get()
    #expect(fetched.status == 302)
    #expect(fetched.unfollowed == nil)
  }

  /// The page that comes with a redirect is kept, but not as much of it as of an article.
  @Test func redirectWithABodyWithoutEnd() async throws {
    let site = try Site([
      "/": Reply(
        head: ["HTTP/1.1 302 Found", "Location: /b"], [.sendWithoutEnd([UInt8](repeating: 0x61, count: 4096))]
      ),
      "/b": .page("there"),
    ])
    let fetched = try await site.get()
    #expect(fetched.body.text == "there")
    #expect(fetched.exchanges.first?.truncation == .length)
    #expect(fetched.exchanges.first?.body.count == 64 << 10)
  }

  @Test func timeIsThatOfAllTogether() async throws {
    let server = try FaultServer { request in
      Reply([.wait(150)] + Reply.redirect(to: request.target + "x").steps)
    }
    let site = try Site(server) { $0.maxTime = 400 }
    let error = try await site.failure()
    #expect(error.kind == .timeout)
    #expect(error.exchanges.count <= 2)
  }

  @Test func whatFailsBehindARedirectHasTheRedirect() async throws {
    let site = try Site(["/": .redirect(to: "/b"), "/b": Reply([.reset])])
    let error = try await site.failure()
    #expect(error.kind == .disconnected)
    #expect(error.url == site.url("/b"))
    #expect(error.exchanges.map(\.url) == [site.url("/")])
  }

  /// As when robots.txt of the place that it leads to says no.
  @Test func whoIsAskedBeforehandMayRefuse() async throws {
    let site = try Site(["/": .redirect(to: "/b"), "/b": .page("there")])
    let error = await #expect(throws: FetchError.self) {
      try await site.transport.send(FetchRequest(url: site.url())) { url throws(FetchError) in
        if url.hasSuffix("/b") { throw FetchError(.robots, url: url, "robots.txt says no") }
      }
    }
    #expect(error?.kind == .robots)
    #expect(error?.exchanges.map(\.url) == [site.url("/")])
    #expect(site.server.requests.map(\.target) == ["/"])
  }
}

import ArticleModel
import Fetching
import FoundationEssentials
import LoopbackServer
import Testing

@Suite struct CookieTests {
  private func withCookieFile<Result>(
    _ lines: [String], _ body: (String) async throws -> Result
  ) async throws -> Result {
    let file = FileManager.default.temporaryDirectory.appending(path: "cookies-\(UUID().uuidString)")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let result = try await body(file.path)
    // Only ever read.
    #expect(
      try String(decoding: Data(contentsOf: file), as: UTF8.self) == lines.joined(separator: "\n") + "\n")
    return result
  }

  @Test func cookieIsRememberedAcrossRequestsAndRedirects() async throws {
    let site = try Site([
      "/": .redirect(to: "/b", fields: ["Set-Cookie: visitor=7; Path=/"]), "/b": .page("b"), "/c": .page("c"),
    ])
    _ = try await site.get()
    _ = try await site.get("/c")
    #expect(site.server.requests.map { $0.value("Cookie") } == [nil, "visitor=7", "visitor=7"])
    // Another transport knows nothing of it.
    let other = try Site(site.server)
    _ = try await other.get("/c")
    #expect(site.server.requests.last?.value("Cookie") == nil)
  }

  /// A challenge that sets a cookie and sends back to where one was.
  @Test func cookieAndBackAgain() async throws {
    let server = try FaultServer { request in
      request.value("Cookie") == nil ? .redirect(to: "/", fields: ["Set-Cookie: pass=1"]) : .page("there")
    }
    #expect(try await Site(server).get().body.text == "there")
  }

  @Test func fileIsReadOnce() async throws {
    let lines = [
      "# Netscape HTTP Cookie File", ".163.com\tTRUE\t/\tFALSE\t0\tuser\tme",
      "#HttpOnly_www.163.com\tFALSE\t/\tFALSE\t4102444800\tkey\t1",
      ".example.org\tTRUE\t/\tFALSE\t0\tother\tno",
      "www.163.com\tFALSE\t/\tTRUE\t0\tsecure\tno",
    ]
    try await withCookieFile(lines) { file in
      let server = try FaultServer { request in
        request.target == "/out"
          ? .page("", fields: ["Set-Cookie: user=; Domain=163.com; Path=/; Max-Age=0"]) : .page("")
      }
      let site = try Site(server) { $0.cookieFile = file }
      _ = try await site.get()
      let cookies = Set(server.requests.first?.value("Cookie")?.split(separator: "; ").map(String.init) ?? [])
      #expect(cookies == ["user=me", "key=1"])
      // What the server takes away does not come back.
      _ = try await site.get("/out")
      _ = try await site.get()
      #expect(server.requests.last?.value("Cookie") == "key=1")
    }
  }

  /// They name the person who asked.
  @Test func valuesOfCookiesAreNotKept() async throws {
    try await withCookieFile([".163.com\tTRUE\t/\tFALSE\t0\tuser\tme@example.org"]) { file in
      let site = try Site(FaultServer(["/": .page("")])) { $0.cookieFile = file }
      let fetched = try await site.get()
      #expect(site.server.requests.first?.value("Cookie") == "user=me@example.org")
      let kept = try #require(fetched.exchanges.first?.request).text
      #expect(!kept.contains("me@example.org"))
      #expect(kept.contains("\r\nCookie: \r\n"))
    }
  }
}

import Testing

@testable import Fetching

@Suite struct RedirectChainTests {
  private func chain(_ url: String = "http://www.163.com/a", limit: Int = 10) throws -> RedirectChain {
    try RedirectChain(
      from: #require(RequestAddress(url)), hosts: HostRule(adding: ["mirror.example"]), limit: limit)
  }

  private func follow(_ url: String) throws -> RedirectChain.Step {
    .follow(try #require(RequestAddress(url)))
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func redirectIsFollowed(status: Int) throws {
    var chain = try chain()
    #expect(try chain.step(status: status, location: "/b".bytes) == follow("http://www.163.com/b"))
    #expect(try chain.step(status: status, location: "c".bytes) == follow("http://www.163.com/c"))
  }

  @Test(arguments: [200, 201, 300, 304, 305, 306, 404, 503])
  func otherStatusIsNone(status: Int) throws {
    var chain = try chain()
    #expect(chain.step(status: status, location: "/b".bytes) == .stay)
  }

  @Test func redirectToNowhereIsNone() throws {
    var chain = try chain()
    #expect(chain.step(status: 302, location: nil) == .stay)
  }

  @Test(
    arguments: [
      "file:///etc/passwd", "ftp://www.163.com/", "http://user:secret@www.163.com/", "javascript:void(0)", "",
      "http://", "http://www.163.com@127.0.0.1/",
    ])
  func redirectToNoAddress(location: String) throws {
    var chain = try chain()
    #expect(chain.step(status: 302, location: location.bytes) == .refuse(.badAddress(location)))
  }

  @Test func whatATerminalWouldObeyIsEscaped() throws {
    var chain = try chain()
    let refused = RedirectChain.Step.refuse(.badAddress("file:%1B[2J%D0%C2"))
    #expect(chain.step(status: 302, location: "file:\u{1B}[2J".bytes + [0xD0, 0xC2]) == refused)
  }

  @Test(
    arguments: [
      "http://evil.example/", "http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
      "http://evil163.com/", "http://www.163.com.evil.example/", "http://localhost/",
    ])
  func redirectToAForeignHost(location: String) throws {
    var chain = try chain()
    #expect(chain.step(status: 302, location: location.bytes) == .refuse(.hostNotAllowed(location)))
  }

  @Test func addedHostIsFollowed() throws {
    var chain = try chain()
    let url = "https://eu.mirror.example/"
    #expect(try chain.step(status: 302, location: url.bytes) == follow(url))
  }

  /// The first answer may have set a cookie.
  @Test func addressMayComeBackOnce() throws {
    var chain = try chain()
    #expect(try chain.step(status: 302, location: "/a".bytes) == follow("http://www.163.com/a"))
    #expect(
      chain.step(status: 302, location: "/a#top".bytes) == .refuse(.loop("http://www.163.com/a")))
  }

  @Test func tooMany() throws {
    var chain = try chain(limit: 2)
    #expect(try chain.step(status: 302, location: "/1".bytes) == follow("http://www.163.com/1"))
    #expect(try chain.step(status: 302, location: "/2".bytes) == follow("http://www.163.com/2"))
    #expect(chain.step(status: 302, location: "/3".bytes) == .refuse(.tooMany(2)))
  }

  @Test func noneAtAll() throws {
    var chain = try chain(limit: 0)
    #expect(chain.step(status: 302, location: "/1".bytes) == .refuse(.tooMany(0)))
  }
}

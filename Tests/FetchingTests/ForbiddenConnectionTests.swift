import ArticleModel
import Fetching
import LoopbackServer
import Testing

/// Where no connection may lead, whatever an address or a name says.
@Suite struct ForbiddenConnectionTests {
  private let server: FaultServer

  init() throws { server = try FaultServer { _ in .page("secret") } }

  private func error(of url: String, _ settings: FetchSettings) async throws -> FetchError? {
    let transport = try Transport(settings)
    let error = await #expect(throws: FetchError.self) { try await transport.send(FetchRequest(url: url)) }
    #expect(server.requests.isEmpty)
    #expect(server.connections == 0)
    return error
  }

  @Test(
    arguments: [
      "http://127.0.0.1:PORT/", "http://localhost:PORT/", "http://[::1]:PORT/",
      "http://[::ffff:127.0.0.1]:PORT/",
      "http://0:PORT/", "http://2130706433:PORT/", "http://0x7f.1:PORT/", "http://127.1:PORT/",
    ])
  func hostThatIsNotNetEases(url: String) async throws {
    let url = url.replacing("PORT", with: "\(server.port)")
    #expect(try await error(of: url, FetchSettings())?.kind == .hostNotAllowed)
  }

  /// The host is allowed, and its address is not: other ways to write it make no difference.
  @Test(
    arguments: [
      "http://127.0.0.1:PORT/", "http://[::ffff:127.0.0.1]:PORT/", "http://2130706433:PORT/",
      "http://0x7f.1:PORT/",
      "http://127.1:PORT/", "http://0:PORT/", "http://[::1]:PORT/", "http://[64:ff9b::7f00:1]:PORT/",
      "http://017700000001:PORT/",
    ])
  func addressThatIsNotPublic(url: String) async throws {
    var settings = FetchSettings()
    settings.allowedHosts = [
      "127.0.0.1", "::ffff:127.0.0.1", "2130706433", "0x7f.1", "127.1", "0", "::1", "64:ff9b::7f00:1",
      "017700000001",
    ]
    let error = try await error(of: url.replacing("PORT", with: "\(server.port)"), settings)
    #expect(error?.kind == .addressNotAllowed)
    #expect(error?.message.contains("not public") == true)
  }

  @Test(
    arguments: [
      "", "www.163.com", "file:///etc/passwd", "gopher://www.163.com/", "http://u:p@www.163.com/", "http://",
    ])
  func noAddress(url: String) async throws {
    let error = try await error(of: url, FetchSettings())
    #expect(error?.kind == .badAddress)
    #expect(error?.url == url)
  }

  @Test func addressGivenForAnotherPort() async throws {
    var settings = FetchSettings()
    settings.allowedHosts = ["127.0.0.1"]
    settings.resolve = try [ResolveEntry("127.0.0.1:1:127.0.0.1")]
    #expect(try await error(of: "http://127.0.0.1:\(server.port)/", settings)?.kind == .addressNotAllowed)
  }

  /// A redirect to a host that is allowed, and leads inside.
  @Test func redirectInside() async throws {
    let first = try FaultServer([:])
    let inside = "http://127.0.0.1:\(server.port)/"
    let outside = try FaultServer(["/": .redirect(to: inside)])
    var settings = try Site.settings(for: outside)
    settings.allowedHosts = ["127.0.0.1"]
    let error = try await error(of: "http://www.163.com:\(outside.port)/", settings)
    #expect(error?.kind == .addressNotAllowed)
    #expect(error?.url == inside)
    #expect(error?.exchanges.count == 1)
    #expect(first.requests.isEmpty)
  }

  @Test func userAllowsIt() async throws {
    var settings = FetchSettings()
    settings.allowedHosts = ["127.0.0.1"]
    settings.allowsPrivateAddresses = true
    let fetched = try await Transport(settings).send(FetchRequest(url: "http://127.0.0.1:\(server.port)/"))
    #expect(fetched.body.text == "secret")
    #expect(fetched.exchanges.first?.serverAddress == nil)
  }
}

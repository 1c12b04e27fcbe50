import ArticleModel
import Fetching
import LoopbackServer
import Testing

/// Proxies of the user; the fault server takes a request for a whole address as any other.
@Suite struct ProxyTests {
  private func transport(_ server: FaultServer) throws -> Transport {
    var settings = FetchSettings()
    settings.proxy = "http://me:secret@127.0.0.1:\(server.port)"
    return try Transport(settings)
  }

  @Test func requestGoesToTheProxy() async throws {
    let server = try FaultServer { _ in .page("by proxy") }
    let fetched = try await transport(server).send(FetchRequest(url: "http://www.163.com/a"))
    #expect(fetched.body.text == "by proxy")
    let request = try #require(server.requests.first)
    #expect(request.target == "http://www.163.com/a")
    #expect(request.value("Proxy-Authorization") != nil)
    let exchange = try #require(fetched.exchanges.first)
    #expect(exchange.request?.text.contains("Proxy-") == false)
    #expect(exchange.serverAddress == nil)
  }

  @Test func foreignHostIsRefusedAllTheSame() async throws {
    let server = try FaultServer { _ in .page("by proxy") }
    let transport = try transport(server)
    let error = await #expect(throws: FetchError.self) {
      try await transport.send(FetchRequest(url: "http://127.0.0.1/"))
    }
    #expect(error?.kind == .hostNotAllowed)
    #expect(server.requests.isEmpty)
  }

  /// What the proxy says of its tunnel is not what the server says.
  @Test func proxyThatMakesNoTunnel() async throws {
    let server = try FaultServer { _ in .page("blocked here", status: "403 Forbidden") }
    let transport = try transport(server)
    let error = await #expect(throws: FetchError.self) {
      try await transport.send(FetchRequest(url: "https://www.163.com/"))
    }
    #expect([.disconnected, .cannotConnect].contains(error?.kind))
    #expect(server.requests.map(\.method) == ["CONNECT"])
  }
}

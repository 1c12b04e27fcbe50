import ArticleModel
import Fetching
import LoopbackServer
import Testing

/// Answers that do not come whole: how much of them there is, and what is said of it.
@Suite struct BrokenAnswerTests {
  private static func declaring(_ length: String, _ steps: [Reply.Step]) -> Reply {
    Reply(head: ["HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Length: \(length)"], steps)
  }

  private func check(
    _ fetched: Fetched, _ body: String, _ truncation: HTTPExchange.Truncation?,
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(fetched.status == 200, sourceLocation: location)
    #expect(fetched.body.text == body, sourceLocation: location)
    #expect(fetched.truncation == truncation, sourceLocation: location)
    #expect(fetched.exchanges.last?.truncation == truncation, sourceLocation: location)
    #expect(fetched.defect?.isEmpty == false, sourceLocation: location)
  }

  // MARK: Bodies

  @Test func bodyCutShort() async throws {
    let fetched = try await Site(Self.declaring("100", [.send("half".bytes), .close])).get()
    check(fetched, "half", .disconnect)
    #expect(fetched.contentType == "text/html")
  }

  @Test func noBodyAtAll() async throws {
    check(try await Site(Self.declaring("100", [.close])).get(), "", .disconnect)
  }

  @Test func connectionResetInTheBody() async throws {
    // Without the pause the reset takes with it what was sent just before.
    let site = try Site(Self.declaring("100", [.send("half".bytes), .wait(100), .reset]))
    check(try await site.get(), "half", .disconnect)
  }

  @Test func bodyCutShortInAChunk() async throws {
    let head = ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"]
    check(
      try await Site(Reply(head: head, [.send("4\r\nhalf\r\n9\r\nan".bytes), .close])).get(), "halfan",
      .disconnect)
    check(
      try await Site(Reply(head: head, [.send("4\r\nhalf\r\n".bytes), .close])).get(), "half", .disconnect)
  }

  @Test(arguments: ["zz\r\n", "-1\r\n", "\r\n\r\n", "ffffffffffffffffff\r\n"])
  func badChunk(chunk: String) async throws {
    let site = try Site(
      Reply(
        head: ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"],
        [.send("4\r\nhalf\r\n\(chunk)rest".bytes), .close]))
    check(try await site.get(), "half", .disconnect)
  }

  /// What is behind the length that was given is none of the answer's, and none of the next one's either.
  @Test func bodyLongerThanDeclared() async throws {
    let site = try Site(["/": Self.declaring("4", [.send("half and more".bytes)]), "/b": .page("b")])
    let fetched = try await site.get()
    #expect(fetched.body.text == "half")
    #expect(fetched.defect == nil)
    #expect(try await site.get("/b").body.text == "b")
    #expect(site.server.connections == 2)
  }

  /// The same, when it comes so late that the next request is on its way already.
  @Test(
    arguments: [
      declaring("4", [.send("half".bytes), .wait(50), .send("and more".bytes)]),
      Reply(head: ["HTTP/1.1 304 Not Modified"], [.wait(50), .send("and a page".bytes)]),
    ])
  func bytesBehindTheBody(reply: Reply) async throws {
    let site = try Site(["/": reply, "/b": .page("b")])
    #expect(try await site.get().defect == nil)
    #expect(try await site.get("/b").body.text == "b")
    #expect(site.server.connections == 2)
  }

  @Test func bodyWithoutEnd() async throws {
    let head = ["HTTP/1.1 200 OK"]
    let chunk = [UInt8](repeating: 0x61, count: 1 << 16)
    let limit = 1 << 20
    let site = try Site(Reply(head: head, [.sendWithoutEnd(chunk)])) { $0.maxSize = limit }
    let fetched = try await site.get()
    check(fetched, String(repeating: "a", count: limit), .length)
    let chunked = try Site(
      Reply(
        head: head + ["Transfer-Encoding: chunked"],
        [.sendWithoutEnd("10000\r\n".bytes + chunk + "\r\n".bytes)])
    ) { $0.maxSize = limit }
    #expect(try await chunked.get().exchanges.last?.body.count == limit)
  }

  /// The head says that it will be too long; as much as is allowed is taken all the same.
  @Test func bodyThatIsAnnouncedAsTooLong() async throws {
    let site = try Site(Self.declaring("1000", [.send([UInt8](repeating: 0x61, count: 1000))])) {
      $0.maxSize = 999
    }
    check(try await site.get(), String(repeating: "a", count: 999), .length)
    let whole = try Site(Self.declaring("1000", [.send([UInt8](repeating: 0x61, count: 1000))])) {
      $0.maxSize = 1000
    }
    #expect(try await whole.get().defect == nil)
  }

  // MARK: Time

  @Test func stallInTheBody() async throws {
    let site = try Site(Self.declaring("100", [.send("half".bytes), .stall])) { $0.maxTime = 1500 }
    check(try await site.get(), "half", .time)
  }

  /// A byte every now and then is more than nothing, and still too slow.
  @Test func drip() async throws {
    let site = try Site(Self.declaring("100000", [.drip([UInt8](repeating: 0x61, count: 100), every: 100)])) {
      $0.lowestSpeed = 1000
      $0.slownessTolerated = 2000
    }
    let fetched = try await site.get()
    #expect(fetched.truncation == .time)
    #expect(fetched.body.count < 60)
  }

  @Test func stallBeforeTheAnswer() async throws {
    let error = try await Site(Reply([.stall])) { $0.maxTime = 200 }.failure()
    #expect(error.kind == .timeout)
  }

  @Test func stallInTheHead() async throws {
    let error = try await Site(Reply([.send("HTTP/1.1 200 OK\r\nA: ".bytes), .stall])) { $0.maxTime = 200 }
      .failure()
    #expect(error.kind == .timeout)
  }

  // MARK: Heads

  @Test(
    arguments: [
      "", "HTTP/1.1 20", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK\r\n",
      "HTTP/1.1 200 OK\r\nContent-Type: text/html",
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
    ])
  func headCutShort(head: String) async throws {
    let site = try Site(Reply([.send(head.bytes), .close]))
    let error = try await site.failure()
    #expect([.disconnected, .notHTTP].contains(error.kind), "\(error.kind)")
    #expect(error.url == site.url())
    #expect(!error.message.isEmpty)
  }

  @Test func connectionResetBeforeTheAnswer() async throws {
    #expect(try await Site(Reply([.reset])).failure().kind == .disconnected)
  }

  @Test(
    arguments: [
      "SSH-2.0-OpenSSH_9.2\r\n", "<html>no head</html>", "\0\0\0\0", "HTTP/9.9 200 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    ])
  func noHTTP(bytes: String) async throws {
    #expect(try await Site(Reply([.send(bytes.bytes), .close])).failure().kind == .notHTTP)
  }

  @Test(
    arguments: [
      "X-Field: 0123456789012345678901234567890123456789\r\n", "x", "\r\n ",
      "\r\n\r\nHTTP/1.1 100 Continue\r\nA: 0123456789012345678901234567890123456789",
    ])
  func headWithoutEnd(part: String) async throws {
    let start = part.hasPrefix("\r\n\r\n") ? "HTTP/1.1 100 Continue" : "HTTP/1.1 200 OK\r\nA: "
    let repeated = Array(repeatElement(part.bytes, count: 1000).joined())
    let error = try await Site(Reply([.send(start.bytes), .sendWithoutEnd(repeated)])).failure()
    #expect(error.kind == .notHTTP)
  }

  @Test func fieldsWithoutEndBehindTheBody() async throws {
    let site = try Site(
      Reply(
        head: ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"],
        [.send("3\r\none\r\n0\r\n".bytes), .sendWithoutEnd("X-Late: 0123456789\r\n".bytes)]))
    check(try await site.get(), "one", .unspecified)
  }

  /// The length of the body is not what the head says in its second word on it.
  @Test func twoLengths() async throws {
    let site = try Site(Self.declaring("4\r\nContent-Length: 9", [.send("half a loaf".bytes), .close]))
    let fetched = try await site.get()
    #expect(fetched.truncation == .unspecified)
    #expect(fetched.defect?.contains("bytes of body") == true)
  }

  @Test func carriageReturnInAField() async throws {
    let fetched = try await Site(.page("a", fields: ["X: 1\rSet-Cookie: a=b"])).get()
    #expect(
      fetched.exchanges.first?.responseHead.text
        == "HTTP/1.1 200 OK\r\nX: 1 Set-Cookie: a=b\r\nContent-Length: 1\r\n\r\n")
  }

  @Test func lineFeedsAlone() async throws {
    let fetched = try await Site(Reply([.send("HTTP/1.1 200 OK\nX: 1\nContent-Length: 1\n\na".bytes)])).get()
    #expect(fetched.body.text == "a")
    #expect(
      fetched.exchanges.first?.responseHead.text == "HTTP/1.1 200 OK\r\nX: 1\r\nContent-Length: 1\r\n\r\n")
  }

  // MARK: Reaching

  @Test func nobodyListens() async throws {
    let silent = try SilentPort()
    let port = silent.port
    var settings = FetchSettings()
    settings.resolve = try [ResolveEntry("www.163.com:\(port):127.0.0.1")]
    let transport = try Transport(settings)
    let error = await #expect(throws: FetchError.self) {
      try await transport.send(FetchRequest(url: "http://www.163.com:\(port)/"))
    }
    #expect(error?.kind == .cannotConnect)
    // It is held until here.
    #expect(silent.port == port)
  }

  /// The server waits for a request, and the client for the server's part of the handshake.
  @Test func plainServerWhereTLSIsSpoken() async throws {
    let server = try FaultServer { _ in .page("") }
    var settings = try Site.settings(for: server)
    settings.connectTimeout = 200
    let transport = try Transport(settings)
    let error = await #expect(throws: FetchError.self) {
      try await transport.send(FetchRequest(url: "https://www.163.com:\(server.port)/"))
    }
    #expect(error?.kind == .timeout)
    #expect(server.requests.isEmpty)
  }
}

import ArticleModel
import Fetching
import LoopbackServer
import Synchronization
import Testing

/// Answers that are as they should be.
@Suite struct TransportTests {
  @Test func page() async throws {
    let site = try Site(
      .page(
        "正文", fields: ["Server: x", "X-B: 2", "Content-Type: text/html", "X-A: 1", "x-b: 3", "ETag: W/\"1\""])
    )
    let fetched = try await site.get("/")
    #expect(fetched.status == 200)
    #expect(fetched.url == site.url())
    #expect(fetched.contentType == "text/html")
    #expect(fetched.body.text == "正文")
    #expect(fetched.defect == nil)
    #expect(fetched.truncation == nil)
    #expect(fetched.validators == Validators(etag: "W/\"1\""))
    let exchange = try #require(fetched.exchanges.first)
    #expect(fetched.exchanges.count == 1)
    #expect(exchange.url == site.url())
    #expect(exchange.startedAt == FixedClock.instant)
    #expect(exchange.body.text == "正文")
    // In the order and the letters in which they came.
    let head =
      "HTTP/1.1 200 OK\r\nServer: x\r\nX-B: 2\r\nContent-Type: text/html\r\nX-A: 1\r\nx-b: 3\r\nETag: W/\"1\"\r\n"
      + "Content-Length: 6\r\n\r\n"
    #expect(exchange.responseHead.text == head)
    // Loopback is nobody's server.
    #expect(exchange.serverAddress == nil)
  }

  @Test func requestIsKeptAsItWasSent() async throws {
    let site = try Site(FaultServer(["/": .page("")])) {
      $0.userAgent = "netease-archive/1 (+mailto:me@example.org)"
    }
    let fetched = try await site.get("/")
    let request = try #require(site.server.requests.first)
    #expect(fetched.exchanges.first?.request == request.head)
    #expect(request.head.text.hasPrefix("GET / HTTP/1.1\r\nHost: www.163.com:\(site.server.port)\r\n"))
    #expect(request.value("User-Agent") == "netease-archive/1 (+mailto:me@example.org)")
    #expect(request.value("Accept-Encoding") == "gzip, deflate")
    #expect(request.value("If-None-Match") == nil)
  }

  @Test func capture() async throws {
    let site = try Site(.page("正文", status: "404 Not Found"))
    let fetched = try await site.get("/")
    let capture = fetched.capture
    #expect(capture.status == 404)
    #expect(capture.url == site.url())
    #expect(capture.retrievedAt == FixedClock.instant)
    #expect(capture.bytes == fetched.body)
    #expect(capture.exchanges == fetched.exchanges)
    #expect(capture.fileName == nil)
  }

  @Test(arguments: ["403 Forbidden", "404 Not Found", "410 Gone", "451", "500 x", "503 Service Unavailable"])
  func anyStatusIsAnAnswer(status: String) async throws {
    let fetched = try await Site(.page("why", status: status)).get()
    #expect(fetched.status == Int(status.prefix(3)))
    #expect(fetched.body.text == "why")
    #expect(fetched.defect == nil)
  }

  @Test(arguments: ["120", "Wed, 21 Oct 2026 07:28:00 GMT"])
  func retryAfterIsHandedOver(value: String) async throws {
    let fetched = try await Site(.page("", status: "429 Too Many", fields: ["Retry-After: \(value)"])).get()
    #expect(fetched.status == 429)
    #expect(fetched.retryAfter == value)
  }

  @Test func unavailableTwiceAndThenThere() async throws {
    let server = try FaultServer { request in
      request.occurrence < 3 ? .page("", status: "503 Service Unavailable") : .page("there")
    }
    let site = try Site(server)
    #expect(try await site.get().status == 503)
    #expect(try await site.get().status == 503)
    #expect(try await site.get().body.text == "there")
  }

  /// Two bytes of GBK that are no UTF-8: which of both is right is not the fetcher's to say.
  @Test func wrongCharsetInTheHead() async throws {
    let body: [UInt8] = [0xD0, 0xC2, 0xCE, 0xC5]
    let fetched = try await Site(.page(body, fields: ["Content-Type: text/html; charset=utf-8"])).get()
    #expect(fetched.body == body)
    #expect(fetched.contentType == "text/html; charset=utf-8")
  }

  @Test func everyByteComesThrough() async throws {
    let body = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 * 7 ^ $0 >> 8) }
    let fetched = try await Site(.page(body)).get()
    #expect(fetched.body == body)
    #expect(fetched.exchanges.first?.body == body)
  }

  @Test func chunksAreJoined() async throws {
    let fetched = try await Site(.chunked(["one ".bytes, "two".bytes], fields: ["X: 1"])).get()
    #expect(fetched.body.text == "one two")
    #expect(fetched.exchanges.first?.responseHead.text == "HTTP/1.1 200 OK\r\nX: 1\r\n\r\n")
  }

  @Test func fieldsBehindTheBodyAreLeftOut() async throws {
    let site = try Site(
      Reply(
        head: ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Trailer: X-Late"],
        [.send("3\r\none\r\n0\r\nX-Late: 1\r\nContent-Type: image/png\r\n\r\n".bytes)]))
    let fetched = try await site.get("/")
    #expect(fetched.body.text == "one")
    #expect(fetched.contentType == nil)
    #expect(fetched.exchanges.first?.responseHead.text == "HTTP/1.1 200 OK\r\nTrailer: X-Late\r\n\r\n")
  }

  @Test func answersBeforeTheAnswerAreLeftOut() async throws {
    let early = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
    let site = try Site(Reply([.send(early.bytes)] + Reply.page("late", fields: []).steps))
    let fetched = try await site.get()
    #expect(fetched.status == 200)
    #expect(fetched.exchanges.first?.responseHead.text == "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n")
  }

  @Test func bodyUntilTheConnectionCloses() async throws {
    let fetched = try await Site(Reply(head: ["HTTP/1.0 200 OK"], [.send("all of it".bytes), .close])).get()
    #expect(fetched.body.text == "all of it")
    #expect(fetched.defect == nil)
  }

  // MARK: Conditional requests

  @Test func unchangedPage() async throws {
    let date = "Tue, 01 Apr 2025 08:00:00 GMT"
    let server = try FaultServer { request in
      request.value("If-None-Match") == "\"1\"" && request.value("If-Modified-Since") == date
        ? .notModified(fields: ["ETag: \"1\""])
        : .page("new", fields: ["ETag: \"1\"", "Last-Modified: \(date)"])
    }
    let site = try Site(server)
    let first = try await site.get()
    #expect(first.validators == Validators(etag: "\"1\"", lastModified: date))
    let second = try await site.get("/", first.validators)
    #expect(second.status == 304)
    #expect(second.body == [])
    #expect(second.defect == nil)
    // The 304 has no end but its head, and things go on.
    #expect(try await site.get().status == 200)
  }

  @Test func validatorsAreNotSentToWhereAPageRedirects() async throws {
    let site = try Site(["/": .redirect(to: "/b"), "/b": .page("there")])
    #expect(try await site.get("/", Validators(etag: "\"1\"")).body.text == "there")
    #expect(site.server.requests.map { $0.value("If-None-Match") } == ["\"1\"", nil])
  }

  @Test func lineEndInAValidatorMakesNoFields() async throws {
    let site = try Site(.page(""))
    _ = try await site.get("/", Validators(etag: "\"1\"\r\nX: y", lastModified: ""))
    let request = try #require(site.server.requests.first)
    #expect(request.value("X") == nil)
    #expect(request.value("If-None-Match") == nil)
    #expect(request.value("If-Modified-Since") == nil)
  }

  // MARK: Connections

  @Test func closedConnectionIsMadeAgain() async throws {
    let site = try Site(.page("a", fields: ["Connection: close"]).closing)
    for _ in 0..<3 { #expect(try await site.get().body.text == "a") }
    #expect(site.server.connections == 3)
  }

  /// The server closes without a word, and the next request finds out.
  @Test func connectionThatWasKeptAndIsClosed() async throws {
    let site = try Site(.page("a").closing)
    for _ in 0..<3 { #expect(try await site.get().body.text == "a") }
    #expect(site.server.requests.count == 3)
  }

  @Test func manyAtOnce() async throws {
    let server = try FaultServer { .page("\($0.target)") }
    let site = try Site(server)
    let bodies = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for number in 0..<200 {
        group.addTask { (number, try await site.get("/\(number)").body.text) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    #expect(bodies == Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, "/\($0)") }))
    #expect(server.requests.count == 200)
  }

  // MARK: Looking on

  @Test func events() async throws {
    let events = Mutex<[FetchEvent]>([])
    let server = try FaultServer(["/": .redirect(to: "/b"), "/b": .page("there")])
    let site = try Site(server, onEvent: { event in events.withLock { $0.append(event) } })
    _ = try await site.get()
    let withoutTime = events.withLock { events in
      events.map { event in
        guard case .answered(let url, let status, let bytes, _) = event else { return event }
        return .answered(url: url, status: status, bytes: bytes, milliseconds: 0)
      }
    }
    let (a, b) = (site.url("/"), site.url("/b"))
    #expect(
      withoutTime == [
        .sending(url: a), .answered(url: a, status: 302, bytes: 15, milliseconds: 0),
        .redirected(from: a, to: b),
        .sending(url: b), .answered(url: b, status: 200, bytes: 5, milliseconds: 0),
      ])
  }
}

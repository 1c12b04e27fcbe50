import Fetching
import LoopbackServer
import Testing

/// Transfers that are given up, and what is left of them: nothing.
@Suite struct CancellationTests {
  private func kind(of task: Task<Fetched, any Error>) async -> FetchError.Kind? {
    let error = await #expect(throws: FetchError.self) { try await task.value }
    return error?.kind
  }

  /// Waits for something that happens soon, on another thread.
  private func until(_ isTrue: () -> Bool) async throws {
    while !isTrue() { try await Task.sleep(for: .milliseconds(2)) }
  }

  @Test func transferEndsAtOnce() async throws {
    let site = try Site(Reply(head: ["HTTP/1.1 200 OK"], [.send("half".bytes), .stall]))
    let task = Task<Fetched, any Error> { try await site.get() }
    try await until { !site.server.requests.isEmpty }
    task.cancel()
    #expect(await kind(of: task) == .cancelled)
    #expect(site.server.clientSockets == 0)
  }

  @Test func taskThatIsCancelledAlready() async throws {
    let site = try Site(Reply([.stall]))
    let task = Task<Fetched, any Error> {
      try? await Task.sleep(for: .seconds(3600))
      return try await site.get()
    }
    task.cancel()
    #expect(await kind(of: task) == .cancelled)
  }

  @Test func othersGoOn() async throws {
    let site = try Site(["/stall": Reply([.stall]), "/": .page("there")])
    let tasks = (0..<100).map { _ in Task<Fetched, any Error> { try await site.get("/stall") } }
    try await until { site.server.requests.count >= 64 }
    for task in tasks.dropFirst() { task.cancel() }
    for task in tasks.dropFirst() { #expect(await kind(of: task) == .cancelled) }
    #expect(try await site.get().body.text == "there")
    tasks[0].cancel()
    #expect(await kind(of: tasks[0]) == .cancelled)
  }

  @Test func nothingIsSentWhenTheCallerGivesUpBeforehand() async throws {
    let site = try Site(.page(""))
    let error = await #expect(throws: FetchError.self) {
      try await site.transport.send(FetchRequest(url: site.url())) { url throws(FetchError) in
        throw FetchError(.cancelled, url: url, "not now")
      }
    }
    #expect(error?.kind == .cancelled)
    #expect(site.server.connections == 0)
  }

  // MARK: What is left

  @Test func noConnectionIsLeftAfterFaults() async throws {
    let half = Reply(head: ["HTTP/1.1 200 OK", "Content-Length: 9"], [.send("half".bytes), .close])
    let server = try FaultServer([
      "/half": half, "/reset": Reply([.reset]), "/no": Reply([.send("no".bytes), .close]),
      "/stall": Reply([.stall]),
      "/bad": Reply(head: ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked"], [.send("?\r\n".bytes)]),
      "/long": Reply(head: ["HTTP/1.1 200 OK"], [.sendWithoutEnd([UInt8](repeating: 0, count: 4096))]),
    ])
    let site = try Site(server) {
      $0.maxSize = 1 << 16
      $0.maxTime = 50
    }
    await withTaskGroup { group in
      for _ in 0..<20 {
        for path in ["/half", "/reset", "/no", "/bad", "/long", "/stall"] {
          group.addTask { _ = try? await site.get(path) }
        }
      }
    }
    #expect(server.clientSockets == 0)
  }

  @Test func keptConnectionsEndWithTheTransport() async throws {
    let server = try FaultServer(["/": .page("")])
    var site: Site? = try Site(server)
    _ = try await site?.get()
    #expect(server.clientSockets == 1)
    site = nil
    #expect(server.clientSockets == 0)
  }
}

import Fetching
import LoopbackServer

/// A server on loopback that answers as `http://www.163.com`, and a transport that finds it.
struct Site {
  static let host = "www.163.com"

  let server: FaultServer
  let transport: Transport

  init(
    _ server: FaultServer, _ change: (inout FetchSettings) throws -> Void = { _ in },
    onEvent: (@Sendable (FetchEvent) -> Void)? = nil
  ) throws {
    self.server = server
    var settings = try Self.settings(for: server)
    try change(&settings)
    transport = try Transport(settings, clock: FixedClock(), onEvent: onEvent)
  }

  init(_ pages: [String: Reply], _ change: (inout FetchSettings) throws -> Void = { _ in }) throws {
    try self.init(FaultServer(pages), change)
  }

  /// One page, under `/`.
  init(_ reply: Reply, _ change: (inout FetchSettings) throws -> Void = { _ in }) throws {
    try self.init(["/": reply], change)
  }

  static func settings(for server: FaultServer) throws -> FetchSettings {
    var settings = FetchSettings()
    settings.resolve = try [ResolveEntry("\(host):\(server.port):127.0.0.1")]
    // Only a test that hangs comes so far.
    settings.maxTime = 30_000
    return settings
  }

  func url(_ path: String = "/") -> String { "http://\(Self.host):\(server.port)\(path)" }

  func get(_ path: String = "/", _ validators: Validators? = nil) async throws(FetchError) -> Fetched {
    try await transport.send(FetchRequest(url: url(path), validators: validators))
  }

  /// The error of a request that is expected to have one.
  func failure(_ path: String = "/") async throws -> FetchError {
    try await failure(of: url(path))
  }

  func failure(of url: String) async throws -> FetchError {
    let fetched: Fetched
    do throws(FetchError) {
      fetched = try await transport.send(FetchRequest(url: url))
    } catch {
      return error
    }
    throw Unexpected(answer: "\(fetched.status) \(fetched.defect ?? "")")
  }
}

struct Unexpected: Error {
  let answer: String
}

/// Always the same instant, and no waiting.
struct FixedClock: FetchClock {
  /// 2025-01-01T00:00:00Z.
  static let instant: Int64 = 1_735_689_600_000

  func now() -> Int64 { Self.instant }
  func sleep(milliseconds: Int64) async throws { try Task.checkCancellation() }
}

extension [UInt8] {
  var text: String { String(decoding: self, as: UTF8.self) }
}

extension String {
  var bytes: [UInt8] { Array(utf8) }
}

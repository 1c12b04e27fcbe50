import FoundationEssentials
import LoopbackServer
import TestSupport
import Testing

@testable import Deflate
@testable import WARC

/// What needs a process of its own: names that change their address, and how much memory there is at most.
@Suite struct ProcessTests {
  /// Of the range that NetEase's servers are in; with the library no packet goes there.
  private static let publicAddress = "59.111.160.244"

  private func probe(_ arguments: [String], environment: [String: String] = [:]) throws -> [String] {
    let log = FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: log) }
    let result = try Process.run(
      Executables.folder() + "/fetch-probe", arguments, environment: environment, standardErrorIn: log)
    #expect(result.status == 0, "\(result)")
    #expect(result.errors == "")
    return result.output.split(separator: "\n").map(String.init)
  }

  // MARK: Names

  /// What the program looked up and connected to, beside what it printed.
  private func rebinding(_ url: String) throws -> (output: [String], trace: [String]) {
    let trace = FileManager.default.temporaryDirectory.appending(path: "trace-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: trace) }
    let output = try probe(
      [url],
      environment: [
        "LD_PRELOAD": Self.library.get(), "REBIND_NAME": "www.163.com", "REBIND_FIRST": Self.publicAddress,
        "REBIND_TRACE": trace,
      ])
    let lines = String(decoding: FileManager.default.contents(atPath: trace) ?? Data(), as: UTF8.self)
    return (output, lines.split(separator: "\n").map(String.init))
  }

  private static let library = Result { try PreloadedLibrary.compile("rebinding") }

  @Test func addressOfAPublicServerIsKept() throws {
    let server = try FaultServer(["/": .page("there")])
    let (output, trace) = try rebinding("http://www.163.com:\(server.port)/")
    #expect(output == ["200 5 - \(Self.publicAddress) "])
    #expect(trace == ["look-up www.163.com", "connection \(Self.publicAddress)"])
  }

  /// The name was public when it was looked up first; what counts is where the second connection goes.
  @Test func nameThatLeadsInsideAtTheSecondLookUp() throws {
    let server = try FaultServer([
      "/": .redirect(to: "/secret", fields: ["Connection: close"]).closing, "/secret": .page("secret"),
    ])
    let (output, trace) = try rebinding("http://www.163.com:\(server.port)/")
    #expect(output.count == 1)
    #expect(output.first?.hasPrefix("error addressNotAllowed ") == true, "\(output)")
    #expect(
      trace == ["look-up www.163.com", "connection \(Self.publicAddress)", "look-up www.163.com"])
    #expect(server.requests.map(\.target) == ["/"])
    #expect(server.connections == 1)
  }

  @Test func nameThatIsNotFound() throws {
    let (output, trace) = try rebinding("http://no-such-host.163.com/")
    #expect(
      output.first?.hasPrefix("error unresolved the name of the host was not found") == true, "\(output)")
    #expect(trace == ["look-up no-such-host.163.com"])
  }

  // MARK: Connections

  /// Where nothing else runs: curl keeps a connection for two minutes, and tests in one process may wait longer.
  @Test func connectionIsKept() throws {
    let server = try FaultServer { request in
      request.occurrence % 2 == 0 ? .notModified() : .chunked(["there".bytes])
    }
    let url = "http://www.163.com:\(server.port)/"
    _ = try probe(["--resolve", "www.163.com:\(server.port):127.0.0.1", "--repeat", "6", url])
    #expect(server.requests.count == 6)
    #expect(server.connections == 1)
  }

  @Test func aSystemWithoutAThread() throws {
    let library = try PreloadedLibrary.compile("threads")
    let output = try probe(
      ["http://www.163.com/"], environment: ["LD_PRELOAD": library, "MALLOC_PERTURB_": "165"])
    #expect(output == ["error failed the system has no thread for the network"])
  }

  // MARK: Memory

  /// In megabytes: what is printed last.
  private func peak(_ reply: Reply) throws -> Int {
    let server = try FaultServer(["/": reply])
    let output = try probe([
      "--resolve", "www.163.com:\(server.port):127.0.0.1", "--repeat", "2", "--max-time", "60000",
      "http://www.163.com:\(server.port)/",
    ])
    let words = output.last?.split(separator: " ") ?? []
    return try #require(words.dropLast().last.flatMap { Int($0) }, "\(output)")
  }

  @Test func memoryIsBounded() throws {
    let zeros = [UInt8](repeating: 0, count: 1 << 20)
    let bomb = try #require(GzipMember.pack(zeros))
    let packed = ["HTTP/1.1 200 OK", "Content-Encoding: gzip"]
    #expect(try peak(Reply(head: ["HTTP/1.1 200 OK"], [.sendWithoutEnd(zeros)])) < 200)
    #expect(try peak(Reply([.send("HTTP/1.1 200 OK\r\nA: ".bytes), .sendWithoutEnd(zeros)])) < 200)
    #expect(try peak(Reply(head: packed, [.sendWithoutEnd(bomb)])) < 200)
  }
}

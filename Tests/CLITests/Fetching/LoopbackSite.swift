import FoundationEssentials
import LoopbackServer
import Synchronization
import Testing
import WARC

/// The site as `fetch` is shown it: a server that does what a test tells it, alone or behind nginx, and the program
/// in a folder of its own.
struct LoopbackSite {
  typealias Answering = @Sendable (ReceivedRequest) -> Reply

  let program: Program
  let server: FaultServer
  let nginx: NginxServer?
  private let answering: AnsweringNow

  /// Alone the server answers under its own port and without TLS; behind nginx under the addresses of the site.
  ///
  /// Without `robots` there is no robots.txt.
  init(
    behindNginx: Bool = false, robots: Reply = .missing, _ answering: @escaping Answering = { _ in .missing }
  ) throws {
    let now = AnsweringNow(answering)
    self.answering = now
    program = try Program()
    server = try FaultServer { $0.target == "/robots.txt" ? robots : now.reply(to: $0) }
    nginx = behindNginx ? try NginxServer(before: server) : nil
  }

  /// From now on the server answers so.
  func answer(_ answering: @escaping Answering) { self.answering.replace(answering) }

  /// The address of a page, which only this server has.
  func url(_ path: String, host: String = "www.163.com") -> String { "http://\(host):\(server.port)\(path)" }

  /// Without waits, and short of patience; what comes later holds.
  var options: [String] {
    let hosts = ["www", "m", "c.m", "3g", "dy", "news", "money", "comment.tie"].map { "\($0).163.com" }
    let entries = nginx.map { nginx in hosts.map { nginx.entry(of: $0) } } ?? []
    let resolved = (entries + hosts.map { "\($0):\(server.port):127.0.0.1" }).flatMap { ["--resolve", $0] }
    let trust = nginx.map { ["--cacert", $0.certificate] } ?? []
    return ["--delay", "0", "--retries", "0", "--timeout", "20s"] + resolved + trust
  }

  func fetch(_ arguments: String..., input: String = "") async throws -> Program.Result {
    try await start(arguments, input: input).end()
  }

  func start(_ arguments: [String], input: String = "", cache: String? = nil) throws -> RunningProgram {
    try program.start(
      ["fetch"] + options + arguments, input: input, environment: cache.map { ["XDG_CACHE_HOME": $0] } ?? [:])
  }

  /// The same with `--json`: what it says of each address.
  func reports(_ arguments: String...) async throws -> [FetchedItem] {
    try FetchedItem.list(try await start(["--json"] + arguments).end().output)
  }

  /// All that `history` knows.
  func history(of article: String) throws -> ArticleHistory {
    let output = try program.run("history", "--json", article).output
    return try JSONDecoder().decode(ArticleHistory.self, from: Data(output.utf8))
  }

  /// The looks in the log, also at what was never kept.
  func loggedLooks() throws -> [ArticleHistory.Look] {
    guard try program.files(in: ".").contains(where: { $0.hasPrefix("archive/") }) else { return [] }
    return try program.files(in: "archive").filter { $0.hasSuffix(".jsonl") }.flatMap { file in
      try program.content(of: "archive/\(file)").split(separator: "\n").map {
        try JSONDecoder().decode(ArticleHistory.Look.self, from: Data($0.utf8))
      }
    }
  }

  /// The answers that an article was read from, as the newest version has them.
  func keptAnswers(of folder: String) throws -> [WARCEntry] {
    let versions = try program.files(in: folder).filter { $0.hasSuffix("capture.warc.gz") }
    let bytes = FileManager.default.contents(
      atPath: "\(program.folder)/in/\(folder)/\(try #require(versions.last))")
    var reader = WARCReader(MemorySource([UInt8](try #require(bytes))), blockLimit: Int.max)
    var entries: [WARCEntry] = []
    while let entry = try reader.next() { entries.append(entry) }
    return entries
  }

  /// Whether `verify` finds nothing wrong in the archive.
  func isArchiveClean() throws -> Bool { try program.run("verify", "--quiet").status == 0 }

  /// The requests for anything but robots.txt, as the host and the path of each.
  var asked: [String] {
    server.requests.filter { $0.target != "/robots.txt" }.map { "\($0.host)\($0.target)" }
  }
}

/// How the server answers at the moment.
private final class AnsweringNow: Sendable {
  private let answering: Mutex<LoopbackSite.Answering>

  init(_ answering: @escaping LoopbackSite.Answering) { self.answering = Mutex(answering) }

  func replace(_ new: @escaping LoopbackSite.Answering) { answering.withLock { $0 = new } }

  func reply(to request: ReceivedRequest) -> Reply { answering.withLock(\.self)(request) }
}

extension ReceivedRequest {
  /// Without the port.
  var host: String { String((value("Host") ?? "").prefix { $0 != ":" }) }
}

extension Reply {
  static let missing = page("there is nothing here", status: "404 Not Found")
}

/// What `fetch --json` says of one address.
struct FetchedItem: Decodable {
  struct Place: Decodable {
    var url: String
    var answer: String
  }

  var asked: String
  var identifier: String?
  var headline: String?
  var state: String
  var version: String?
  var folder: String?
  var url: String?
  var status: Int?
  var reason: String?
  var looked: [Place]
  var exit: Int

  static func list(_ text: String) throws -> [FetchedItem] {
    try JSONDecoder().decode([FetchedItem].self, from: Data(text.utf8))
  }
}

/// What `history --json` says of an article.
struct ArticleHistory: Decodable {
  struct Look: Decodable {
    var url: String
    var outcome: String
    var version: String?
    var status: Int?
    var reason: String?
    var location: String?
    var evidence: String?
  }

  struct Version: Decodable {
    var version: String
  }

  /// What was removed, and when.
  struct Removal: Decodable {
    var outcome: String
  }

  /// What the last look saw.
  var state: String
  var removals: [Removal]?
  var versions: [Version]
  var looks: [Look]
}

internal import Archiving
internal import ArticleModel
internal import Configuration
internal import Fetching
internal import FoundationEssentials
internal import Glibc
internal import PageMoulds
internal import Synchronization
internal import Syncing

/// Measures what a run of `sync` takes before its first request, and in all, over an archive of generated
/// articles: once with nothing due, and once with everything.
struct SyncBench {
  /// This program, which makes each run in a process of its own: memory counts by process.
  private let program: String
  private let articles: Int
  private let folder: String

  /// 2026-03-01 00:00 +08:00, when all articles were seen last.
  private static let lastLook: Int64 = 1_772_294_400_000
  private static let day: Int64 = 86_400_000

  init(program: String, articles: Int) {
    self.program = program
    self.articles = articles
    folder = FileManager.default.temporaryDirectory.appending(path: "netease-archive-bench-\(getpid())").path
  }

  /// Prints each figure beside its target.
  func run() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    print("\(articles) small articles")
    let time = try milliseconds(makeArchive)
    print(
      Figure(name: "making them", value: Double(articles) / time * 1000, unit: "articles/s", target: .none)
        .row)
    for (name, days) in [("nothing due", 10), ("all of them due", 200)] {
      // The first one finds nothing in the kernel's memory that the second one would not.
      let output = "\(folder)/\(days).txt"
      let run = ProgramRun(program: program)
      try run.time(["sync-run", "\(folder)/archive", "\(articles)", "\(days)"], outputIn: output)
      let words = String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
        .split(separator: " ").compactMap { Double($0.filter { $0.isNumber || $0 == "." }) }
      guard words.count == 3 else { throw ProgramRun.Failure(description: "\(program): no figures") }
      let rows = [
        Figure(
          name: "sync, \(name): to the first request", value: words[0] / 1000, unit: "s", target: .atMost(2)),
        Figure(name: "sync, \(name): in all", value: words[1] / 1000, unit: "s", target: .none),
        Figure(
          name: "sync, \(name): peak of memory", value: words[2] / 1024, unit: "MiB", target: .atMost(100)),
      ]
      for row in rows { print(row.row) }
    }
  }

  // MARK: The archive

  private func makeArchive() throws {
    var archivist = try Archivist.open(archive: "\(folder)/archive") { Self.lastLook }
    var first = 0
    while first < articles {
      let captures = (first..<min(first + 64, articles)).map(Self.capture)
      for prepared in PreparedCapture.prepare(captures) { _ = try archivist.keep(prepared.get()) }
      try archivist.commit()
      first += captures.count
    }
    archivist.close()
  }

  /// The app's form of an article, the smallest that there is.
  private static func capture(_ number: Int) -> Capture {
    let docID = docID(number)
    let body = "<p>　　第\(number)篇。河边的书店在周末重新开门，门口排了二十几个人。</p><p>　　店主说，书比去年多了三架，椅子少了两把。</p>"
    let time = BeijingTime(unixMilliseconds: lastLook - Int64(number % 3000 + 40) * day).iso8601
    let json =
      #"{"\#(docID)":{"body":"\#(body)","title":"第\#(number)篇：书店重新开门","docid":"\#(docID)","#
      + #""ptime":"\#(time.prefix(19).replacing("T", with: " "))","source":"慢城札记","img":[],"video":[]}}"#
    return Capture(
      bytes: Array(json.utf8), url: "https://c.m.163.com/nc/article/\(docID)/full.html",
      retrievedAt: lastLook, status: 200, contentType: "application/json; charset=utf-8")
  }

  private static func docID(_ number: Int) -> String {
    "J" + String(0x1_0000_0000 + number, radix: 32, uppercase: true).suffix(7) + "0532ABCD"
  }

  // MARK: One run

  /// Runs so many days after all were seen, and prints the milliseconds to the first request and to the end, and the
  /// peak of memory in KiB.
  static func run(archive: String, articles: Int, days: Int64) async throws {
    let start = ContinuousClock.now
    let source = ListsAlone(docIDs: (articles - 20..<articles).map(docID))
    var configuration = Configuration()
    guard let account = ArticleAddress("T1477051142478") else { return }
    configuration.sources = [SourceEntry(name: "慢城札记", kind: .author(account))]
    _ = try await SyncRun(
      configuration, archive: archive, source: source, clock: FixedClock(instant: lastLook + days * day)
    ).run()
    let end = ContinuousClock.now
    let first = source.firstRequest.withLock(\.self) ?? end
    print(
      (first - start) / .milliseconds(1), (end - start) / .milliseconds(1), peakMemoryOfThisProcess() ?? 0)
  }
}

/// Has a list, and no time for articles.
private final class ListsAlone: PageSource {
  let firstRequest = Mutex<ContinuousClock.Instant?>(nil)
  private let docIDs: [String]

  init(docIDs: [String]) { self.docIDs = docIDs }

  func fetch(
    _ request: FetchRequest, following follows: @Sendable (String) -> Bool
  ) async throws(FetchError) -> Fetched {
    firstRequest.withLock { $0 = $0 ?? .now }
    guard request.url.contains("/list/") else {
      throw FetchError(.budgetSpent, url: request.url, "there is no time for articles")
    }
    let entries = docIDs.map { #"{"docid":"\#($0)","title":"书店重新开门"}"# }.joined(separator: ",")
    return Fetched(
      exchanges: [], url: request.url, status: 200, contentType: "application/json",
      body: Array(#"{"tab_list":[\#(entries)]}"#.utf8))
  }

  func noteAnswer(isRefusal: Bool, from url: String) {}
}

/// Stands still.
private struct FixedClock: FetchClock {
  let instant: Int64

  func now() -> Int64 { instant }
  func sleep(milliseconds: Int64) async throws {}
}

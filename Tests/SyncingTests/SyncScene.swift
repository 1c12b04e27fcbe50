import ArchiveStore
import Archiving
import ArticleModel
import Configuration
import FoundationEssentials
import SampleSite

@testable import Syncing

/// An archive, a site, a clock and a configuration: what a run of sync needs.
final class SyncScene {
  let folder: String
  let clock = MovedClock()
  let site: SampleSite
  var configuration = Configuration()

  static let account = "T1475143788671"
  static let list = "https://c.m.163.com/nc/subscribe/list/\(account)/all/0-20.html"

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sync-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    site = SampleSite(clock: clock)
    guard let address = ArticleAddress(Self.account) else { return }
    configuration.sources = [SourceEntry(name: "作者", kind: .author(address))]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var archive: String { "\(folder)/archive" }

  @discardableResult func run() async throws -> SyncReport {
    try await SyncRun(configuration, archive: archive, source: site, clock: clock).run()
  }

  /// A run that does what there is to do, and cannot write down its end.
  func dieAtTheEnd() async throws {
    let run = try SyncRun(configuration, archive: archive, source: site, clock: clock)
    try failAtTheEnd(true)
    do {
      _ = try await run.run()
      throw StrangeSuccess()
    } catch is SyncError {}
    try failAtTheEnd(false)
  }

  private struct StrangeSuccess: Error {}

  private func failAtTheEnd(_ fails: Bool) throws {
    let memory = try SyncMemory.open(inArchive: archive)
    try memory.failAtTheEnd(fails)
    memory.close()
  }

  /// Time goes by.
  func wait(hours: Int64) { clock.move(by: hours * 3_600_000) }

  // MARK: The site

  /// The docid of an account's article, made so many hours after the clock's start; the first is 0.
  static func docID(_ number: Int, hoursAfterStart hours: Int64 = 0) -> String {
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUV")
    var rest = MovedClock.start + hours * 3_600_000 + Int64(number) * 60_000 - 1_060_500_000_000
    var text = ""
    for _ in 0..<8 {
      text = String(digits[Int(rest & 31)]) + text
      rest >>= 5
    }
    return text + "0511B8LM"
  }

  static func url(_ docID: String) -> String { "https://www.163.com/dy/article/\(docID).html" }

  static func page(_ docID: String, title: String, body: String) -> String {
    """
    <html><head><meta charset="utf-8"><title>\(title)</title>
    <link rel="canonical" href="\(url(docID))"></head><body><div class="post_main">
    <h1 class="post_title">\(title)</h1><div class="post_info">2026-11-24 05:43:00　来源: 某号</div>
    <div class="post_body"><p>\(body)</p></div></div></body></html>
    """
  }

  func publish(_ docID: String, title: String = "题目", body: String = "第一段写在这里，说的是湖边的水鸟。") {
    site[Self.url(docID)] = .page(Self.page(docID, title: title, body: body))
  }

  /// What the account's list names.
  func list(_ docIDs: String...) { list(docIDs) }

  func list(_ docIDs: [String]) {
    let entries = docIDs.map {
      #"{"postid":"\#($0)","docid":"\#($0)","title":"题目","ptime":"2026-11-24 05:43:00"}"#
    }
    site[Self.list] = .page(#"{"tab_list":[\#(entries.joined(separator: ","))]}"#)
  }

  // MARK: What is in the archive

  func name(_ docID: String) throws -> ObjectName {
    try ObjectName(column: String(docID.suffix(8)), name: docID)
  }

  func versions(_ docID: String) throws -> Int {
    try Archive(at: archive).object(name(docID))?.versions.count ?? 0
  }

  func outcomes(_ docID: String) throws -> [String] {
    try ArchiveReader(at: archive).looks(at: name(docID)).map(\.outcome.rawValue)
  }
}

import ArchiveStore
import Archiving
import ArticleModel
import FoundationEssentials
import Synchronization

@testable import ChangeFeed

/// An archive with what a test keeps in it, and its feed.
final class FeedScene: Sendable {
  static let docID = "JU7JLCSV0001899O"
  static let url = "https://www.163.com/news/article/\(docID).html"
  /// 2026-11-24T00:00:00Z; the clock goes on by a second whenever it is asked.
  private let now = Mutex<Int64>(1_795_478_400_000)
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "feed-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private var path: String { "\(folder)/archive" }

  private func keep(_ capture: Capture) throws {
    var archivist = try Archivist.open(archive: path) {
      self.now.withLock {
        $0 += 1000
        return $0
      }
    }
    _ = try archivist.keep(PreparedCapture(capture))
    try archivist.commit()
    archivist.close()
  }

  /// A page of the article, in HTML as it stands here.
  func keep(title: String = "题目", author: String = "甲某", body: String, at instant: Int64) throws {
    let html = """
      <html data-publishtime="2025-04-28 09:13:09"><head><meta charset="utf-8"><title>\(title)</title>
      <link rel=canonical href=\(Self.url)></head><body><div class="post_main">
      <h1 class="post_title">\(title)</h1><div class="post_info">来源：某报</div><div class="post_body">\(body)</div>
      <div class="post_author">本文来源：某报 作者：\(author) 责任编辑：乙某_NT6056</div></div></body></html>
      """
    try keep(Capture(bytes: Array(html.utf8), fileName: "page.html", retrievedAt: instant))
  }

  /// A video, which has one address alone.
  static let video = "https://www.163.com/v/video/VISQJIO0M.html"

  func keepVideo(at instant: Int64) throws {
    let html = """
      <html><head><meta charset="utf-8"><title>一段视频的题目_网易视频</title></head><body>
      <h1 class="title">一段视频的题目</h1><video><source src="http://flv.bn.netease.com/a/b.mp4"></video></body></html>
      """
    try keep(Capture(bytes: Array(html.utf8), url: Self.video, retrievedAt: instant, status: 200))
  }

  /// The server says that there is nothing.
  func miss(_ url: String = FeedScene.url, at instant: Int64) throws {
    let head = "HTTP/1.1 404 x\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"
    let exchange = HTTPExchange(
      url: url, startedAt: instant, responseHead: Array(head.utf8), body: [])
    try keep(
      Capture(
        bytes: [], url: url, retrievedAt: instant, status: 404, contentType: "text/html",
        exchanges: [exchange]))
  }

  /// Changes the bytes of a file that is kept.
  func damage(_ file: String) throws {
    try Data("damaged".utf8).write(to: URL(filePath: "\(path)/objects/0001899O/\(Self.docID)/\(file)"))
  }

  func feed(title: String = "标题", address: String? = nil) throws -> ChangeFeed {
    let reader = try ArchiveReader(at: path)
    let events = try ArchiveEvents(of: reader.archive, reader.catalog().0, limit: 100)
    return ChangeFeed(
      title: title, address: address, version: "1.2", events: events.newest, of: reader.archive)
  }
}

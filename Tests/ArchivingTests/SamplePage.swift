import ArticleModel

@testable import Archiving

/// A page in the markup of the redesign of 2020, with what the tests vary.
struct SamplePage {
  static let docID = "JU7JLCSV0001899O"
  static let url = "https://www.163.com/news/article/JU7JLCSV0001899O.html"

  var docID: String? = Self.docID
  var title = "题目"
  var time = "2025-04-28 09:13:09"
  var source = "某报"
  var author = "甲某"
  var editor = "乙某_NT6056"
  var body = "<p>第一段。</p>"
  var keywords = "一,二"
  var comments = 3
  var outside = ""

  var html: String {
    let canonical =
      docID.map { "<link rel=canonical href=https://www.163.com/news/article/\($0).html>" } ?? ""
    return """
      <html data-publishtime="\(time)"><head><meta charset="utf-8"><title>\(title)</title>
      <meta name=keywords content="\(keywords)">\(canonical)</head>
      <body>\(outside)<div class="post_main"><h1 class="post_title">\(title)</h1><div class="post_info">来源：\(source)</div>
      <div class="post_comment"><i>跟贴</i> <a>\(comments)</a></div>
      <div class="post_body">\(body)</div>
      <div class="post_author">本文来源：\(source) 作者：\(author) 责任编辑：\(editor)</div></div></body></html>
      """
  }

  var capture: Capture { Capture(bytes: Array(html.utf8), fileName: "page.html") }

  /// The page as a file that says when it was saved.
  func capture(at instant: Int64) -> Capture {
    var capture = capture
    capture.retrievedAt = instant
    return capture
  }

  func read() throws -> ReadArticle { try ReadArticle(capture) }
}

extension Capture {
  /// What a server answered at the article's address, as a WARC has it.
  static func answer(
    _ status: Int, _ body: String = "", at instant: Int64? = nil, location: String? = nil,
    url: String? = SamplePage.url
  ) -> Capture {
    let head = """
      HTTP/1.1 \(status) x\r\nContent-Type: text/html; charset=utf-8\r\n\
      Content-Length: \(body.utf8.count)\r\n\(location.map { "Location: \($0)\r\n" } ?? "")\r\n
      """
    let exchange = url.map {
      HTTPExchange(url: $0, startedAt: instant ?? 0, responseHead: Array(head.utf8), body: Array(body.utf8))
    }
    return Capture(
      bytes: Array(body.utf8), url: url, retrievedAt: instant, status: status,
      contentType: "text/html; charset=utf-8", exchanges: exchange.map { [$0] } ?? [])
  }

  /// A page that was saved under the article's address.
  static func saved(_ body: String, at instant: Int64? = nil) -> Capture {
    Capture(bytes: Array(body.utf8), url: SamplePage.url, fileName: "page.html", retrievedAt: instant)
  }
}

/// Pages that stand in an article's place.
enum SampleNotice {
  static let removed =
    "<html><head><meta charset=utf-8><title>网易</title></head><body><p>抱歉，文章已被删除。</p></body></html>"
  static let notFound =
    "<html><head><meta charset=utf-8><title>404 Not Found</title></head><body></body></html>"
  static let challenge =
    "<html><head><meta charset=utf-8><title>安全验证</title></head><body><p>请完成验证。</p></body></html>"
  static let serverError =
    "<html><head><title>503 Service Unavailable</title></head><body><h1>503</h1></body></html>"
}

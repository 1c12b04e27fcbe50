import ArticleModel

@testable import Archiving

/// A page in the markup of the redesign of 2020, with what the tests vary.
struct SamplePage {
  var docID: String? = "JU7JLCSV0001899O"
  var title = "题目"
  var time = "2025-04-28 09:13:09"
  var source = "某报"
  var author = "甲某"
  var editor = "乙某_NT6056"
  var body = "<p>第一段。</p>"
  var keywords = "一,二"
  var comments = 3
  var outside = ""

  var capture: Capture {
    let canonical =
      docID.map { "<link rel=canonical href=https://www.163.com/news/article/\($0).html>" } ?? ""
    let html = """
      <html data-publishtime="\(time)"><head><meta charset="utf-8"><title>\(title)</title>
      <meta name=keywords content="\(keywords)">\(canonical)</head>
      <body>\(outside)<div class="post_main"><h1 class="post_title">\(title)</h1><div class="post_info">来源：\(source)</div>
      <div class="post_comment"><i>跟贴</i> <a>\(comments)</a></div>
      <div class="post_body">\(body)</div>
      <div class="post_author">本文来源：\(source) 作者：\(author) 责任编辑：\(editor)</div></div></body></html>
      """
    return Capture(bytes: Array(html.utf8), fileName: "page.html")
  }

  func read() throws -> ReadArticle { try ReadArticle(capture) }
}

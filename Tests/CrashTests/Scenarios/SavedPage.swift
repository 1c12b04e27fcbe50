/// A page in the markup of the redesign of 2020, as SingleFile saves one: with its address and date in front.
struct SavedPage {
  /// 16 characters; the last 8 are the column.
  var docID: String
  var title: String
  var paragraphs: [String]

  var html: String {
    let address = "https://www.163.com/dy/article/\(docID).html"
    return """
      <!DOCTYPE html> <html data-publishtime="2025-04-26 19:20:05" data-category="生活"><!--
       Page saved with SingleFile\u{20}
       url: \(address)\u{20}
       saved date: Mon Apr 28 2025 09:13:09 GMT+0800 (China Standard Time)
      --><head><meta charset="utf-8"><title>\(title)_网易订阅</title>
      <link rel="canonical" href="\(address)"></head>
      <body><div class="post_main"><h1 class="post_title">\(title)</h1>
      <div class="post_info">2025-04-26 19:20:05　来源: <a href="https://www.163.com/dy/media/T1598431200457.html">河边小站</a></div>
      <div class="post_body">\(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
      <p class="f_center"><img src="https://nimg.ws.126.net/?url=http://cms-bucket.ws.126.net/2025/0426/\(docID).jpg"></p></div>
      <div class="post_author">本文来源：河边小站 责任编辑：林一_NT0001</div></div></body></html>
      """
  }
}

extension SavedPage {
  /// The columns that the pages are in.
  static let columns = ["0552K3NM", "0001899O", "0514D3UH", "0506BEH7"]

  /// Page `number` of a column; `revision` 0 is the first, and each later one says something else.
  static func page(_ number: Int, column: Int, revision: Int = 0) -> SavedPage {
    let subject = ["菜园", "渡口", "旧书摊", "磨坊", "灯塔", "茶山", "果酱", "风筝"][number % 8]
    var paragraphs = [
      "今年的\(subject)来得比往年晚，守在那里的人并不着急，先把工具一件件擦干净。",
      "他们说，\(subject)的日子是按天气算的，不是按钟点算的。",
      String(repeating: "下午起了风，\(subject)旁边的小路上又热闹起来。", count: 3 + number % 4),
    ]
    if revision > 0 { paragraphs.append("更正：第\(revision)次修订，\(subject)是星期三开的。") }
    return SavedPage(
      docID: "JU3GJKM\(number % 10)\(columns[column])", title: "\(subject)边上的一天（\(column + 1)之\(number + 1)）",
      paragraphs: paragraphs)
  }
}

/// A page in the markup of the redesign of 2020, with what the tests vary.
struct SamplePage {
  var docID = "JU7JLCSV0001899O"
  var title = "头发与发展"
  var author = "何平"
  var text = "理发店开在头发胡同，发展得很快。"
  var extra = ""

  var html: String {
    """
    <!DOCTYPE html>
    <html data-publishtime="2025-04-28 09:13:09" data-category="新闻">
    <head><meta charset="utf-8"><title>\(title)_网易</title>
    <link rel="canonical" href="https://www.163.com/news/article/\(docID).html"></head>
    <body><div class="post_main"><h1 class="post_title">\(title)</h1>
    <div class="post_info">2025-04-28 09:13:09 来源: 某某晚报</div>
    <div class="post_body"><p>\(text)</p>
    <p><a href="https://zh.example.org/wiki/头发">百科</a></p>
    <p class="f_center"><img src="https://nimg.ws.126.net/?url=http://cms-bucket.ws.126.net/2025/0428/p.jpg"></p></div>
    \(extra)
    <div class="post_author">本文来源：某某晚报 作者：\(author) 责任编辑：姚立_NT6056</div></div></body></html>
    """
  }
}

/// An article, as pages in the markup of the redesign of 2020 and in the others that the site serves.
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

  /// The page for telephones.
  var mobile: String {
    """
    <!DOCTYPE html>
    <html lang="en" data-publishtime="2025-04-28 09:13:09" data-id="\(docID)" data-category="新闻">
    <head><meta charset="utf-8" /><title>\(title)_手机网易网</title>
    <meta property="og:title" content="\(title)_手机网易网" />
    <link rel="canonical" href="https://www.163.com/news/article/\(docID).html"></head>
    <body class="article "><main><article class="article">
    <h1 class="article-title">\(title)</h1>
    <section class="article-info"><div class="s-author"><address>某某晚报</address>
    <div class="s-time"><time datetime="2025-04-28 09:13">2025-04-28 09:13</time></div></div></section>
    <section class="article-body js-article-body"><p>\(text)</p></section>
    </article></main></body></html>
    """
  }

  /// What the app gets.
  var appJSON: String {
    #"""
    {"\#(docID)":{"body":"<p>　　\#(text)<\/p>","img":[],"video":[],"link":[],"docid":"\#(docID)",
    "title":"\#(title)","source":"某某晚报","ptime":"2025-04-28 09:13:09","replyCount":15,"template":"normal",
    "digest":"","dkeys":"","ec":"姚立_NT6056","category":"新闻"}}
    """#
  }
}

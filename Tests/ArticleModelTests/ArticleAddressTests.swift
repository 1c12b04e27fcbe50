import ArticleModel
import Testing

/// Each form of address that the site has used, and what it leads to.
@Suite struct ArticleAddressTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let canonical: String
    let name: String
    var testDescription: String { text }

    init(_ text: String, _ canonical: String, _ name: String) {
      self.text = text
      self.canonical = canonical
      self.name = name
    }
  }

  static let money = "https://www.163.com/money/article/ATM2AF3B00253B0H.html"
  static let news = "https://www.163.com/news/article/F6ISIFBD0001899O.html"
  static let account = "https://www.163.com/dy/article/JU7JLCSV051481US.html"

  static let articles: [Case] = [
    // Channel hosts, with the date in the path.
    Case("http://money.163.com/15/0704/10/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("https://news.163.com/20/0229/18/F6ISIFBD0001899O.html", news, "F6ISIFBD0001899O"),
    Case(
      "http://news.163.com/20/0229/18/F6ISIFBD0001899O.html#f=post1603_tab_news", news, "F6ISIFBD0001899O"),
    Case(
      "http://money.163.com/15/0704/10/ATM2AF3B00253B0H.html#from=relevant#xwwzy_35_bottomnewskwd", money,
      "ATM2AF3B00253B0H"),
    Case("http://money.163.com/15/0704/10/ATM2AF3B00253B0H.html?from=endart", money, "ATM2AF3B00253B0H"),
    Case("http://caozhi.news.163.com/20/0229/18/F6ISIFBD0001899O.html", news, "F6ISIFBD0001899O"),
    Case(
      "http://ent.163.com/game/20/0703/14/FGKAKFEL003198EF.html",
      "https://www.163.com/game/article/FGKAKFEL003198EF.html", "FGKAKFEL003198EF"),
    Case(
      "http://gz.house.163.com/20/0630/08/FGBU9FKB008786F3.html",
      "https://www.163.com/house/article/FGBU9FKB008786F3.html", "FGBU9FKB008786F3"),
    // Before and beside the dated hosts.
    Case(
      "http://biz.163.com/41210/1/17867KR700020QBK.html",
      "https://www.163.com/news/article/17867KR700020QBK.html", "17867KR700020QBK"),
    Case(
      "http://e.163.com/docs/10/2015112516/B99GEVSK000146BE.html#smartPage_keyword",
      "https://www.163.com/news/article/B99GEVSK000146BE.html", "B99GEVSK000146BE"),
    Case("http://d.news.163.com/article/F6ISIFBD0001899O#from=article", news, "F6ISIFBD0001899O"),
    // www.163.com, any section.
    Case("https://www.163.com/dy/article/JU7JLCSV051481US.html", account, "JU7JLCSV051481US"),
    Case(
      "https://www.163.com/dy/article/JU7JLCSV051481US.html?f=post2020_dy_recommends", account,
      "JU7JLCSV051481US"),
    Case(
      "https://www.163.com/news/article/JU7JLCSV051481US.html?clickfrom=w_yw", account, "JU7JLCSV051481US"),
    Case(
      "https://www.163.com/dy/article/JU7JLCSV051481US.html?spss=dy_author&spssid=1&spsw=1", account,
      "JU7JLCSV051481US"),
    Case("https://www.163.com/dy/article/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("https://www.163.com/dy/article/JU7JLCSV051481US.html;pic:", account, "JU7JLCSV051481US"),
    // The copies for screen readers.
    Case("https://www.163.com/money/article/ATM2AF3B00253B0H_pa11y.html", money, "ATM2AF3B00253B0H"),
    Case("https://www.163.com/dy/article/JU7JLCSV051481US_pdya11y.html", account, "JU7JLCSV051481US"),
    // Telephones.
    Case("https://m.163.com/money/article/ATM2AF3B00253B0H.html?spss=adap_pc", money, "ATM2AF3B00253B0H"),
    Case("https://3g.163.com/all/article/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("https://3g.163.com/news/article/F6ISIFBD0001899O.html", news, "F6ISIFBD0001899O"),
    Case("https://3g.163.com/touch/article/F6ISIFBD0001899O.html", news, "F6ISIFBD0001899O"),
    Case("http://3g.163.com/touch/article.html?docid=F6ISIFBD0001899O", news, "F6ISIFBD0001899O"),
    Case(
      "http://3g.163.com/touch/article.html?channel=news&docid=F6ISIFBD0001899O#sns_weixin", news,
      "F6ISIFBD0001899O"),
    Case(
      "http://3g.163.com/touch/article.html?docid%3DF6ISIFBD0001899O%23sns_yixin&pic=", news,
      "F6ISIFBD0001899O"),
    Case("https://m.163.com/touch/comment.html?docid=F6ISIFBD0001899O", news, "F6ISIFBD0001899O"),
    Case("http://3g.163.com/money/15/0704/10/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    // The app.
    Case("https://c.m.163.com/news/a/F6ISIFBD0001899O.html?spss=newsapp&spsw=1", news, "F6ISIFBD0001899O"),
    Case("http://c.m.163.com/nc/article/F6ISIFBD0001899O/full.html", news, "F6ISIFBD0001899O"),
    Case("http://c.m.163.com//nc/article/preload/F6ISIFBD0001899O/full.html", news, "F6ISIFBD0001899O"),
    // 网易号 before 2020.
    Case("http://dy.163.com/article/JU7JLCSV051481US.html", account, "JU7JLCSV051481US"),
    Case("http://dy.163.com/v2/article/detail/JU7JLCSV051481US.html", account, "JU7JLCSV051481US"),
    Case("http://dy.163.com/wemedia/article/detail/JU7JLCSV051481US.html", account, "JU7JLCSV051481US"),
    Case(
      "http://dy.163.com/v2/article/detail/JU7JLCSV051481US.html#ntes_share_count=1&ntes_share=sns_weixin",
      account, "JU7JLCSV051481US"),
    // 跟贴.
    Case("http://comment.tie.163.com/F6ISIFBD0001899O.html", news, "F6ISIFBD0001899O"),
    Case("http://comment.news.163.com/news3_bbs/F6ISIFBD0001899O.html", news, "F6ISIFBD0001899O"),
    Case(
      "http://comment.money.163.com/cache/newlist/money_bbs/ATM2AF3B00253B0H_2.html", money,
      "ATM2AF3B00253B0H"),
    Case(
      "http://tie.163.com/gt/15/0722/17/AV54MUBS00304IS3.html",
      "https://www.163.com/news/article/AV54MUBS00304IS3.html", "AV54MUBS00304IS3"),
    // Pages of a divided article.
    Case("http://money.163.com/15/0704/10/ATM2AF3B00253B0H_1.html", money, "ATM2AF3B00253B0H"),
    Case(
      "http://money.163.com/15/0704/10/ATM2AF3B00253B0H_2.html",
      "https://www.163.com/money/article/ATM2AF3B00253B0H_2.html", "ATM2AF3B00253B0H_2"),
    Case(
      "http://money.163.com/15/0704/10/ATM2AF3B00253B0H_all.html#p1",
      "https://www.163.com/money/article/ATM2AF3B00253B0H_all.html", "ATM2AF3B00253B0H_all"),
    // How people write addresses.
    Case("money.163.com/15/0704/10/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("//money.163.com/15/0704/10/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("www.163.com:443/money/article/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("HTTPS://WWW.163.COM:443/money/article/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case("https://www.163.com./money/article/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case(
      " \t https://www.163.com/money/article/ATM2AF3B00253B0H.html \u{3000}\r\n", money, "ATM2AF3B00253B0H"),
    Case("https://www.163.com/money/article/ATM2AF3B00253B0H.html?f=标题 网易", money, "ATM2AF3B00253B0H"),
    Case("https://www.163.com/money/article/ATM2AF3B00253B0H.html--", money, "ATM2AF3B00253B0H"),
    // Bare ids and names of saved pages.
    Case("ATM2AF3B00253B0H", money, "ATM2AF3B00253B0H"),
    Case(" ATM2AF3B00253B0H\n", money, "ATM2AF3B00253B0H"),
    Case("ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case(
      "ATM2AF3B00253B0H_2", "https://www.163.com/money/article/ATM2AF3B00253B0H_2.html", "ATM2AF3B00253B0H_2"),
    // Copies in the Wayback Machine.
    Case(
      "https://web.archive.org/web/20200101000000id_/http://money.163.com/15/0704/10/ATM2AF3B00253B0H.html",
      money, "ATM2AF3B00253B0H"),
    Case(
      "http://web.archive.org/web/20200101000000/http:/money.163.com/15/0704/10/ATM2AF3B00253B0H.html#p1",
      money, "ATM2AF3B00253B0H"),
    Case(
      "web.archive.org/web/2020*/money.163.com/15/0704/10/ATM2AF3B00253B0H.html", money, "ATM2AF3B00253B0H"),
    Case(
      "https://web.archive.org/web/2016/http://3g.163.com/touch/article.html?docid=F6ISIFBD0001899O", news,
      "F6ISIFBD0001899O"),
  ]

  @Test(arguments: articles)
  func article(row: Case) throws {
    let address = try #require(ArticleAddress(row.text))
    #expect(address.canonical == row.canonical)
    #expect(address.objectName == row.name)
    #expect(address.identifier == String(row.name.prefix(16)))
    #expect(address.docID?.text == address.identifier)
  }

  static let galleries: [Case] = [
    "http://news.163.com/photoview/00AP0001/2278034.html",
    "http://news.163.com/photoview/00AP0001/2278034.html#p=D0BQBL2300AP0001NOS",
    "https://www.163.com/photoview/00AP0001/2278034.html?f=ArticlePview",
    "http://c.m.163.com/photo/api/set/0001/2278034.json",
    "http://c.3g.163.com/photo/api/jsonp/set/0001/2278034.json?callback=photosetinfo",
    "http://c.m.163.com/photo/api/set/00AP0001/2278034.json",
    "https://c.m.163.com/news/p/0001/2278034.html?spss=newsapp",
    "http://3g.163.com/touch/photoview.html?channel=all&offset=0&setid=2278034&channelid=0001",
  ].map { Case($0, "https://c.m.163.com/news/p/0001/2278034.html", "0001-2278034") }

  static let videos: [Case] = [
    "https://www.163.com/v/video/VISQJIO0M.html?f=post2020_dy_recommends",
    "https://m.163.com/v/video/VISQJIO0M.html",
    "http://v.163.com/zixun/V8KGPRMCV/VISQJIO0M.html?elsechannel_article_recommend",
    "http://v.163.com/paike/VBDJ9SIIR/VISQJIO0M.html",
    "http://v.163.com/jishi/VBDJ9SIIR/VISQJIO0M.html",
    "http://v.163.com/yule/VBDJ9SIIR/VISQJIO0M.html",
    "http://v.163.com/zongyi/VBDJ9SIIR/VISQJIO0M.html",
    "https://v.163.com/static/1/VISQJIO0M.html",
    "http://v.163.com/static/3/VISQJIO0M.html",
    "https://3g.163.com/news/video/VISQJIO0M.html",
    "https://3g.163.com/exclusive/video/VISQJIO0M.html",
    "https://c.m.163.com/news/v/VISQJIO0M.html?spss=newsapp",
    "http://c.m.163.com/nc/video/detail/VISQJIO0M.html",
    "http://3g.163.com/ntes/special/0034073A/touch_videoplay.html?channel=all&offset=19&vid=VISQJIO0M",
    "https://www.163.com/v/video/VBE1O0MR4.htmlhttps://www.163.com/v/video/VISQJIO0M.html",
  ].map { Case($0, "https://www.163.com/v/video/VISQJIO0M.html", "VISQJIO0M") }

  static let blogPosts: [Case] = [
    Case(
      "http://example1980.blog.163.com/blog/static/3029649201121010026816",
      "http://example1980.blog.163.com/blog/static/3029649201121010026816/",
      "example1980-3029649201121010026816"),
    Case(
      "http://blog.163.com/Example1980/blog/static/3029649201121010026816/?frompersonalbloghome",
      "http://example1980.blog.163.com/blog/static/3029649201121010026816/",
      "example1980-3029649201121010026816"),
    Case(
      "http://blog.163.com/example_0303@126/blog/static/721279201092713253500/#",
      "http://blog.163.com/example_0303@126/blog/static/721279201092713253500/",
      "example_0303@126-721279201092713253500"),
  ]

  @Test(arguments: galleries + videos + blogPosts)
  func otherKinds(row: Case) throws {
    let address = try #require(ArticleAddress(row.text))
    #expect(address.canonical == row.canonical)
    #expect(address.objectName == row.name)
    #expect(address.docID == nil)
  }

  @Test func identifiersOfOtherKinds() {
    #expect(ArticleAddress(Self.galleries[0].text)?.identifier == "0001|2278034")
    #expect(ArticleAddress(Self.videos[0].text)?.identifier == "VISQJIO0M")
    #expect(ArticleAddress(Self.blogPosts[0].text)?.identifier == "3029649201121010026816")
  }

  @Test(arguments: (articles + galleries + videos + blogPosts).map(\.canonical))
  func canonicalAddressIsItsOwn(canonical: String) {
    #expect(ArticleAddress(canonical)?.canonical == canonical)
  }

  @Test(arguments: [
    "https://www.163.com/dy/media/T1475143788671.html",
    "https://dy.163.com/v2/media/T1475143788671.html",
    "https://m.163.com/news/sub/T1475143788671.html",
    "http://c.m.163.com/nc/subscribe/list/T1475143788671/all/0-20.html",
    "http://c.m.163.com/nc/subscribe/v2/topic/T1475143788671.html",
    "www.163.com/dy/media/T1475143788671.html?spss=dy_author",
    "T1475143788671",
  ])
  func account(text: String) throws {
    let address = try #require(ArticleAddress(text))
    #expect(address.target == .account(try #require(AccountID("T1475143788671"))))
    #expect(address.canonical == "https://www.163.com/dy/media/T1475143788671.html")
    #expect(address.identifier == "T1475143788671")
    #expect(address.objectName == nil)
  }

  @Test(arguments: [
    "https://www.163.com/", "https://www.163.com", "http://news.163.com/#f=endnav", "tech.163.com/latest",
    "http://tech.163.com/special/S1570761776587/", "https://c.m.163.com/news/s/S1564487452586.html",
    "https://tech.163.com/keywords/5/e/5eb765af57664e01/1.html",
    "http://money.163.com/keywords/0/5/0055006200650072/1.html",
    "http://c.m.163.com/nc/article/list/T1348647909107/0-20.html",
    "http://hot.163.com/group/jrht/post/1802792284021935/",
    "http://e.news.163.com/docs/66/2015111517/PHOT3543000100AO.html",
    "https://www.163.com/dy/paidCollect/COI1GFDISF05562HBD.html",
    "https://www.163.com/news/article/9IG74V5H00963VRO_VV3I62VO5updateDoc.html",
    "https://www.163.com/news/article/4880230.html",
    "https://www.163.com/money/article/ATM2AF3B00253B0H_2x.html",
    "https://www.163.com/money/article/ATM2AF3B00253B0H.jpg",
    "http://reg.163.com/Logout.jsp?url=http://news.163.com/20/0229/18/F6ISIFBD0001899O.html",
    "http://news.163.com/photoview/00AP0001/", "http://news.163.com/photo",
    "https://c.m.163.com/news/p/1/2.html",
    "https://open.163.com/newview/movie/free?pid=XGIS0MSS0",
    "http://example1980.blog.163.com/blog/", "http://blog.163.com/../blog/static/1/",
    "http://blog.163.com/static/3029649201121010026816",
    "https://www.163.com/v/video/VIDEO.html",
    "http://img1.cache.netease.com/cnews/F6ISIFBD0001899O.html",
    // Other sites.
    "https://www.huxiu.com/article/4880230.html?f=rss",
    "https://evil163.com/dy/article/JU7JLCSV051481US.html",
    "https://163.com.evil.org/dy/article/JU7JLCSV051481US.html",
    "https://www.163.com@evil.org/dy/article/JU7JLCSV051481US.html",
    "https://web.archive.org/web/2020/https://evil.org/dy/article/JU7JLCSV051481US.html",
  ])
  func noArticle(text: String) throws {
    let address = try #require(ArticleAddress(text))
    #expect(address.target == .other)
    #expect(address.canonical == nil)
    #expect(address.identifier == nil)
    #expect(address.objectName == nil)
    #expect(address.dateInPath == nil)
  }

  @Test(arguments: [
    "", " ", "\u{0}", "网易", "hello world", "article.html", "./page.html", "/home/page.html",
    "evil.org/x.html",
    "javascript:alert(1)", "mailto:someone@163.com", "ftp://www.163.com/", "newsapp://doc/F6ISIFBD0001899O",
    "http://", "http://#", "https:///dy/article/JU7JLCSV051481US.html", "http:www.163.com",
    "1802792284021935",
    "someone@www.163.com/dy/article/JU7JLCSV051481US.html",
  ])
  func noAddress(text: String) {
    #expect(ArticleAddress(text) == nil)
  }

  @Test func hostAndPart() throws {
    let second = try #require(
      ArticleAddress("http://MONEY.163.com:80/15/0704/10/ATM2AF3B00253B0H_2.html?x#p1"))
    #expect(second.host == "money.163.com")
    #expect(second.part == .number(2))
    #expect(ArticleAddress("ATM2AF3B00253B0H_all")?.part == .all)
    #expect(ArticleAddress("ATM2AF3B00253B0H")?.part == nil)
    #expect(ArticleAddress("ATM2AF3B00253B0H")?.host == nil)
    let copy = try #require(
      ArticleAddress("https://web.archive.org/web/2015im_/http://money.163.com/15/0704/10/x.html"))
    #expect(copy.host == "money.163.com")
    #expect(copy.webAddress?.text == "http://money.163.com/15/0704/10/x.html")
  }

  @Test(arguments: [
    ("http://money.163.com/15/0704/10/ATM2AF3B00253B0H_2.html", "2015-07-04"),
    ("http://ent.163.com/game/20/0703/14/FGKAKFEL003198EF.html", "2020-07-03"),
    ("http://3g.163.com/tech/15/0901/01/B2D28L7N000915BD.html", "2015-09-01"),
    ("http://tie.163.com/gt/15/0722/17/AV54MUBS00304IS3.html", "2015-07-22"),
    ("http://biz.163.com/05/0609/09/1LQ0348K00020QDS.html", "2005-06-09"),
    ("http://biz.163.com/41210/1/17867KR700020QBK.html", "2004-12-10"),
    ("http://biz.163.com/50114/2/1A3FH0EM00020QDS.html", "2005-01-14"),
    ("http://e.163.com/docs/10/2015112516/B99GEVSK000146BE.html", "2015-11-25"),
  ])
  func dateInPath(text: String, date: String) {
    #expect(ArticleAddress(text)?.dateInPath?.iso8601 == date)
  }

  @Test(arguments: [
    "https://www.163.com/dy/article/JU7JLCSV051481US.html", "JU7JLCSV051481US",
    "http://news.163.com/15/1304/10/F6ISIFBD0001899O.html",
    "http://biz.163.com/49999/1/17867KR700020QBK.html",
  ])
  func noDateInPath(text: String) throws {
    let address = try #require(ArticleAddress(text))
    #expect(address.docID != nil)
    #expect(address.dateInPath == nil)
  }
}

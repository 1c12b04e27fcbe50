import ArticleModel
import Discovery
import Testing

@Suite struct ListAddressTests {
  @Test func listsOfATID() throws {
    let account = try #require(AccountID("T1475143788671"))
    #expect(
      ListAddress.account(account) == [
        ListAddress("https://c.m.163.com/nc/subscribe/list/T1475143788671/all/0-20.html", .json),
        ListAddress("https://www.163.com/dy/media/T1475143788671.html", .accountPage),
        ListAddress("https://c.m.163.com/nc/article/list/T1475143788671/0-20.html", .json),
      ])
    #expect(
      ListAddress.account(account, page: 2).map(\.url) == [
        "https://c.m.163.com/nc/subscribe/list/T1475143788671/all/40-20.html",
        "https://c.m.163.com/nc/article/list/T1475143788671/40-20.html",
      ])
  }

  @Test func listOfAWID() throws {
    let account = try #require(AccountID("W351337132999228435"))
    #expect(
      ListAddress.account(account, page: 1) == [
        ListAddress(
          "https://dy.163.com/v2/article/list.do?pageNo=2&wemediaId=W351337132999228435&size=10", .json)
      ])
  }

  @Test(
    arguments: [
      (
        "Tech",
        [
          "https://c.m.163.com/nc/article/list/T1348649580692/0-20.html",
          "https://3g.163.com/touch/reconstruct/article/list/BA8D4A3Rwangning/0-20.html",
          "https://tech.163.com/",
        ]
      ),
      (
        "news",
        [
          "https://c.m.163.com/nc/article/headline/T1348647909107/0-20.html",
          "https://3g.163.com/touch/reconstruct/article/list/BBM54PGAwangning/0-20.html",
          "https://news.163.com/",
        ]
      ),
      ("gov", ["https://gov.163.com/"]),
      ("T1348647853363", ["https://c.m.163.com/nc/article/headline/T1348647853363/0-20.html"]),
      ("BDC4QSV3wangning", ["https://3g.163.com/touch/reconstruct/article/list/BDC4QSV3wangning/0-20.html"]),
      ("https://money.163.com/column/", ["https://money.163.com/column/"]), ("财经", nil), ("", nil),
      ("a/b", nil), ("a.b", nil), ("ftp://a", nil),
    ] as [(String, [String]?)])
  func listsOfAChannel(name: String, urls: [String]?) {
    #expect(ListAddress.channel(name)?.map(\.url) == urls)
  }

  @Test func frontPageHasNoSecondPage() {
    #expect(ListAddress.channel("gov", page: 1) == [])
    #expect(ListAddress.channel("https://money.163.com/column/", page: 1) == [])
    #expect(
      ListAddress.channel("war", page: 1)?.map(\.url) == [
        "https://c.m.163.com/nc/article/list/T1348648141035/20-20.html",
        "https://3g.163.com/touch/reconstruct/article/list/BAI67OGGwangning/20-20.html",
      ])
  }
}

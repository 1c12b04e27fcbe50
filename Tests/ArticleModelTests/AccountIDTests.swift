import ArticleModel
import Testing

@Suite struct AccountIDTests {
  @Test func addressAndCreationOfATID() throws {
    let account = try #require(AccountID("T1475143788671"))
    // 10:09:48 UTC.
    #expect(account.created?.iso8601 == "2016-09-29T18:09:48+08:00")
    #expect(account.pageURL == "https://www.163.com/dy/media/T1475143788671.html")
  }

  @Test(arguments: ["W351337132999228435", "W3978385829253722415"])
  func aWIDLeadsNowhere(text: String) throws {
    let account = try #require(AccountID(text))
    #expect(account.text == text)
    #expect(account.created == nil)
    #expect(account.pageURL == nil)
  }

  @Test(arguments: [
    "", "T", "W", "T147514378867", "T14751437886711", "t1475143788671", "T147514378867O", "T0475143788671",
    "S1477051142478", "1475143788671", "T１475143788671", "T1475143788671 ",
    "W35133713299922843", "W35133713299922843511",
  ])
  func noAccountID(text: String) {
    #expect(AccountID(text) == nil)
  }
}

import ArticleModel
import Testing

@testable import Archiving

@Suite struct LookingPlaceTests {
  private func urls(_ text: String) throws -> [String] {
    try #require(ArticleAddress(text)).placesToLook.map(\.url)
  }

  private static let forms = [
    "https://www.163.com/dy/article/JU7JLCSV051481US.html",
    "JU7JLCSV051481US",
    "https://m.163.com/dy/article/JU7JLCSV051481US.html?spss=wap_refluxdl_2018",
    "https://3g.163.com/all/article/JU7JLCSV051481US.html",
    "https://c.m.163.com/news/a/JU7JLCSV051481US.html?spss=newsapp",
    "https://c.m.163.com/nc/article/JU7JLCSV051481US/full.html",
    "https://dy.163.com/v2/article/detail/JU7JLCSV051481US.html",
    "https://comment.tie.163.com/JU7JLCSV051481US.html",
    "https://www.163.com/dy/article/JU7JLCSV051481US_pdya11y.html",
    "https://www.163.com/dy/article/JU7JLCSV051481US.html?f=post2020_dy_recommends#top",
  ]

  @Test(arguments: forms) func everyFormOfAnAddressLeadsToTheDesktopPageFirst(form: String) throws {
    #expect(
      try urls(form) == [
        "https://www.163.com/dy/article/JU7JLCSV051481US.html",
        "https://m.163.com/dy/article/JU7JLCSV051481US.html",
        "https://c.m.163.com/nc/article/JU7JLCSV051481US/full.html",
      ])
  }

  @Test func datedAddressComesBeforeTheCanonicalOne() throws {
    #expect(
      try urls("http://money.163.com/15/0704/09/ATM2AF3B00253B0H.html?from=x").prefix(2) == [
        "http://money.163.com/15/0704/09/ATM2AF3B00253B0H.html",
        "https://www.163.com/money/article/ATM2AF3B00253B0H.html",
      ])
  }

  @Test func datedAddressForTelephonesIsNoDesktopPage() throws {
    #expect(
      try urls("http://3g.163.com/money/15/0704/10/ATM2AF3B00253B0H.html").first
        == "https://www.163.com/money/article/ATM2AF3B00253B0H.html")
  }

  @Test func sectionThatWasGivenIsKept() throws {
    #expect(
      try urls("https://www.163.com/caozhi/article/JU7JLCSV0001899O.html").prefix(2) == [
        "https://www.163.com/caozhi/article/JU7JLCSV0001899O.html",
        "https://www.163.com/news/article/JU7JLCSV0001899O.html",
      ])
  }

  @Test func pageOfADividedArticleHasNoOtherForms() throws {
    #expect(
      try urls("http://money.163.com/15/0704/09/ATM2AF3B00253B0H_2.html") == [
        "http://money.163.com/15/0704/09/ATM2AF3B00253B0H_2.html",
        "https://www.163.com/money/article/ATM2AF3B00253B0H_2.html",
      ])
  }

  @Test func addressThatSaysNothingIsAskedAsItIs() throws {
    #expect(try urls("https://www.163.com/special/abc/?x=1") == ["https://www.163.com/special/abc/?x=1"])
  }

  @Test func accountHasNoPlace() throws {
    #expect(try urls("https://www.163.com/dy/media/T1475143788671.html").isEmpty)
  }
}

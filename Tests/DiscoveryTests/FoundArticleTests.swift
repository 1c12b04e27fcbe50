import ArticleModel
import Discovery
import Testing

@Suite struct FoundArticleTests {
  @Test func bareDocIDIsAnAddress() throws {
    let found = FoundArticle(address: try #require(ArticleAddress("JU7JLCSV051481US")))
    #expect(found.address.canonical == "https://www.163.com/dy/article/JU7JLCSV051481US.html")
  }
}

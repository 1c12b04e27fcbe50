import ArticleModel
import Discovery
import Testing

@Suite struct AddressLinesTests {
  @Test func commentsAndEmptyLinesDoNotCount() throws {
    let list = try ListFixture.read("addresses.txt", as: .addresses)
    #expect(
      list.articles.map(\.address.identifier) == ["LC5PA7UG0532ABCD", "LC4IPBPO0532ABCD", "E98TAE8000097U7T"])
    #expect(list.passedOver == ["line 8: https://www.example.com/1", "line 9: something else"])
  }

  @Test func plainTextIsTakenForAddressesIfItHasAny() throws {
    #expect(try ListFixture.read("addresses.txt").form == .addresses)
    #expect(throws: ListError.self) { try ListReader.read("今天没有文章。\n明天再来。") }
  }

  @Test(arguments: ["", "\n", "# nothing yet\n; nor here\n"])
  func fileWithoutAddressesIsEmpty(text: String) throws {
    #expect(try ListReader.read(text, as: .addresses).articles.isEmpty)
  }

  @Test func byteOrderMarkDoesNotMatter() throws {
    let list = try ListReader.read("\u{FEFF}LC5PA7UG0532ABCD\r\n", as: .addresses)
    #expect(list.articles.count == 1)
  }
}

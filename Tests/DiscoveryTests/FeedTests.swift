import Discovery
import Testing

@Suite struct FeedTests {
  private let first = "LC5PA7UG0532ABCD 2026-11-20T08:20:00+08:00"
  private let second = "LC4IPBPO0532ABCD 2026-11-19T21:02:11+08:00"

  @Test func rss2() throws {
    let list = try ListFixture.read("rss-2.xml", as: .feed)
    #expect(ListFixture.lines(list) == ["\(first) 河边的旧书店 & 重新开门", "\(second) 菜市场里的三代人"])
    #expect(list.passedOver == ["别家的文章"])
  }

  @Test func rss1InGBK() throws {
    let list = try ListFixture.read("rss-1.xml", as: .feed)
    #expect(ListFixture.lines(list) == ["LC0IOUR00532ABCD 2026-11-18T07:45:10+08:00 早班公交與鎔爐"])
  }

  @Test func atom() throws {
    let list = try ListFixture.read("atom.xml", as: .feed)
    // `updated` is not when it was published: the docid knows better.
    #expect(ListFixture.lines(list) == ["\(first) 河边的旧书店重新开门", "\(second) 菜市场里的三代人"])
  }

  @Test func sitemap() throws {
    let list = try ListFixture.read("sitemap.xml", as: .feed)
    #expect(ListFixture.lines(list) == ["\(first) 河边的旧书店重新开门", "\(second) -"])
    #expect(list.passedOver == ["https://www.163.com/"])
  }

  @Test func indexOfSitemapsIsNoList() {
    let error = #expect(throws: ListError.self) { try ListFixture.read("sitemap-index.xml") }
    #expect(error?.reason == .unrecognized)
  }

  @Test(arguments: [
    "<rss><channel></channel></rss>", "<?xml version='1.0'?>\n<!DOCTYPE rss>\n<rss/>",
    "<feed xmlns='http://www.w3.org/2005/Atom'/>", "<urlset>\n</urlset>",
  ])
  func emptyFeedIsAList(text: String) throws {
    let list = try ListReader.read(text, as: .feed)
    #expect(list.articles.isEmpty)
    #expect(list.passedOver.isEmpty)
  }

  @Test func feedThatIsCutHasWhatCame() throws {
    let item = "<item><link>https://www.163.com/dy/article/LC5PA7UG0532ABCD.html</link></item>"
    let list = try ListReader.read("<rss><channel>\(item)<item><link>https://www.163.com/dy/art", as: .feed)
    #expect(list.articles.count == 1)
    #expect(list.passedOver.count == 1)
  }
}

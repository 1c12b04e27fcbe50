import Catalog
import Testing

/// What is listed, and in which order.
@Suite struct ListTests {
  let reader: CatalogReader

  init() throws {
    let catalog = try Catalog.inMemory()
    var one = Sample.entry(1)
    one.datePublished = "2019-05-17"
    one.authors = [.init(name: "陳小明", identifier: "T100"), .init(name: "Tab\tLine\nEnd")]
    one.lastChanged = 30
    var two = Sample.entry(2)
    two.datePublished = "2019-05-17T00:00:01+08:00"
    two.source = "Daily News"
    two.family = "blog"
    two.lastChanged = 10
    two.state = CatalogState("gone", since: 1, lastSeen: 2, lastLook: 3)
    var three = Sample.entry(3)
    three.key = CatalogKey(column: "A", name: "A3")
    three.lastChanged = 20
    three.url = "https://www.163.com/a/A3.html"
    try catalog.put([(one, ""), (two, ""), (three, "")])
    reader = catalog.reader
  }

  private func names(_ change: (inout CatalogFilter) -> Void) throws -> [String] {
    var filter = CatalogFilter()
    change(&filter)
    return try reader.list(filter).map(\.identifier)
  }

  @Test func newestFirstAndThoseWithoutDateLast() throws {
    #expect(try reader.list().map(\.identifier) == ["A2", "A1", "A3"])
    #expect(try reader.list(order: .changed).map(\.identifier) == ["A1", "A3", "A2"])
    #expect(try reader.list(limit: 1).map(\.identifier) == ["A2"])
    #expect(try reader.list(limit: 0).isEmpty)
  }

  @Test func filters() throws {
    #expect(try names { $0.author = "陈小明" } == ["A1"])
    #expect(try names { $0.author = "T100" } == ["A1"])
    #expect(try names { $0.author = "T10" } == [])
    #expect(try names { $0.author = "%" } == [])
    #expect(try names { $0.source = "dAILY" } == ["A2"])
    #expect(try names { $0.family = "blog" } == ["A2"])
    #expect(try names { $0.column = "A" } == ["A3"])
    #expect(try names { $0.state = "gone" } == ["A2"])
    #expect(try names { $0.changedSince = 20 } == ["A1", "A3"])
    // 2019-05-17 00:00 +08:00, from `date -d 2019-05-17T00:00+08:00 +%s`.
    #expect(try names { $0.publishedFrom = 1_558_022_401 } == ["A2"])
    #expect(try names { $0.publishedBefore = 1_558_022_401 } == ["A1"])
    #expect(
      try names {
        $0.state = "gone"
        $0.family = "news"
      } == [])
  }

  @Test func articlesAreKnownByTheirObjects() throws {
    #expect(try reader.entry(CatalogKey(column: "A", name: "A3"))?.identifier == "A3")
    #expect(try reader.entry(CatalogKey(column: "A", name: "A1")) == nil)
  }

  @Test func namesStayOnOneLine() throws {
    let entry = try #require(try reader.entry(CatalogKey(column: "051481US", name: "A1")))
    #expect(entry.authors == [.init(name: "陳小明", identifier: "T100"), .init(name: "Tab Line End")])
  }

  @Test func everythingComesBackAsItWasPut() throws {
    var entry = CatalogEntry(
      key: CatalogKey(column: "c", name: "n"), fingerprint: "f", identifier: "i", family: "m", headline: "题",
      firstKept: -1, lastChanged: .max)
    entry.alternativeHeadline = "原题"
    entry.authors = [.init(name: "", identifier: "T1"), .init(name: "王芳", identifier: "")]
    entry.source = ""
    entry.section = "财经"
    entry.datePublished = "不是日期"
    entry.url = "https://www.163.com/"
    entry.language = "zh-Hans"
    entry.versions = 7
    entry.state = CatalogState("blocked", since: 1, lastSeen: nil, lastLook: 3)
    let catalog = try Catalog.inMemory()
    try catalog.put([(entry, "")])
    #expect(try catalog.reader.list() == [entry])
  }
}

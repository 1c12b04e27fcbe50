import Catalog
import Testing

/// What a query means.
@Suite struct SearchTests {
  @Test func phraseDoesNotReachOverPunctuationOrParagraphs() throws {
    let reader = try Sample.catalog(of: ["我国。经过多年", "国，经", "国\n\n经", "国 经", "国经", "国—经"])
    #expect(try reader.numbers("国经") == [4])
    #expect(try reader.numbers("国 经") == [0, 1, 2, 3, 4, 5])
    #expect(try reader.numbers("\"国，经\"") == [0, 1, 2, 3, 5])
  }

  @Test func wordsOfLettersAreWholeAndStandBesideChinese() throws {
    let reader = try Sample.catalog(of: ["新的5G网络开通", "新的 5G 网络", "15G网络", "5GHz网络", "５Ｇ網絡", "5G。网络"])
    #expect(try reader.numbers("5G网络") == [0, 1, 4])
    #expect(try reader.numbers("5g") == [0, 1, 4, 5])
    #expect(try reader.numbers("5g*") == [0, 1, 3, 4, 5])
    #expect(try reader.numbers("的5G*") == [0, 1])
    #expect(try reader.numbers("g网络") == [])
  }

  @Test func namesOfSeveralWordsAndNumbersArePhrases() throws {
    let reader = try Sample.catalog(of: [
      "iPhone 15 Pro 发布", "iPhone 5, 15 Pro", "iphone 15", "增长3.14倍", "增长3,14倍", "3和14",
    ])
    #expect(try reader.numbers("\"iphone 15\"") == [0, 2])
    #expect(try reader.numbers("iPhone 15") == [0, 1, 2])
    #expect(try reader.numbers("3.14") == [3, 4])
    #expect(try reader.numbers("CAFÉ") == [])
  }

  @Test func accentsCountAndCaseDoesNot() throws {
    let reader = try Sample.catalog(of: ["Café", "CAFÉ", "cafe", "Москва"])
    #expect(try reader.numbers("cafe\u{301}") == [0, 1])
    #expect(try reader.numbers("cafe") == [2])
    #expect(try reader.numbers("МОСКВА") == [3])
  }

  @Test func invisibleCharactersInsideAWordAreNotThere() throws {
    let reader = try Sample.catalog(of: ["葛\u{E0100}飾区", "网\u{200B}易", "mas\u{AD}tering"])
    #expect(try reader.numbers("葛飾") == [0])
    #expect(try reader.numbers("网易") == [1])
    #expect(try reader.numbers("mastering") == [2])
  }

  @Test func longWordsAreFoundWhole() throws {
    let long = String(repeating: "abcdefghij", count: 5000)
    let reader = try Sample.catalog(of: [long, long + "k"])
    #expect(try reader.numbers(String(repeating: "abcdefghij", count: 90)) == [])
    #expect(try reader.numbers(String(repeating: "abcdefghij", count: 90) + "*") == [0, 1])
  }

  @Test func charactersOfTaiwanAndOfOtherPlanes() throws {
    let reader = try Sample.catalog(of: ["隨著時間", "乾淨的頭髮", "𠮷野家", "ｶﾀｶﾅ", "CO₂排放", "한국어"])
    #expect(try reader.numbers("随着时间") == [0])
    #expect(try reader.numbers("干净的头发") == [1])
    #expect(try reader.numbers("𠮷野") == [2])
    #expect(try reader.numbers("カタカナ") == [3])
    #expect(try reader.numbers("co2排放") == [4])
    #expect(try reader.numbers("국어") == [5])
  }

  @Test func fullWidthSignsOfAChineseKeyboard() throws {
    let reader = try Sample.catalog(of: ["春天的风", "春天", "风和春"])
    #expect(try reader.numbers("“春天的风”") == [0])
    #expect(try reader.numbers("（春天　OR　风）－的") == [1, 2])
    #expect(try reader.numbers("（春天 OR 风） －的") == [1, 2])
    #expect(try reader.numbers("title：标题 春") == [0, 1, 2])
  }

  @Test func headlineComesBeforePeopleAndPeopleBeforeTheBody() throws {
    let catalog = try Catalog.inMemory()
    var article = Sample.entry(1)
    let filler = String(repeating: "别的话。", count: 50)
    try catalog.put([(article, "茶" + filler)])
    article = Sample.entry(2)
    article.source = "茶报"
    try catalog.put([(article, "水" + filler)])
    try catalog.put([
      (Sample.entry(3, "茶"), "水" + filler), (Sample.entry(4), filler), (Sample.entry(5), filler),
    ])
    article = Sample.entry(6)
    article.authors = [.init(name: "张三"), .init(name: "李四")]
    article.alternativeHeadline = "原来的题"
    try catalog.put([(article, filler), (Sample.entry(7), filler), (Sample.entry(8), filler)])
    let reader = catalog.reader
    #expect(try reader.ranked("茶") == ["A3", "A2", "A1"])
    let hits = try reader.search(SearchQuery("茶"))
    #expect(hits.map { $0.rank ?? 0 }.allSatisfy { $0 > 0 })
    // No phrase reaches from one name into the next, or from one headline into the other.
    #expect(try reader.ranked("张三李四") == [])
    #expect(try reader.ranked("标题原来") == [])
    #expect(try reader.ranked("李四 原来的题") == ["A6"])
    #expect(try reader.ranked("title:茶 水") == ["A3"])
  }

  @Test func equalHitsComeNewestFirst() throws {
    let catalog = try Catalog.inMemory()
    let dates = ["2019-05-17", "2021-01-01T00:00:00+08:00", nil, "2020-02-29T12:00:00+08:00"]
    for (number, date) in dates.enumerated() {
      var entry = Sample.entry(number)
      entry.datePublished = date
      try catalog.put([(entry, "一样的话")])
    }
    #expect(try catalog.reader.ranked("一样") == ["A1", "A3", "A0", "A2"])
    #expect(try catalog.reader.ranked("column:051481US") == ["A1", "A3", "A0", "A2"])
  }

  @Test func filtersNarrowDownAndStandAlone() throws {
    let catalog = try Catalog.inMemory()
    var one = Sample.entry(1)
    one.authors = [.init(name: "陳小明", identifier: "T100")]
    one.source = "晚報"
    one.datePublished = "2019-05-17"
    one.state = CatalogState("live again")
    var two = Sample.entry(2)
    two.authors = [.init(name: "王芳", identifier: "T200"), .init(name: "Anna Li")]
    two.datePublished = "2020-01-01T00:00:00+08:00"
    two.state = CatalogState("gone")
    try catalog.put([(one, "茶和水"), (two, "茶"), (Sample.entry(3), "水")])
    let reader = catalog.reader
    #expect(try reader.numbers("author:陈小") == [1])
    #expect(try reader.numbers("author:T200") == [2])
    #expect(try reader.numbers("author:T20") == [])
    #expect(try reader.numbers("author:\"anna li\"") == [2])
    #expect(try reader.numbers("-author:王芳 茶") == [1])
    #expect(try reader.numbers("source:晚报") == [1])
    #expect(try reader.numbers("茶 -source:晚报") == [2])
    #expect(try reader.numbers("after:2019-05-17 before:2020") == [1])
    #expect(try reader.numbers("after:2020") == [2])
    #expect(try reader.numbers("before:2019-05-17") == [])
    // What has no date was not published before, and not after.
    #expect(try reader.numbers("column:051481US -before:2030") == [3])
    #expect(try reader.numbers("state:gone") == [2])
    #expect(try reader.numbers("state:live-again") == [1])
    #expect(try reader.numbers("state:“live again” OR 水") == [1, 3])
    #expect(try reader.numbers("(author:王芳 OR 水) -(茶 source:晚报)") == [2, 3])
    #expect(try reader.numbers("state:gone -茶") == [])
    #expect(try reader.numbers("column:051481us") == [])
    var filter = CatalogFilter()
    filter.state = "gone"
    #expect(try reader.search(SearchQuery("茶"), filter).map(\.entry.identifier) == ["A2"])
    #expect(try reader.search(SearchQuery("state:gone"))[0].rank == nil)
  }

  @Test func limitIsKept() throws {
    let reader = try Sample.catalog(of: Array(repeating: "茶", count: 30))
    let query = try SearchQuery("茶")
    #expect(try reader.search(query).count == 20)
    #expect(try reader.search(query, limit: 3).count == 3)
    #expect(try reader.search(query, limit: 0).isEmpty)
    #expect(try reader.search(query, limit: -1).isEmpty)
    #expect(try reader.search(SearchQuery("column:051481US"), limit: 7).count == 7)
  }

  @Test func changedArticleIsFoundByItsNewTextAlone() throws {
    let catalog = try Catalog.inMemory()
    try catalog.put([(Sample.entry(1), "旧的话")])
    var changed = Sample.entry(1, "新题")
    changed.fingerprint = "g1"
    try catalog.put([(changed, "新的话")])
    #expect(try catalog.reader.numbers("旧的") == [])
    #expect(try catalog.reader.numbers("新的话 title:新题") == [1])
    #expect(try catalog.reader.numbers("column:051481US -旧的") == [1])
    #expect(try catalog.reader.list().count == 1)
  }

  @Test func sameFingerprintIsNotIndexedTwice() throws {
    let catalog = try Catalog.inMemory()
    let entry = Sample.entry(1)
    for _ in 0..<3 { try catalog.put([(entry, "茶")]) }
    var looked = entry
    looked.state = CatalogState("gone", since: 5, lastSeen: 4, lastLook: 6)
    looked.authors = [.init(name: "王芳")]
    try catalog.put([(looked, "")])
    #expect(try catalog.reader.search(SearchQuery("茶")).map(\.entry) == [looked])
    #expect(try catalog.reader.numbers("author:王芳") == [1])
  }

  /// SQLite cannot take the old text out of the index, so what it was must not count.
  @Test(arguments: ["茶", "茶 OR 水", "茶 水", "\"红茶\" OR 咖啡"])
  func ranksAsIfChangedArticlesHadNeverBeenOtherwise(_ query: String) throws {
    let texts = ["茶，水，茶", "红茶与咖啡", "水", "绿茶。水。很长的一段话", "咖啡"]
    let changed = try Catalog.inMemory()
    let before = ["茶茶茶茶茶茶茶茶茶茶茶茶", "咖啡", "红茶", "水水水", "茶"]
    try changed.put(before.enumerated().map { (Sample.entry($0), $1) })
    for (number, text) in texts.enumerated() {
      var entry = Sample.entry(number)
      entry.fingerprint = "changed"
      try changed.put([(entry, text)])
    }
    let hits = try changed.reader.search(SearchQuery(query))
    let fresh = try Sample.catalog(of: texts).search(SearchQuery(query))
    #expect(!hits.isEmpty)
    #expect(hits.map(\.entry.identifier) == fresh.map(\.entry.identifier))
    #expect(hits.map(\.rank) == fresh.map(\.rank))
  }
}

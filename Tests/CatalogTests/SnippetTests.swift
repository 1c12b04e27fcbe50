import Catalog
import Testing

/// The piece of the text that is shown with a hit.
@Suite struct SnippetTests {
  private func hit(_ query: String, in text: String, headline: String = "标题") throws -> SearchHit {
    let catalog = try Catalog.inMemory()
    try catalog.put([(Sample.entry(1, headline), text)])
    return try #require(try catalog.reader.search(SearchQuery(query)) { _ in text }.first)
  }

  private func marked(_ query: String, in text: String) throws -> String? {
    try hit(query, in: text).snippet?.marked("[", "]")
  }

  @Test func shortTextIsShownWhole() throws {
    #expect(try marked("茶", in: "喝茶。\n\n喝水。") == "喝[茶]。 喝水。")
  }

  @Test func hitsAreMarkedAsTheyStandInTheText() throws {
    #expect(try marked("5G网络", in: "新的５Ｇ　網絡和5G网络") == "新的[５Ｇ　網絡]和[5G网络]")
    #expect(try marked("cafe\u{301}*", in: "去CAFÉS喝茶") == "去[CAFÉS]喝茶")
    #expect(try marked("网易", in: "网\u{200B}易") == "[网\u{200B}易]")
    #expect(try marked("𠮷野 家", in: "在𠮷野家吃饭") == "在[𠮷野][家]吃饭")
  }

  @Test func overlappingHitsAreOne() throws {
    #expect(try marked("春天的 天的风", in: "春天的风") == "[春天的风]")
    #expect(try marked("哈哈", in: "哈哈哈") == "[哈哈哈]")
  }

  @Test func offsetsAreOfTheSnippet() throws {
    let snippet = try #require(try hit("茶", in: "　喝\n\n\n茶").snippet)
    // 喝, one space for the line ends, 茶: 3 + 1 + 3 bytes.
    #expect(snippet.text == "喝 茶" || snippet.text == "　喝 茶")
    let bytes = Array(snippet.text.utf8)
    #expect(snippet.hits.map { String(decoding: bytes[$0], as: UTF8.self) } == ["茶"])
  }

  @Test func longTextIsCutAtSentences() throws {
    let before = String(repeating: "前面的话很长也不要紧。", count: 30)
    let after = String(repeating: "后面的话也是这样的。", count: 30)
    let snippet = try #require(try hit("绿茶", in: before + "今天我们喝绿茶好不好。" + after).snippet)
    #expect(snippet.text.hasPrefix("今天我们喝绿茶好不好。后面"))
    #expect(snippet.text.hasSuffix("这样的。"))
    #expect(!snippet.isCutAtStart)
    #expect(!snippet.isCutAtEnd)
    // At least half of the sixty, at most all of them.
    #expect((30...60).contains(snippet.text.count))
  }

  @Test func textWithoutSentencesIsCutAroundTheHits() throws {
    let snippet = try #require(
      try hit("绿茶", in: String(repeating: "水", count: 500) + "绿茶" + String(repeating: "山", count: 500))
        .snippet)
    #expect(snippet.isCutAtStart)
    #expect(snippet.isCutAtEnd)
    #expect(snippet.text.count == 60 || snippet.text.count == 59)
    #expect(snippet.text.hasPrefix("水水水"))
    #expect(snippet.text.hasSuffix("山山山"))
    #expect(snippet.marked("<", ">").hasPrefix("…水"))
    #expect(snippet.marked("<", ">").hasSuffix("山…"))
    #expect(snippet.marked("<", ">").contains("水<绿茶>山"))
  }

  @Test func densestPlaceWins() throws {
    let filler = String(repeating: "没有什么可说的。", count: 20)
    let text = "茶很好。" + filler + "茶和水都好。" + filler + "茶茶茶茶。"
    let snippet = try #require(try hit("茶 水", in: text).snippet)
    #expect(snippet.marked("[", "]").contains("[茶]和[水]都好。"))
  }

  @Test func hitAtTheEndShowsWhatStandsBefore() throws {
    let text = String(repeating: "没有什么可说的。", count: 20) + "茶。"
    let snippet = try #require(try hit("茶", in: text).snippet)
    #expect(snippet.text.hasSuffix("没有什么可说的。茶。"))
    #expect((45...60).contains(snippet.text.count))
    #expect(!snippet.isCutAtEnd)
  }

  @Test func hitInTheHeadlineAloneShowsTheBeginning() throws {
    let hit = try hit("title:绿茶", in: "绿茶在这里也有。" + String(repeating: "没有什么可说的。", count: 20), headline: "喝綠茶")
    #expect(hit.headlineHits == [3..<9])
    #expect(hit.snippet?.hits == [])
    #expect(hit.snippet?.text.hasPrefix("绿茶在这里也有。") == true)
  }

  @Test func negatedWordsAreNotMarked() throws {
    #expect(try marked("茶 -(水 雨)", in: "茶和水") == "[茶]和水")
  }

  @Test func charactersOfSeveralScalarsAreNotCut() throws {
    let family = "👨‍👩‍👧‍👦"
    let text = String(repeating: family, count: 200) + "茶" + String(repeating: family, count: 200)
    let snippet = try #require(try hit("茶", in: text).snippet)
    #expect(snippet.text.allSatisfy { $0 == "茶" || $0 == Character(family) })
    #expect(snippet.text.contains("茶"))
  }

  @Test func emptyAndOtherTextThanWasIndexed() throws {
    let catalog = try Catalog.inMemory()
    try catalog.put([(Sample.entry(1), "茶")])
    let query = try SearchQuery("茶")
    #expect(try catalog.reader.search(query) { _ in "" }.first?.snippet?.text == "")
    #expect(try catalog.reader.search(query) { _ in "水" }.first?.snippet?.text == "水")
    #expect(try catalog.reader.search(query) { _ in "\n \n" }.first?.snippet?.text == "")
    #expect(try catalog.reader.search(query) { _ in nil }.first?.snippet == nil)
    #expect(try catalog.reader.search(query).first?.snippet == nil)
  }

  @Test func hitLongerThanASnippetIsShownWhole() throws {
    let long = String(repeating: "春天的风", count: 40)
    let snippet = try #require(try hit("\"\(long)\"", in: "水" + long + "水").snippet)
    #expect(snippet.text.contains(long))
  }
}

import Catalog
import Testing

/// What a search finds is what looking through every text finds: nothing missing, nothing more.
@Suite struct ExactnessTests {
  /// Few characters, so that they meet in all ways.
  private static let characters = Array("山水田园风云雨雪花草树木春夏秋冬东西南北红黄蓝绿网易新闻5a")
  private static let breaks = ["，", "。", "、", "！", "\n\n", "——", "“", "”", "（", "）", "·", "：", " ", "…"]

  private static func texts(_ count: Int, _ numbers: inout FixedNumbers) -> [String] {
    (0..<count).map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 5...30, using: &numbers) {
        for _ in 0..<Int.random(in: 1...9, using: &numbers) {
          text.append(characters.randomElement(using: &numbers) ?? "山")
        }
        text += breaks.randomElement(using: &numbers) ?? "。"
      }
      return text
    }
  }

  private static let traditional: [Character: Character] = [
    "园": "園", "风": "風", "云": "雲", "树": "樹", "东": "東", "红": "紅", "黄": "黃", "蓝": "藍", "绿": "綠", "网": "網",
    "闻": "聞",
  ]
  private static let fullWidth: [Character: Character] = ["5": "５", "a": "Ａ"]

  @Test(arguments: 1...4)
  func everyWordIsFoundWhereItStandsAndNowhereElse(length: Int) throws {
    var numbers = FixedNumbers(state: 20_190_517 + UInt64(length))
    let texts = Self.texts(300, &numbers)
    let reader = try Sample.catalog(of: texts)
    let chinese = Self.characters.filter { !$0.isASCII }
    var found = 0
    for _ in 0..<150 {
      // Half of the words stand somewhere, half are made up.
      var word = String((0..<length).compactMap { _ in chinese.randomElement(using: &numbers) })
      if Bool.random(using: &numbers), let text = texts.randomElement(using: &numbers) {
        let runs = text.split { !chinese.contains($0) }.filter { $0.count >= length }
        word = runs.randomElement(using: &numbers).map { String($0.prefix(length)) } ?? word
      }
      let expected = texts.indices.filter { texts[$0].contains(word) }
      found += expected.count
      #expect(try reader.numbers(word) == expected, "\(word)")
      // In traditional characters the same.
      #expect(try reader.numbers(String(word.map { Self.traditional[$0] ?? $0 })) == expected, "\(word)")
    }
    #expect(found > 0)
  }

  @Test func scriptAndWidthOfTheTextMakeNoDifference() throws {
    var numbers = FixedNumbers(state: 163)
    let texts = Self.texts(200, &numbers)
    let others = texts.map { String($0.map { Self.traditional[$0] ?? Self.fullWidth[$0] ?? $0 }) }
    #expect(others != texts)
    let (plain, folded) = (try Sample.catalog(of: texts), try Sample.catalog(of: others))
    for word in ["网易新闻", "风云", "绿", "园东", "5", "a山", "5山", "云5"] {
      let wide = String(word.map { Self.traditional[$0] ?? Self.fullWidth[$0] ?? $0 })
      let expected = try plain.numbers(word)
      #expect(try folded.numbers(word) == expected)
      #expect(try plain.numbers(wide) == expected)
      #expect(try folded.numbers(wide) == expected)
    }
  }

  @Test func operatorsAreSetOperations() throws {
    var numbers = FixedNumbers(state: 2026)
    let texts = Self.texts(200, &numbers)
    let reader = try Sample.catalog(of: texts)
    func holds(_ word: String) -> Set<Int> { Set(texts.indices.filter { texts[$0].contains(word) }) }
    let (one, two, three) = ("山水", "风", "红黄")
    #expect(try Set(reader.numbers("山水 风")) == holds(one).intersection(holds(two)))
    #expect(
      try Set(reader.numbers("山水 AND 风 AND 红黄"))
        == holds(one).intersection(holds(two)).intersection(holds(three)))
    #expect(try Set(reader.numbers("山水 OR 红黄")) == holds(one).union(holds(three)))
    #expect(
      try Set(reader.numbers("风 -红黄 NOT 山水")) == holds(two).subtracting(holds(three)).subtracting(holds(one)))
    #expect(
      try Set(reader.numbers("(山水 OR 红黄) -(风 -红黄)"))
        == holds(one).union(holds(three)).subtracting(holds(two).subtracting(holds(three))))
  }
}

import Testing

@testable import PlainText

struct ScriptConverterTests {
  @Test(arguments: [
    ("網易號的專欄文章", "网易号的专栏文章"),
    ("頭髮和發展，乾淨和幹部", "头发和发展，干净和干部"),
    ("已经是简体 ABC 123", "已经是简体 ABC 123"),
    ("", ""),
    ("開\0源", "开\0源"),
  ])
  func toSimplified(_ text: String, _ expected: String) throws {
    #expect(try ScriptConverter(to: .hans).convert(text) == expected)
  }

  @Test(arguments: [
    ("头发和发展，干净和干部", "頭髮和發展，乾淨和幹部"),
    ("皇后在后面", "皇后在後面"),
    ("一二三\n四五六", "一二三\n四五六"),
  ])
  func toTraditional(_ text: String, _ expected: String) throws {
    #expect(try ScriptConverter(to: .hant).convert(text) == expected)
  }

  @Test(arguments: [
    ("隨著開發，看著門", "随着开发，看着门"),
    ("為什么隨著開發", "为什么随着开发"),
    ("著名學者的名著，著有《門》，成績顯著", "著名学者的名著，著有《门》，成绩显著"),
    // A text that knows 着, and one in simplified characters, mean 著 by 著.
    ("看着門，張三 著", "看着门，张三 著"),
    ("张三 著", "张三 著"),
  ])
  func theTaiwaneseParticle(_ text: String, _ expected: String) throws {
    #expect(try ScriptConverter(to: .hans).convert(text) == expected)
  }

  @Test func missingDictionariesAreNamed() {
    let error = #expect(throws: ScriptConversionError.self) {
      try ScriptConverter(to: .hans, configuration: "none.json")
    }
    #expect(error?.description.hasPrefix("OpenCC cannot open none.json") == true)
    #expect(error?.description.contains("libopencc-data") == true)
  }

  @Test func oneConverterServesSeveralTasks() async throws {
    let converter = try ScriptConverter(to: .hant)
    let text = String(repeating: "头发发展", count: 500)
    let expected = String(repeating: "頭髮發展", count: 500)
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { try converter.convert(text) == expected } }
      return try await group.reduce(true) { $0 && $1 }
    }
    #expect(right)
  }
}

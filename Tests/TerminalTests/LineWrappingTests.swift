import Terminal
import Testing

@Suite struct LineWrappingTests {
  @Test(arguments: [
    ("山里的茶园开放了", 8, ["山里的茶", "园开放了"]),
    // No line begins with what closes.
    ("山里的茶，园开放", 8, ["山里的", "茶，园开", "放"]),
    ("他说「好」。", 8, ["他说", "「好」。"]),
    // No line ends with what opens.
    ("他们说（可以）", 8, ["他们说", "（可以）"]),
    // Words and numbers stay whole.
    ("茶园Windmill开放", 12, ["茶园Windmill", "开放"]),
    ("茶园有Windmill开放", 12, ["茶园有", "Windmill开放"]),
    ("增长了3.25%以上", 10, ["增长了", "3.25%以上"]),
    ("the tea is ready", 10, ["the tea is", "ready"]),
    ("the   tea", 4, ["the", "tea"]),
    // What has no break is broken.
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("，，，，，", 4, ["，，", "，，", "，"]),
    ("一\n\n二", 10, ["一", "", "二"]),
    ("", 10, [""]),
    // Narrower than one character.
    ("茶园", 1, ["茶", "园"]),
    ("👨‍👩‍👧👨‍👩‍👧", 2, ["👨‍👩‍👧", "👨‍👩‍👧"]),
  ])
  func lines(text: String, columns: Int, expected: [String]) {
    #expect(TerminalText.lines(text, within: columns) == expected)
  }

  @Test func aLongTextWithoutBreaks() {
    let lines = TerminalText.lines(String(repeating: "，", count: 20_000), within: 80)
    #expect(lines.count == 500)
  }
}

import Terminal
import Testing

@Suite struct DisplayWidthTests {
  /// Widths after EastAsianWidth.txt and emoji-data.txt of Unicode 17.
  @Test(arguments: [
    ("", 0), ("a", 1), ("é", 1), ("e\u{301}", 1), ("中", 2), ("，", 2), ("「", 2), ("\u{3000}", 2), ("Ａ", 2),
    ("ｱ", 1),
    ("“", 1), ("…", 1), ("—", 1), ("α", 1), ("①", 1), ("·", 1), ("￥", 2), ("￠", 2), ("₩", 1), ("｡", 1),
    ("가", 2),
    ("\u{1100}\u{1161}\u{11A8}", 2), ("か\u{3099}", 2), ("𠀀", 2), ("\u{3FFFD}", 2), ("龥", 2), ("㍿", 2),
    ("〇", 2),
    ("\u{303F}", 1), ("〿", 1), ("꓿", 1), ("ꥠ", 2), ("\u{200B}", 0), ("\u{200D}", 0), ("\u{FEFF}", 0),
    ("\u{AD}", 1), ("\u{1B}", 0), ("\n", 0), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("🇨", 1), ("☀", 1),
    ("☀️", 2),
    ("1️⃣", 2), ("⌚", 2), ("🀄", 2), ("🀅", 1), ("\u{FFFD}", 1), ("abc中文", 7),
  ])
  func width(text: String, columns: Int) {
    #expect(TerminalText.width(text) == columns)
  }

  @Test(arguments: [
    ("茶园里", 6, "茶园里"), ("茶园里", 5, "茶园…"), ("茶园里", 4, "茶…"), ("茶园里", 3, "茶…"), ("茶园里", 2, "…"),
    ("茶园里", 1, "…"), ("茶园里", 0, ""), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("", 0, ""),
    ("ae\u{301}bc", 3, "ae\u{301}…"),
  ])
  func cut(text: String, columns: Int, expected: String) {
    #expect(TerminalText.cut(text, to: columns) == expected)
  }
}

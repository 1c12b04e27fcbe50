import Testing

@testable import ChangeFeed

@Suite struct MarkupTextTests {
  @Test(arguments: [
    ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("一\n二\t三", "一\n二\t三"),
    // What XML 1.0 does not allow in any form.
    ("\u{0}\u{8}\u{B}\u{1F}\u{FFFE}\u{FFFF}", String(repeating: "\u{FFFD}", count: 6)),
    ("\u{7F}\u{85}\u{9F}\u{A0}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{A0}"), ("]]>", "]]&gt;"), ("𠮷", "𠮷"),
  ])
  func escaping(_ text: String, _ expected: String) {
    #expect(MarkupText.escaped(text) == expected)
  }
}

import PlainText
import Testing

struct EntitiesTests {
  @Test(arguments: [
    ("&lt;li&gt;&amp;&quot;&apos;", "<li>&\"'"),
    ("&amp;lt;", "&lt;"),
    ("a&nbsp;b&middot;&ldquo;&rdquo;&hellip;&mdash;&times;&copy;&yen;&ensp;", "a\u{A0}b·“”…—×©¥\u{2002}"),
    ("&Agrave;&yuml;&divide;&frac12;", "Àÿ÷½"),
    ("&#20013;&#x4E2D;&#X4e2d;&#128512;", "中中中😀"),
    ("&#150;&#x93;&#129;", "–“\u{FFFD}"),
    ("&#0;&#xD800;&#x110000;&#27;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("&#10;", "\n"),
    ("&#;&#x;&#-1;&#+1;&#99999999999;", "&#;&#x;&#-1;&#+1;&#99999999999;"),
    ("?a=1&copy=2&b", "?a=1&copy=2&b"), ("&unknown;&", "&unknown;&"), ("&&amp;", "&&"), ("", ""),
  ])
  func decodesOnce(_ text: String, _ expected: String) {
    #expect(decodeEntities(text) == expected)
  }
}

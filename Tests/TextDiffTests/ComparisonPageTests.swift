import Testing
import TextDiff

@Suite struct ComparisonPageTests {
  private static func page(_ old: String, _ new: String, title: String = "茶园") -> String {
    ComparisonPage(
      title: title, oldLabel: "v1", newLabel: "v2", notes: ["a & b"],
      fields: [("headline", FieldDiff(from: "茶园", to: "新茶园"))], body: TextDiff(from: old, to: new)
    ).html
  }

  @Test func bothColumns() {
    let page = Self.page("今天大雨。\n\n桥边。", "今天小雪。\n\n桥边。")
    #expect(page.contains("<tr><td>今天<del>大雨</del>。</td><td>今天<ins>小雪</ins>。</td></tr>\n"))
    #expect(page.contains("<tr class=\"same\"><td>桥边。</td><td>桥边。</td></tr>\n"))
    #expect(page.contains("<tr><td>茶园</td><td><ins>新</ins>茶园</td></tr>\n"))
  }

  @Test func aRemovedParagraphLeavesItsCellEmpty() {
    #expect(Self.page("一。\n\n二三四。", "一。").contains("<tr><td><del>二三四。</del></td><td></td></tr>\n"))
  }

  @Test func textIsNoMarkup() {
    let page = Self.page("<script>a", "\u{22}&\u{1B}", title: "</title><b>")
    #expect(page.contains("<title>&lt;/title&gt;&lt;b&gt;</title>"))
    #expect(page.contains("<del>&lt;script&gt;a</del>"))
    #expect(page.contains("<ins>&quot;&amp;\u{FFFD}</ins>"))
    #expect(page.contains("<p class=\"note\">a &amp; b</p>"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("\u{1B}"))
  }

  @Test func nothingIsLoaded() {
    let page = Self.page("一", "二")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh\">\n"))
    for word in ["src=", "href=", "url(", "@import", "http:", "https:"] { #expect(!page.contains(word)) }
  }
}

import Testing

@testable import HTMLTree

/// Pages that nest deeper than any page does: the text stays whole and in order, the tree stays shallow.
@Suite struct DepthTests {
  private func parsed(_ html: String) throws -> HTMLNode { try HTMLDocument(utf8: Array(html.utf8)).root }

  @Test("no element has more than 512 around it", arguments: ["div", "b", "blockquote", "ul><li", "font"])
  func cap(tag: String) throws {
    let root = try parsed(String(repeating: "<\(tag)>x", count: 2000))
    #expect(root.descendants.map { $0.ancestors.reduce(0) { sum, _ in sum + 1 } }.max() == 513)
    #expect(root.text == String(repeating: "x", count: 2000))
  }

  @Test("elements beyond the depth stand beside each other, each with its own text") func beyond() throws {
    // html and body are the first two; the div in hand is the 512th.
    let root = try parsed(
      String(repeating: "<div>", count: 509) + "<div id=last>a<p id=one>b<i id=two>c</i>d</p>e</div>f")
    let last = try #require(root.first("#last"))
    #expect(last.text == "a")
    #expect(root.first("#one")?.text == "b")
    #expect(root.first("#two")?.text == "c")
    #expect(root.first("#one")?.parent == last.parent)
    #expect(last.parent?.text == "abcdef")
  }

  @Test("what comes behind a deep part stands where it would without it") func behind() throws {
    let deep = String(repeating: "<div>", count: 3000) + "x" + String(repeating: "</div>", count: 3000)
    let root = try parsed("<section>\(deep)<p id=after>y</p></section><p id=outside>z</p>")
    #expect(root.first("#after")?.parent?.tag == .section)
    #expect(root.first("#outside")?.parent?.tag == .body)
    #expect(root.first("section")?.visibleText.filter { $0 != "\n" } == "xy")
  }

  @Test("a script is no text at any depth") func script() throws {
    let root = try parsed(String(repeating: "<div>", count: 1000) + "a<script>b</script>c")
    #expect(root.visibleText.filter { $0 != "\n" } == "ac")
  }
}

/// Pages on which a search from each tag to its end would never be done.
@Suite struct UnclosedTagTests {
  @Test(
    "256 KB of tags without an end are read in one pass",
    arguments: ["<", "<a", "<a ", "<textarea>", "<textarea", "<!--", "<script>", "</body", "<p a='"])
  func unclosed(tag: String) throws {
    let html = "<p id=before>text</p>" + String(repeating: tag, count: (1 << 18) / tag.utf8.count)
    #expect(try HTMLDocument(utf8: Array(html.utf8)).root.first("#before")?.text.hasPrefix("text") == true)
  }

  @Test("a < in a text is no tag, however many words follow") func lessThan() throws {
    let words = String(repeating: "word ", count: 5000)
    #expect(try HTMLDocument(utf8: Array("<p>1 < 2 \(words)</p>".utf8)).root.text == "1 < 2 \(words)")
  }
}

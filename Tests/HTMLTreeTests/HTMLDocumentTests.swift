import Testing

@testable import HTMLTree

/// A readable form of a tree: `html(body(p("text")))`, with ids and classes as in a selector.
private func outline(_ node: HTMLNode) -> String {
  switch node.kind {
  case .text: return "\"\(node.text)\""
  case .comment: return "!\(String(decoding: node.bytes, as: UTF8.self))!"
  case .document, .element:
    let name = node.kind == .document ? "" : "\(node.tag)"
    let inside = node.children.map(outline).joined(separator: " ")
    return inside.isEmpty ? name : name.isEmpty ? inside : "\(name)(\(inside))"
  }
}

private func parsed(_ html: String) throws -> HTMLNode {
  try HTMLDocument(utf8: Array(html.utf8)).root
}

@Suite struct HTMLDocumentTests {
  @Test(arguments: [
    ("<p>一<b>二</b>三</p>", "html(body(p(\"一\" b(\"二\") \"三\")))"),
    ("<p>一<p>二", "html(body(p(\"一\") p(\"二\")))"),
    ("<p>a&amp;b&#20013;&nbsp;c</p>", "html(body(p(\"a&b中\u{A0}c\")))"),
    ("<ul><li>一<li>二</ul>", "html(body(ul(li(\"一\") li(\"二\"))))"),
    ("<div><!-- 正文 -->x</div>", "html(body(div(! 正文 ! \"x\")))"),
    (
      "<script>if (a < b) \"</p>\"</script><p>x", "html(head(script(\"if (a < b) \"</p>\"\")) body(p(\"x\")))"
    ),
    ("", ""),
  ])
  func treeOfMarkup(html: String, expected: String) throws {
    #expect(outline(try parsed(html)) == expected)
  }

  @Test(
    "text behind a stray </body></html> stays where a browser leaves it",
    arguments: ["</body></html>", "</BODY ></Html\n>"])
  func strayEnd(tags: String) throws {
    #expect(outline(try parsed("<div>一\(tags)二</div>")).contains("div(\"一"))
    #expect(try parsed("<div id=x>一\(tags)二</div>").first("#x")?.text.filter { !$0.isWhitespace } == "一二")
  }

  @Test("a declared charset is not believed: the bytes are UTF-8") func declaredCharset() throws {
    let root = try parsed("<html data-keys=朱镕基><head><meta charset=gb2312></head><p>朱镕基𠀀</p>")
    #expect(root.first("p")?.text == "朱镕基𠀀")
    #expect(root.first("html")?["data-keys"] == "朱镕基")
  }

  @Test func attributes() throws {
    let root = try parsed("<a href='x?a=1&amp;b=2' hidden class=' one  two '>t</a>")
    let link = try #require(root.first("a"))
    #expect(link["href"] == "x?a=1&b=2")
    #expect(link["hidden"] == "")
    #expect(link["title"] == nil)
    #expect(link.hasClass("one") && link.hasClass("two") && !link.hasClass("on"))
  }

  @Test("100,000 open elements are no deeper than a loop") func depth() throws {
    let html = String(repeating: "<div>", count: 100_000) + "text"
    let root = try parsed(html)
    #expect(root.all("div").count == 100_000)
    #expect(root.text == "text")
  }

  @Test("16 MB of text come through whole") func size() throws {
    let text = String(repeating: "0123456789abcdef", count: 1 << 20)
    #expect(try parsed("<p>\(text)</p><p id=after>x</p>").text.utf8.count == 16 << 20 + 1)
  }

  @Test func visibleText() throws {
    let root = try parsed("<div>a<script>b</script><style>c</style><p>d</p><textarea>e</textarea></div>")
    #expect(root.visibleText.filter { !$0.isWhitespace } == "ad")
  }
}

@Suite struct SelectorTests {
  private static let page = """
    <html id=wrap data-time="2025"><body>
    <div id="content" class="post_content a"><p class="otitle">1</p><div><p>2</p></div></div>
    <div class="post b"><a href="https://www.163.com/dy/media/T1.html">3</a><a href="/x.html">4</a></div>
    </body></html>
    """

  @Test(arguments: [
    ("p", ["1", "2"]),
    ("p.otitle", ["1"]),
    ("#content p", ["1", "2"]),
    ("#content > p", ["1"]),
    ("div > div > p", ["2"]),
    ("a[href*=/dy/media/T]", ["3"]),
    ("a[href^=/]", ["4"]),
    ("a[href$=.html]", ["3", "4"]),
    ("a[href=/x.html]", ["4"]),
    ("html[data-time] .post a[href]", ["3", "4"]),
    ("div.post_content.a > .otitle", ["1"]),
    (".post_conten", []),
    ("#content.b p", []),
  ])
  func found(selector: String, texts: [String]) throws {
    let selector = Selector(selector)
    #expect(selector.problem == nil)
    #expect(try parsed(Self.page).all(selector).map(\.text) == texts)
  }

  @Test(arguments: ["", ">", "p >", "#", "p..x", "nosuchtag", "a[href", "p:first"])
  func problems(selector: String) throws {
    #expect(Selector(selector).problem != nil)
    #expect(try parsed(Self.page).first(Selector(selector)) == nil)
  }
}

import Foundation
import FoundationXML
import Testing

@testable import ChangeFeed

/// Atom as a parser of XML reads it, from pages that mean harm.
@Suite struct AtomTests {
  private let scene: FeedScene
  private let instants: [Int64] = [1_546_300_800_000, 1_609_459_200_000]

  init() throws { scene = try FeedScene() }

  /// What is in a document: the text of each element by its path, in their order, and all attributes.
  private final class Reading: NSObject, XMLParserDelegate {
    var texts: [(path: String, text: String)] = []
    var attributes: [(path: String, name: String, value: String)] = []
    private var open: [(path: String, text: String)] = []

    static func of(_ text: String) throws -> Reading {
      let reading = Reading()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = reading
      try #require(parser.parse(), "\(String(describing: parser.parserError)), line \(parser.lineNumber)")
      return reading
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(((open.last.map { $0.path + "/" } ?? "") + name, ""))
      let path = open[open.count - 1].path
      self.attributes += attributes.map { (path, $0.key, $0.value) }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if !open.isEmpty { open[open.count - 1].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      texts.append(open.removeLast())
    }

    func all(_ path: String) -> [String] { texts.filter { $0.path == path }.map(\.text) }
    func first(_ path: String) -> String? { all(path).first }
    func values(of name: String, at path: String) -> [String] {
      attributes.filter { $0.path == path && $0.name == name }.map(\.value)
    }
  }

  @Test func whatTheStandardAsksFor() throws {
    try scene.keep(body: "<p>一。</p>", at: instants[0])
    try scene.miss(at: instants[1])
    let feed = try Reading.of(try scene.feed(address: "https://example.org/a?b&c").atom)
    #expect(feed.values(of: "xmlns", at: "feed") == ["http://www.w3.org/2005/Atom"])
    // RFC 4287, sections 4.1.1 and 4.1.2: one each, and an author above or in each entry.
    for name in ["id", "title", "updated", "author/name"] {
      #expect(feed.all("feed/\(name)").count == 1, "\(name)")
    }
    for name in ["id", "title", "updated", "published", "summary", "content"] {
      #expect(feed.all("feed/entry/\(name)").count == 2, "\(name)")
    }
    #expect(feed.first("feed/id") == "https://example.org/a?b&c")
    #expect(feed.first("feed/updated") == feed.first("feed/entry/updated"))
    #expect(feed.values(of: "href", at: "feed/link") == ["https://example.org/a?b&c"])
    #expect(feed.values(of: "rel", at: "feed/link") == ["self"])
    #expect(feed.values(of: "href", at: "feed/entry/link") == [FeedScene.url, FeedScene.url])
    #expect(feed.values(of: "term", at: "feed/entry/category") == ["removed", "new"])
    #expect(feed.values(of: "type", at: "feed/entry/content") == ["html", "html"])
  }

  @Test func emptyFeed() throws {
    let empty = ChangeFeed(title: "x", version: "1", entries: [])
    let feed = try Reading.of(empty.atom)
    #expect(feed.first("feed/updated") == "1970-01-01T00:00:00Z")
    #expect(feed.all("feed/entry").isEmpty)
  }

  @Test func hostileTextIsText() throws {
    let script = "&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&lt;!--"
    for (number, word) in ["甲", "乙"].enumerated() {
      try scene.keep(
        title: "\(script)\(word)", author: "&amp;lt;b&gt;\(word)",
        body: "<p>\(script)&amp;lt;img src=x onerror=alert(1)&gt;\(word)&#1;&#xFFFF;</p>",
        at: instants[number])
    }
    let written = try scene.feed(title: "<&\"'>\u{0}").atom
    let feed = try Reading.of(written)
    #expect(feed.first("feed/title") == "<&\"'>\u{FFFD}")
    #expect(feed.first("feed/entry/title") == "changed: <script>alert(1)</script>]]><!--乙")
    let contents = feed.all("feed/entry/content")
    try #require(contents.count == 2)
    for content in contents {
      // Beside our own elements nothing is left of what could be one.
      let bare = ["p", "ins", "del"].reduce(content) {
        $0.replacing("<\($1)>", with: "").replacing("</\($1)>", with: "")
      }
      #expect(!bare.contains("<") && !bare.contains(">"), "\(bare)")
      #expect(content.contains("&lt;script&gt;alert(1)&lt;/script&gt;]]&gt;&lt;!--"))
      #expect(content.contains("&amp;lt;img src=x"))
    }
  }

  /// Each `&` is nine bytes in the end.
  @Test(arguments: ["字", "&amp;", "&lt;b&gt;", "e\u{301}\u{301}\u{301}", "&quot;"])
  func noEntryIsLong(_ text: String) throws {
    func long(_ mark: String) -> String {
      let paragraphs = (0..<12).map { "<p>\($0)\(mark)\(String(repeating: text, count: 8000))</p>" }
      return paragraphs.joined()
    }
    try scene.keep(title: "题\(String(repeating: text, count: 3000))", body: long("一"), at: instants[0])
    try scene.keep(
      title: "目\(String(repeating: text, count: 3000))", author: String(repeating: text, count: 3000),
      body: long("二"), at: instants[1])
    let feed = try scene.feed()
    try #require(feed.entries.count == 2)
    for entry in feed.entries {
      let alone = ChangeFeed(title: "x", version: "1", entries: [entry])
      let empty = ChangeFeed(title: "x", version: "1", entries: [])
      #expect(alone.atom.utf8.count - empty.atom.utf8.count < 25_000)
      #expect(entry.html.contains("The rest is left out here.") || entry.html.utf8.count < 16_000)
    }
    _ = try Reading.of(feed.atom)
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "", "https://a b/\u{0}<"])
  func addressThatIsNoneIsLeftOut(_ url: String) throws {
    let entry = FeedEntry(
      id: "urn:x", kind: .new, headline: "x", url: url, recordedAt: 0, authors: ["", "\n"], summary: "x",
      html: EntryHTML("x"))
    let feed = try Reading.of(ChangeFeed(title: "x", version: "1", entries: [entry]).atom)
    #expect(feed.values(of: "href", at: "feed/entry/link").allSatisfy { $0.hasPrefix("https://") })
    #expect(feed.values(of: "href", at: "feed/entry/link").allSatisfy { !$0.contains("<") })
  }
}

internal import CLibXML2

/// Writes down what libxml2 reports while it parses.
///
/// libxml2's own tree (one allocation for each node, name and value) is never built: its SAX interface gives the
/// same events, elements that it closes by itself included.
///
/// A struct behind a pointer, not a class: each change of a class's property is checked for exclusive access while
/// the program runs, and there is one for every node.
struct TreeBuilder {
  private(set) var records: [HTMLDocument.Record] = []
  private(set) var attributes: [HTMLDocument.Attribute] = []
  private(set) var bytes: [UInt8] = []
  private(set) var classes = TokenIndex()
  private(set) var ids = TokenIndex()
  private(set) var tagged = [[Int32]](repeating: [], count: Tag.allCases.count)
  /// The elements that are open, the root first.
  private var open: [Int32] = [0]
  /// How many elements are open for libxml2: more than in ``open`` where a page nests too deep.
  private var depth = 0
  /// Deeper elements stand beside each other at this depth, as in Blink (`kMaximumHTMLParserDOMTreeDepth`).
  ///
  /// So a walk to the root is short, and what recurses over nested quotes and lists does not run out of stack.
  private static let deepest = 512
  /// Names are interned by libxml2, so that one pointer always is one name while a page is parsed.
  private var tags: [UnsafePointer<xmlChar>: Tag] = [:]

  init(capacity: Int) {
    // Pages of all families have a node for each 20 to 60 bytes, and text and values of about their own size.
    records.reserveCapacity(capacity / 30 + 1)
    attributes.reserveCapacity(capacity / 60)
    bytes.reserveCapacity(capacity)
    records.append(.init(kind: .document, tag: .other, parent: -1, end: 1, from: 0, to: 0))
  }

  mutating func parse(_ page: [UInt8]) throws(HTMLParseError) {
    guard page.count < Int(Int32.max) / 2 else { throw .tooLarge(bytes: page.count) }
    var handler = htmlSAXHandler()
    handler.startElement = { builder($0)?.pointee.start($1, $2) }
    handler.endElement = { user, _ in builder(user)?.pointee.end() }
    handler.characters = { builder($0)?.pointee.text($1, $2) }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters  // what stands in <script> and <style>
    handler.comment = { builder($0)?.pointee.comment($1) }
    let markup = BrowserRules.applied(to: page)
    LibXML2.prepare()
    // The pointer is used during the call alone, in which nothing else touches the builder.
    let outcome = withUnsafeMutablePointer(to: &self) { builder in
      markup.withUnsafeBytes { buffer in
        na_html_parse(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), &handler, builder)
      }
    }
    guard outcome == 0 || page.isEmpty else { throw .outOfMemory }
    while open.count > 1 { close() }
    records[0].end = Int32(records.count)
  }

  private mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    depth += 1
    if open.count > Self.deepest { close() }
    guard let parent = open.last else { return }
    let node = Int32(records.count)
    let first = Int32(attributes.count)
    if var next = values {
      // Pairs of name and value, closed by NULL. An attribute without a value has NULL as its value.
      while let name = next[0] {
        append(name, next[1], of: node)
        next += 2
      }
    }
    let tag = tag(name)
    records.append(
      .init(kind: .element, tag: tag, parent: parent, end: 0, from: first, to: Int32(attributes.count)))
    tagged[Int(tag.rawValue)].append(node)
    open.append(node)
  }

  private mutating func end() {
    // Of the elements beyond the deepest only the last is open, and not if others stood inside it.
    if open.count - 1 == min(depth, Self.deepest) { close() }
    depth -= 1
  }

  private mutating func close() {
    guard open.count > 1, let node = open.popLast() else { return }
    records[Int(node)].end = Int32(records.count)
  }

  private mutating func text(_ characters: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let characters, count > 0, let parent = open.last else { return }
    // libxml2 gives long text in pieces, and each entity alone: they are one node.
    let last = records.count - 1
    let continues = records[last].kind == .text && records[last].parent == parent
    let from = Int32(bytes.count)
    bytes.append(contentsOf: UnsafeBufferPointer(start: characters, count: Int(count)))
    if continues {
      records[last].to = Int32(bytes.count)
    } else {
      leaf(.text, parent: parent, from: from)
    }
  }

  private mutating func comment(_ content: UnsafePointer<xmlChar>?) {
    guard let content, let parent = open.last else { return }
    let from = Int32(bytes.count)
    append(content)
    leaf(.comment, parent: parent, from: from)
  }

  private mutating func leaf(_ kind: HTMLNode.Kind, parent: Int32, from: Int32) {
    records.append(
      .init(
        kind: kind, tag: .other, parent: parent, end: Int32(records.count) + 1, from: from,
        to: Int32(bytes.count)))
  }

  private mutating func append(
    _ name: UnsafePointer<xmlChar>, _ value: UnsafePointer<xmlChar>?, of node: Int32
  ) {
    let start = Int32(bytes.count)
    append(name)
    let middle = Int32(bytes.count)
    if let value { append(value) }
    let attribute = HTMLDocument.Attribute(name: start..<middle, value: middle..<Int32(bytes.count))
    attributes.append(attribute)
    let word = bytes[Int(start)..<Int(middle)]
    if word.elementsEqual("class".utf8) {
      let value = bytes[Int(middle)...]
      for token in value.split(whereSeparator: \.isHTMLSpace) { classes.add(token, node: node) }
    } else if word.elementsEqual("id".utf8) {
      ids.add(bytes[Int(middle)...], node: node)
    }
  }

  private mutating func append(_ text: UnsafePointer<xmlChar>) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }

  private mutating func tag(_ name: UnsafePointer<xmlChar>) -> Tag {
    if let known = tags[name] { return known }
    let tag = Tag(name: String(cString: name))
    tags[name] = tag
    return tag
  }
}

/// The builder that a callback was registered with.
private func builder(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<TreeBuilder>? {
  user?.assumingMemoryBound(to: TreeBuilder.self)
}

extension UInt8 {
  /// White space as HTML counts it: space, tab, line feed, form feed, carriage return.
  var isHTMLSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) && self != 0x0B }
}

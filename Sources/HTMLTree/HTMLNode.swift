/// A node of a document: an element, a run of text or a comment.
///
/// It keeps its document alive.
public struct HTMLNode: Sendable, Hashable {
  public enum Kind: UInt8, Sendable { case document, element, text, comment }

  let document: HTMLDocument
  let index: Int32

  init(_ document: HTMLDocument, _ index: Int32) {
    self.document = document
    self.index = index
  }

  public static func == (a: HTMLNode, b: HTMLNode) -> Bool { a.index == b.index && a.document === b.document }

  public func hash(into hasher: inout Hasher) { hasher.combine(index) }

  private var record: HTMLDocument.Record { document.records[Int(index)] }

  public var kind: Kind { record.kind }

  /// The element's tag; ``Tag/other`` for text and comments.
  public var tag: Tag { record.tag }

  /// The place in document order: comparable between nodes of one document.
  public var position: Int { Int(index) }

  /// The positions of this node and all nodes inside it.
  public var extent: Range<Int> { Int(index)..<Int(record.end) }

  public var parent: HTMLNode? {
    record.parent < 0 ? nil : HTMLNode(document, record.parent)
  }

  /// The nodes around this one, the nearest first.
  public var ancestors: some Sequence<HTMLNode> {
    sequence(first: self, next: \.parent).dropFirst()
  }

  /// The nodes directly inside this one.
  public var children: some Sequence<HTMLNode> {
    let end = record.end
    let first = index + 1
    return sequence(
      state: first,
      next: { [document] next -> HTMLNode? in
        guard next < end else { return nil }
        defer { next = document.records[Int(next)].end }
        return HTMLNode(document, next)
      })
  }

  /// All nodes inside this one, in document order.
  public var descendants: some RandomAccessCollection<HTMLNode> {
    (index + 1..<record.end).lazy.map { HTMLNode(document, $0) }
  }

  /// The node that follows this one under the same parent.
  public var nextSibling: HTMLNode? {
    guard let parent, record.end < parent.record.end else { return nil }
    return HTMLNode(document, record.end)
  }

  /// The element that follows this node under the same parent, whatever text stands between.
  public var nextElement: HTMLNode? {
    sequence(first: self, next: \.nextSibling).dropFirst().first { $0.kind == .element }
  }

  /// The element before this node under the same parent, whatever text stands between.
  public var previousElement: HTMLNode? {
    parent?.children.prefix { $0.index < index }.last { $0.kind == .element }
  }

  /// The root of the document that the node is in.
  public var root: HTMLNode { document.root }

  /// The node at a position inside this one's document.
  public func node(at position: Int) -> HTMLNode { HTMLNode(document, Int32(position)) }

  public func contains(_ other: HTMLNode) -> Bool { extent.contains(other.position) }

  /// The value of an attribute, `""` for one without a value, `nil` if the element does not have it.
  public subscript(_ attribute: StaticString) -> String? {
    value(of: attribute).map { String(decoding: document.bytes[$0], as: UTF8.self) }
  }

  /// Whether the attribute is there with exactly this value.
  func has(_ attribute: StaticString, _ value: String) -> Bool {
    self.value(of: attribute).map { document.bytes[$0].elementsEqual(value.utf8) } ?? false
  }

  /// Whether `class` has this word.
  public func hasClass(_ word: String) -> Bool {
    guard let value = value(of: "class") else { return false }
    return document.bytes[value].split(whereSeparator: \.isHTMLSpace).contains { $0.elementsEqual(word.utf8) }
  }

  func value(of attribute: StaticString) -> Range<Int>? {
    let record = record
    guard record.kind == .element else { return nil }
    for index in Int(record.from)..<Int(record.to) {
      let candidate = document.attributes[index]
      guard candidate.name.count == attribute.utf8CodeUnitCount else { continue }
      let start = Int(candidate.name.lowerBound)
      let equal = (0..<candidate.name.count).allSatisfy {
        document.bytes[start + $0] == attribute.utf8Start[$0]
      }
      if equal { return Int(candidate.value.lowerBound)..<Int(candidate.value.upperBound) }
    }
    return nil
  }

  /// The bytes of a text node or a comment, in UTF-8; nothing for an element.
  public var bytes: ArraySlice<UInt8> {
    let record = record
    guard record.kind == .text || record.kind == .comment else { return [] }
    return document.bytes[Int(record.from)..<Int(record.to)]
  }

  /// What a comment says, without white space around it; `""` for other nodes.
  public var commentText: String {
    guard kind == .comment else { return "" }
    let content = String(decoding: bytes, as: UTF8.self)
    return String(content.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What a reader sees inside this node but outside the given positions: elements, and characters without white
  /// space.
  public func visibleContent(outside positions: [Range<Int>]) -> (elements: Int, characters: Int) {
    var (elements, characters) = (0, 0)
    var next = Int(index) + 1
    let end = Int(record.end)
    while next < end {
      let record = document.records[next]
      if record.tag.isInvisible || positions.contains(where: { $0.lowerBound == next }) {
        next = Int(record.end)
        continue
      }
      if record.kind == .element { elements += 1 }
      if record.kind == .text {
        // Characters are counted by their first bytes.
        characters += document.bytes[Int(record.from)..<Int(record.to)].count {
          $0 > 0x20 && $0 & 0xC0 != 0x80
        }
      }
      next += 1
    }
    return (elements, characters)
  }

  /// Whether the bytes of a text node or a comment hold `word`.
  public func contains(text word: String) -> Bool { ByteSearch.find(word, in: bytes) }

  /// All text inside, as it stands: scripts and white space too.
  public var text: String {
    if kind == .text { return String(decoding: bytes, as: UTF8.self) }
    var collected: [UInt8] = []
    for node in descendants where node.kind == .text { collected += node.bytes }
    return String(decoding: collected, as: UTF8.self)
  }

  /// The text that a reader sees: without scripts, style sheets and the like.
  public var visibleText: String { visibleText(upTo: .max) }

  /// The text that a reader sees, cut behind the text node with which it has more than `limit` bytes.
  public func visibleText(upTo limit: Int) -> String {
    if kind == .text { return text }
    var collected: [UInt8] = []
    var next = index + 1
    let end = record.end
    while next < end, collected.count <= limit {
      let node = HTMLNode(document, next)
      if node.tag.isInvisible {
        next = node.record.end
        continue
      }
      if node.kind == .text { collected += node.bytes }
      if node.tag.isBlock || node.tag == .br { collected.append(UInt8(ascii: "\n")) }
      next += 1
    }
    return String(decoding: collected, as: UTF8.self)
  }
}

/// A parsed page: elements, text and comments in document order, in flat arrays.
///
/// libxml2 parses and reports; ``TreeBuilder`` writes down. Nothing of C outlives the initialiser, so there is no
/// handle to own, no lifetime to get wrong, and a document may be shared between tasks. A subtree is a range of
/// indices, so that walking one is a loop, however deep the page nests.
public final class HTMLDocument: Sendable {
  /// One node.
  ///
  /// Its subtree is the range from its own index to ``end``.
  struct Record: Sendable {
    var kind: HTMLNode.Kind
    var tag: Tag
    var parent: Int32
    /// One past the last node inside this one.
    var end: Int32
    /// For text and comments the range of their bytes in ``HTMLDocument/bytes``; for an element the range of its
    /// attributes in ``HTMLDocument/attributes``.
    var from: Int32
    var to: Int32
  }

  /// One attribute: where its name and its value lie in ``HTMLDocument/bytes``.
  struct Attribute: Sendable {
    var name: Range<Int32>
    var value: Range<Int32>
  }

  let records: [Record]
  let attributes: [Attribute]
  let bytes: [UInt8]
  /// Every class token of the page, hashed, with the element that carries it: what makes a lookup a short scan.
  let classes: TokenIndex
  let ids: TokenIndex
  /// The elements of each tag, by its raw value, in document order.
  let tagged: [[Int32]]

  /// Parses a page that is UTF-8 already, whatever charset it declares.
  ///
  /// Any bytes give a document, if need be one without elements.
  /// - Throws: ``HTMLParseError`` if there is no memory, or the page is larger than libxml2 takes (2 GB).
  public init(utf8 page: [UInt8]) throws(HTMLParseError) {
    var builder = TreeBuilder(capacity: page.count)
    try builder.parse(page)
    records = builder.records
    attributes = builder.attributes
    bytes = builder.bytes
    classes = builder.classes
    ids = builder.ids
    tagged = builder.tagged
  }

  /// The node that holds all others.
  ///
  /// It has no tag.
  public var root: HTMLNode { HTMLNode(self, 0) }
}

/// Why there is no tree.
public enum HTMLParseError: Error, Sendable, Hashable {
  case tooLarge(bytes: Int)
  case outOfMemory
}

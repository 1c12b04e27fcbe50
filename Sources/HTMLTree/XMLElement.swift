internal import CLibXML2

/// An element of a small XML document, such as a feed, with all that is in it.
///
/// Feeds cannot be read as HTML: `<link>` holds no text there, and a CDATA section is a comment.
public struct XMLElement: Sendable, Hashable {
  /// With its prefix, as written: `dc:date`.
  public let name: String
  public let attributes: [String: String]
  public internal(set) var children: [XMLElement] = []
  var bytes: [UInt8] = []

  init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// Reads a document that is UTF-8 already, whatever encoding it declares, as far as it can be read.
  ///
  /// `nil` if there is no element in it. Entities that XML itself does not define are left out.
  /// - Throws: ``HTMLParseError`` if there is no memory, or the document is larger than libxml2 takes (2 GB).
  public static func root(utf8 document: [UInt8]) throws(HTMLParseError) -> XMLElement? {
    var builder = XMLBuilder()
    return try builder.parse(document)
  }

  /// The text directly inside, CDATA sections included.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The first child of this name.
  public func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The children of this name.
  public func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }
}

/// Writes down what libxml2 reports while it parses XML.
private struct XMLBuilder {
  /// The elements that are open, the root first.
  private var open: [XMLElement] = []
  private var root: XMLElement?

  mutating func parse(_ document: [UInt8]) throws(HTMLParseError) -> XMLElement? {
    guard document.count < Int(Int32.max) / 2 else { throw .tooLarge(bytes: document.count) }
    var handler = xmlSAXHandler()
    handler.startElement = { builder($0)?.pointee.start($1, $2) }
    handler.endElement = { user, _ in builder(user)?.pointee.end() }
    handler.characters = { builder($0)?.pointee.text($1, $2) }
    handler.cdataBlock = handler.characters
    LibXML2.prepare()
    // The pointer is used during the call alone, in which nothing else touches the builder.
    let outcome = withUnsafeMutablePointer(to: &self) { builder in
      document.withUnsafeBytes { buffer in
        na_xml_parse(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), &handler, builder)
      }
    }
    guard outcome == 0 || document.isEmpty else { throw .outOfMemory }
    while !open.isEmpty { end() }
    return root
  }

  private mutating func start(
    _ name: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name else { return }
    var attributes: [String: String] = [:]
    if var next = values {
      // Pairs of name and value, closed by NULL.
      while let name = next[0] {
        attributes[String(cString: name)] = next[1].map { String(cString: $0) } ?? ""
        next += 2
      }
    }
    open.append(XMLElement(name: String(cString: name), attributes: attributes))
  }

  private mutating func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty {
      root = root ?? element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  private mutating func text(_ characters: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let characters, count > 0, !open.isEmpty else { return }
    open[open.count - 1].bytes += UnsafeBufferPointer(start: characters, count: Int(count))
  }
}

/// The builder that a callback was registered with.
private func builder(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLBuilder>? {
  user?.assumingMemoryBound(to: XMLBuilder.self)
}

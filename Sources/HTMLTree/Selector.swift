/// A small part of CSS, enough to say where something stands in a page.
///
/// Compounds of tag, `#id`, `.class`, `[attribute]`, `[attribute=value]`, `^=`, `$=`, `*=`, joined by a space
/// (somewhere inside) or `>` (directly inside): `div#endText.post_text > p.otitle`, `a[href*=/dy/media/T]`.
/// Written as a string literal in the source; ``problem`` tells what a test has to look for.
public struct Selector: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  struct Compound: Sendable, Hashable {
    var tag: Tag?
    var id: String?
    var classes: [String] = []
    var attributes: [AttributeTest] = []
    /// Whether the compound before this one must match the parent itself.
    var isChild = false
    /// The hash that ``HTMLDocument/ids`` or ``HTMLDocument/classes`` is searched for.
    var key: UInt32?
  }

  struct AttributeTest: Sendable, Hashable {
    enum Relation: Sendable, Hashable { case present, equal, prefix, suffix, contains }
    var name: String
    var relation: Relation
    var value: String
  }

  public let description: String
  let compounds: [Compound]
  /// What is wrong with the text, or `nil`.
  ///
  /// A selector with a problem matches nothing.
  public let problem: String?

  public init(stringLiteral text: String) { self.init(text) }

  public init(_ text: String) {
    description = text
    var parser = SelectorParser(text)
    do throws(SelectorParser.Failure) {
      compounds = try parser.compounds()
      problem = nil
    } catch {
      compounds = []
      problem = error.message
    }
  }

  /// Whether `node` is what the selector names.
  public func matches(_ node: HTMLNode) -> Bool {
    guard let last = compounds.last, last.matches(node) else { return false }
    return matches(ancestorsOf: node, upTo: compounds.count - 1)
  }

  private func matches(ancestorsOf node: HTMLNode, upTo count: Int) -> Bool {
    guard count > 0 else { return true }
    let wanted = compounds[count - 1]
    for ancestor in node.ancestors {
      if wanted.matches(ancestor), matches(ancestorsOf: ancestor, upTo: count - 1) { return true }
      if compounds[count].isChild { return false }
    }
    return false
  }
}

extension Selector.Compound {
  func matches(_ node: HTMLNode) -> Bool {
    guard node.kind == .element else { return false }
    if let tag, node.tag != tag { return false }
    if let id, !node.has("id", id) { return false }
    return classes.allSatisfy(node.hasClass) && attributes.allSatisfy { $0.matches(node) }
  }
}

extension Selector.AttributeTest {
  func matches(_ node: HTMLNode) -> Bool {
    guard let range = node.value(of: name) else { return false }
    let bytes = node.document.bytes[range]
    switch relation {
    case .present: return true
    case .equal: return bytes.elementsEqual(value.utf8)
    case .prefix: return bytes.starts(with: value.utf8)
    case .suffix: return bytes.reversed().starts(with: value.utf8.reversed())
    case .contains: return ByteSearch.find(value, in: bytes)
    }
  }
}

extension HTMLNode {
  /// The first node inside this one that the selector names, in document order.
  public func first(_ selector: Selector) -> HTMLNode? {
    var found: HTMLNode?
    visitCandidates(for: selector) { node in
      if selector.matches(node) { found = node }
      return found == nil
    }
    return found
  }

  /// All nodes inside this one that the selector names, in document order.
  public func all(_ selector: Selector) -> [HTMLNode] {
    var found: [HTMLNode] = []
    visitCandidates(for: selector) { node in
      if selector.matches(node) { found.append(node) }
      return true
    }
    return found
  }

  /// Goes through the nodes worth a closer look, until `visit` says no: those with the id, the class or the tag of
  /// the last compound.
  private func visitCandidates(for selector: Selector, _ visit: (HTMLNode) -> Bool) {
    guard let last = selector.compounds.last else { return }
    let inside = index + 1..<Int32(extent.upperBound)
    if let key = last.key {
      let tokens = last.id == nil ? document.classes : document.ids
      for place in tokens.places(of: key) where inside.contains(tokens.nodes[place]) {
        if !visit(HTMLNode(document, tokens.nodes[place])) { return }
      }
    } else if let tag = last.tag {
      for place in document.tagged[Int(tag.rawValue)] where inside.contains(place) {
        if !visit(HTMLNode(document, place)) { return }
      }
    } else {
      for place in inside where !visit(HTMLNode(document, place)) { return }
    }
  }
}

extension HTMLNode {
  /// As the subscript, for a name that is not written in the source.
  fileprivate func value(of name: String) -> Range<Int>? {
    let record = document.records[Int(index)]
    guard record.kind == .element else { return nil }
    for attribute in document.attributes[Int(record.from)..<Int(record.to)] {
      let range = Int(attribute.name.lowerBound)..<Int(attribute.name.upperBound)
      if document.bytes[range].elementsEqual(name.utf8) {
        return Int(attribute.value.lowerBound)..<Int(attribute.value.upperBound)
      }
    }
    return nil
  }
}

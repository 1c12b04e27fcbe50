internal import HTMLTree

/// How far a body goes: its element, and what stands behind that where a stray end tag in the text closed it too early.
///
/// The body's own end tag then closed its parent in turn. So the rest of the text is the rest of the parent; behind
/// the body of an intact page there are other things: credits, share buttons, comments.
struct BodyExtent {
  /// The element that all of it stands in.
  let root: HTMLNode
  /// The nodes behind the body's element that belong to it.
  let rest: [HTMLNode]

  init(_ body: HTMLNode, template: PageTemplate) {
    let behind = Array(sequence(first: body, next: \.nextSibling).dropFirst())
    guard let parent = body.parent, Self.isText(behind) else {
      (root, rest) = (body, [])
      return
    }
    let dropped = Set(template.drops.flatMap { $0.find(parent) })
    let isRest = behind.allSatisfy { node in
      !template.behindBody.contains { $0.matches(node) }
        && (node.kind != .element || node.tag.isOfText || dropped.contains(node) || node.line.isEmpty)
    }
    (root, rest) = isRest ? (parent, behind) : (body, [])
  }

  /// Whether text comes first, in paragraphs.
  private static func isText(_ nodes: [HTMLNode]) -> Bool {
    guard let first = nodes.first(where: { $0.kind != .comment && !$0.line.isEmpty }) else { return false }
    return (first.kind == .text || first.tag == .p) && nodes.contains { $0.tag == .p && !$0.line.isEmpty }
  }
}

extension Tag {
  /// Whether an element of an article's text, not of a page's layout.
  fileprivate var isOfText: Bool {
    switch self {
    case .p, .blockquote, .ul, .ol, .dl, .table, .figure, .pre, .center, .h2, .h3, .h4, .h5, .h6: true
    default: !isBlock
    }
  }
}

internal import ArticleModel
internal import HTMLTree

/// Reads the blocks of a body in one walk over its nodes.
///
/// The walk is a loop over the flat tree: an element is closed when the loop passes its end. So the depth of a page
/// costs nothing, and each text node is looked at once. What a template drops is skipped whole and counted.
struct BodyReader {
  /// What takes the place of an element instead of its content.
  enum Replacement {
    case dropped(Drop.Kind)
    case blocks([Block])
  }

  /// What a comment of the app's JSON stands for.
  enum Reference {
    case blocks([Block])
    /// Part of the running text.
    case link(title: String, target: String?)
  }

  private struct OpenElement {
    var end: Int
    var isBlock: Bool
    var isPreformatted: Bool
    var opened: BlockWriter.Opened
  }

  private let page: Page
  /// By position: what is not walked into.
  private let replacements: [Int: Replacement]
  /// What stands for a comment such as `<!--IMG#0-->` in the app's JSON.
  private let references: [String: Reference]
  /// By address, where a page lists its pictures with their sizes apart from the markup.
  private let pictureSizes: [String: PixelSize]

  private var writer = BlockWriter()
  private var open: [OpenElement] = []
  private(set) var discarded = DiscardCount()
  private(set) var droppedLines: [DroppedLine] = []

  init(
    page: Page, replacements: [Int: Replacement] = [:], references: [String: Reference] = [:],
    pictureSizes: [String: PixelSize] = [:]
  ) {
    self.page = page
    self.replacements = replacements
    self.references = references
    self.pictureSizes = pictureSizes
  }

  /// All blocks that were read.
  mutating func finish() -> [Block] {
    endParagraph()
    return writer.finish()
  }

  /// Reads what stands inside `container`.
  mutating func read(_ container: HTMLNode) {
    read(container.extent.dropFirst(), of: container)
    endParagraph()
  }

  /// Reads a node itself with all that it holds; text goes on in the node that is read next.
  mutating func read(whole node: HTMLNode) {
    read(node.extent, of: node)
  }

  private mutating func read(_ positions: Range<Int>, of tree: HTMLNode) {
    var position = positions.lowerBound
    while position < positions.upperBound {
      closeElements(endingBefore: position)
      position = step(over: tree.node(at: position))
    }
    closeElements(endingBefore: positions.upperBound)
  }

  /// Deals with one node, and says at which position the walk goes on.
  private mutating func step(over node: HTMLNode) -> Int {
    if let replacement = replacements[node.position] {
      if node.tag.isBlock { endParagraph() }
      switch replacement {
      case .dropped(let kind): discarded.add(kind, node)
      case .blocks(let blocks):
        endParagraph()
        writer.append(blocks)
      }
      return node.extent.upperBound
    }
    switch node.kind {
    case .text: text(node.bytes)
    case .comment: reference(node)
    case .element, .document: return element(node)
    }
    return node.position + 1
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>) {
    guard open.contains(where: \.isPreformatted) else { return writer.append(bytes) }
    // Line ends count inside <pre>.
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.startIndex != bytes.startIndex { endParagraph() }
      writer.append(line)
    }
  }

  private mutating func reference(_ comment: HTMLNode) {
    guard !references.isEmpty, let reference = references[comment.commentText] else { return }
    switch reference {
    case .blocks(let blocks):
      endParagraph()
      writer.append(blocks)
    case .link(let title, let target): writer.append(link: title, target: target)
    }
  }

  private mutating func element(_ node: HTMLNode) -> Int {
    switch node.tag {
    case .br: endParagraph()
    case .hr:
      endParagraph()
      writer.append([.rule])
    case .img: picture(node)
    case .video:
      endParagraph()
      if let video = VideoReference(element: node, on: page) { writer.append([.video(video)]) }
      return node.extent.upperBound
    case let tag where tag.isInvisible: return node.extent.upperBound
    default:
      if node.tag.isBlock { endParagraph() }
      let link = node.tag == .a ? page.link(node["href"]) : nil
      let opened = writer.open(node, link: link)
      open.append(
        OpenElement(
          end: node.extent.upperBound, isBlock: node.tag.isBlock, isPreformatted: node.tag == .pre,
          opened: opened))
    }
    return node.position + 1
  }

  private mutating func closeElements(endingBefore position: Int) {
    while let last = open.last, last.end <= position {
      open.removeLast()
      if last.isBlock { endParagraph() }
      writer.close(last.opened, isBlock: last.isBlock)
    }
  }

  private mutating func endParagraph() {
    guard let dropped = writer.endParagraph() else { return }
    discarded.add(dropped.kind, text: dropped.text)
    droppedLines.append(dropped)
  }

  private mutating func picture(_ node: HTMLNode) {
    guard let address = page.picture(node) else {
      if node["src"]?.hasPrefix("data:") == true { discarded.add(.inlinedPicture, node) }
      return
    }
    endParagraph()
    let size = pictureSizes[address]
    writer.append([
      .image(
        ImageReference(
          contentURL: address, width: size?.width ?? node.pixels("width"),
          height: size?.height ?? node.pixels("height")))
    ])
  }
}

extension HTMLNode {
  /// A whole number of pixels; `nil` for percentages, and for what is no size.
  fileprivate func pixels(_ attribute: StaticString) -> Int? {
    guard let text = self[attribute],
      let number = Int(text.hasSuffix("px") ? String(text.dropLast(2)) : text),
      number > 1
    else { return nil }
    return number
  }
}

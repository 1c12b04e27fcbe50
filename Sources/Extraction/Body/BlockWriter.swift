internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// Builds blocks from the events of a walk: elements that open and close, text, ends of paragraphs.
struct BlockWriter {
  /// What an element opened, to be given back when it closes.
  enum Opened { case nothing, mark, level }

  /// A block that others are built inside of.
  private enum Frame {
    case root, quote, item
    case list(ordered: Bool)
    case table, row
    case cell(isHeader: Bool)
  }

  private struct Row {
    var cells: [[Block]] = []
    var isHeader = true
  }

  /// What a frame collects stands beside it, not in it: taken out of an enumeration and put back, a list of 50,000
  /// items would be copied for each of them.
  private struct Level {
    var frame: Frame
    var blocks: [Block] = []
    var items: [[Block]] = []
    var rows: [Row] = []
    var row = Row()
  }

  /// An open element that lines end at, as far as captions depend on it.
  private struct LineElement {
    var isCentered: Bool
    var isFigure: Bool
    var isCaption: Bool
    var headingLevel: Int?
    var hasPicture = false

    init(_ node: HTMLNode) {
      isFigure = node.tag == .figure
      isCaption = node.tag == .figcaption
      headingLevel = node.tag.headingLevel
      isCentered =
        node.tag == .center || node.hasClass("f_center") || node["align"]?.lowercased() == "center"
        || node["style"]?.replacing(" ", with: "").contains("text-align:center") ?? false
    }
  }

  /// Quotes, lists and tables that nest deeper count as part of what is around them.
  ///
  /// No writer goes that far, and each level of Markdown is a mark more on every line.
  private static let deepest = 16

  private var levels = [Level(frame: .root)]
  private var lineElements: [LineElement] = []
  private var text = TextNormalizer()
  private var marks: [RichText.Mark] = []
  private var openMarks: [(style: RichText.Mark.Style, start: Int)] = []

  /// The blocks of the whole body.
  mutating func finish() -> [Block] {
    while levels.count > 1 { closeLevel() }
    return levels[0].blocks
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    text.append(bytes.span)
  }

  mutating func append(link title: String, target: String?) {
    let opened = target.map { open(.link($0)) } ?? .nothing
    text.append(title)
    close(opened, isBlock: false)
  }

  mutating func append(_ blocks: [Block]) {
    for block in blocks {
      if case .image = block, !lineElements.isEmpty { lineElements[lineElements.count - 1].hasPicture = true }
      if case .caption(let caption) = block { attach(caption.text) }
      levels[levels.count - 1].blocks.append(block)
    }
  }

  // MARK: Elements

  mutating func open(_ node: HTMLNode, link: String?) -> Opened {
    if node.tag.isBlock { lineElements.append(LineElement(node)) }
    switch node.tag {
    case .b, .strong: return open(.strong)
    case .i, .em, .cite: return open(.emphasis)
    case .sup: return open(.superscript)
    case .sub: return open(.subscript)
    case .a: return link.map { open(.link($0)) } ?? .nothing
    case .blockquote: return open(.quote)
    case .ul: return open(.list(ordered: false))
    case .ol: return open(.list(ordered: true))
    case .table: return open(.table)
    case .li:
      if case .list = levels[levels.count - 1].frame { return open(.item) }
    case .tr:
      if case .table = levels[levels.count - 1].frame { return open(.row) }
    case .td, .th:
      if case .row = levels[levels.count - 1].frame { return open(.cell(isHeader: node.tag == .th)) }
    default: break
    }
    return .nothing
  }

  mutating func close(_ opened: Opened, isBlock: Bool) {
    if isBlock { lineElements.removeLast() }
    switch opened {
    case .nothing: break
    case .mark: closeMark()
    case .level: closeLevel()
    }
  }

  /// Bold inside bold says nothing more, nor does a link inside a link, which HTML does not have.
  private mutating func open(_ style: RichText.Mark.Style) -> Opened {
    if openMarks.contains(where: { $0.style.kind == style.kind }) { return .nothing }
    openMarks.append((style, text.count))
    return .mark
  }

  private mutating func open(_ frame: Frame) -> Opened {
    guard levels.count < Self.deepest else { return .nothing }
    levels.append(Level(frame: frame))
    return .level
  }

  private mutating func closeMark() {
    guard let mark = openMarks.popLast(), mark.start < text.count else { return }
    marks.append(RichText.Mark(mark.style, mark.start..<text.count))
  }

  // MARK: Paragraphs

  /// Ends the paragraph in hand, if it has any text.
  ///
  /// Returns what it was if it is a line that articles drop.
  mutating func endParagraph() -> DroppedLine? {
    guard !text.isEmpty else {
      for index in openMarks.indices { openMarks[index].start = 0 }
      return nil
    }
    // A mark that runs on beyond the line is one of this line and one of the next. The outer ones come first: they
    // opened before those that closed already, if they start at the same place.
    let line = text.finish(
      openMarks.map { RichText.Mark($0.style, $0.start..<max($0.start, text.count)) } + marks)
    marks.removeAll(keepingCapacity: true)
    for index in openMarks.indices { openMarks[index].start = 0 }
    if let dropped = DroppedLine(line.text) { return dropped }
    append([block(of: line)])
    return nil
  }

  private func block(of line: RichText) -> Block {
    if let level = lineElements.last(where: { $0.headingLevel != nil })?.headingLevel {
      return .heading(level: level, line)
    }
    return isCaption(line.text) ? .caption(line) : .paragraph(line)
  }

  /// Whether a line stands under a picture and belongs to it.
  ///
  /// On the site a caption is a `figcaption`, or text in the centred paragraph of the picture, or a short line
  /// behind it that is centred too or begins as captions do. 60 characters: the longest caption of the reference
  /// pages has 52; a sentence of the body that follows a picture is rarely that short and never centred.
  private func isCaption(_ line: String) -> Bool {
    guard let element = lineElements.last else { return false }
    if element.isCaption || lineElements.contains(where: \.isFigure) { return true }
    if element.hasPicture, element.isCentered { return true }
    guard case .image = levels[levels.count - 1].blocks.last, line.count <= 60 else { return false }
    return element.isCentered || Self.captionLeads.contains { line.hasPrefix($0) }
  }

  private static let captionLeads = ["图片来源", "图源", "图：", "图为", "资料图", "▲", "△", "▼", "↑", "（图", "图/"]

  private mutating func attach(_ caption: String) {
    let last = levels.count - 1
    guard case .image(var image)? = levels[last].blocks.last, image.caption == nil else { return }
    image.caption = caption
    levels[last].blocks[levels[last].blocks.count - 1] = .image(image)
  }

  // MARK: Levels

  private mutating func closeLevel() {
    let level = levels.removeLast()
    switch level.frame {
    case .root: break
    case .quote:
      if !level.blocks.isEmpty { append([.quote(level.blocks)]) }
    case .item:
      if !level.blocks.isEmpty { levels[levels.count - 1].items.append(level.blocks) }
    case .list(let ordered):
      // Text that stands in a list outside its items is kept as an item behind them.
      let all = level.items + (level.blocks.isEmpty ? [] : [level.blocks])
      if !all.isEmpty { append([.list(ordered: ordered, items: all)]) }
    case .cell(let isHeader):
      levels[levels.count - 1].row.cells.append(level.blocks)
      levels[levels.count - 1].row.isHeader = levels[levels.count - 1].row.isHeader && isHeader
    case .row:
      levels[levels.count - 1].rows.append(level.row)
      append(level.blocks)
    case .table:
      append(level.blocks + Self.blocks(of: level.rows))
    }
  }

  /// A table, or its content if it only served to lay things out: one column, or cells with pictures in them.
  private static func blocks(of rows: [Row]) -> [Block] {
    let cells = rows.flatMap(\.cells)
    let texts = cells.map(\.asOneText)
    let isLayout = rows.allSatisfy { $0.cells.count <= 1 } || texts.contains(nil)
    if isLayout { return cells.flatMap { $0 } }
    let filled = rows.map { row in row.cells.map { $0.asOneText ?? RichText("") } }.filter {
      $0.contains { !$0.text.isEmpty }
    }
    if filled.isEmpty { return [] }
    return [.table(Table(rows: filled, headerRows: rows.prefix { $0.isHeader && !$0.cells.isEmpty }.count))]
  }
}

extension [Block] {
  /// The content of a cell as one run of text, or `nil` if there is more in it than text.
  fileprivate var asOneText: RichText? {
    var whole = RichText("")
    for block in self {
      switch block {
      case .paragraph(let text), .heading(_, let text), .caption(let text):
        if !whole.text.isEmpty { whole.text += " " }
        let offset = whole.text.utf8.count
        whole.text += text.text
        whole.marks += text.marks.map {
          RichText.Mark($0.style, $0.range.lowerBound + offset..<$0.range.upperBound + offset)
        }
      default: return nil
      }
    }
    return whole
  }
}

extension RichText.Mark.Style {
  /// The style without the target of a link.
  fileprivate var kind: Self {
    if case .link = self { .link("") } else { self }
  }
}

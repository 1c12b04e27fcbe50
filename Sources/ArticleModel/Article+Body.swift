extension Article {
  /// The normalized text: paragraphs separated by one blank line, captions where they stand.
  public var bodyText: String { paragraphs.joined(separator: "\n\n") }

  /// The body's paragraphs in reading order: one for each list item and each row of a table.
  public var paragraphs: [String] {
    var found: [String] = []
    for block in blocks { block.appendParagraphs(to: &found) }
    return found
  }

  /// Characters of the body without white space.
  public var wordCount: Int {
    paragraphs.reduce(0) { sum, paragraph in
      // No white space stands behind U+3000, and what does is nearly all of a Chinese text.
      sum + paragraph.unicodeScalars.count { $0.value > 0x3000 || !$0.properties.isWhitespace }
    }
  }

  /// The pictures in reading order.
  public var images: [ImageReference] {
    blocks.flatMap(\.images)
  }

  /// The videos in reading order.
  public var videos: [VideoReference] {
    blocks.flatMap(\.videos)
  }

  /// The links of the body, each once, in order.
  public var citations: [String] {
    var seen: Set<String> = []
    return blocks.flatMap(\.texts).flatMap(\.marks).compactMap { mark in
      guard case .link(let url) = mark.style, seen.insert(url).inserted else { return nil }
      return url
    }
  }
}

extension Block {
  /// The blocks inside this one.
  var children: [Block] {
    switch self {
    case .list(_, let items): items.flatMap { $0 }
    case .quote(let blocks): blocks
    default: []
    }
  }

  /// Every run of text of this block and the blocks inside it.
  var texts: [RichText] {
    switch self {
    case .paragraph(let text), .heading(_, let text), .caption(let text): [text]
    case .table(let table): table.rows.flatMap { $0 }
    default: children.flatMap(\.texts)
    }
  }

  var images: [ImageReference] {
    if case .image(let image) = self { return [image] }
    return children.flatMap(\.images)
  }

  var videos: [VideoReference] {
    if case .video(let video) = self { return [video] }
    return children.flatMap(\.videos)
  }

  func appendParagraphs(to found: inout [String]) {
    switch self {
    case .paragraph(let text), .heading(_, let text), .caption(let text):
      found.append(text.text)
    case .table(let table):
      for row in table.rows {
        let line = row.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
        if !line.isEmpty { found.append(line) }
      }
    case .list, .quote:
      for block in children { block.appendParagraphs(to: &found) }
    case .image, .video, .rule:
      break
    }
  }
}

internal import HTMLTree
internal import PlainText

/// A run of text that stands on its own in a page: what an element that lines end at holds directly.
struct TextUnit {
  /// The element that holds it.
  let element: HTMLNode
  /// Where the text starts and ends, in document order.
  var positions: ClosedRange<Int>
  /// Characters without white space, and how many of them are links.
  var characters = 0
  var linkCharacters = 0
  var punctuation = 0

  /// The text of the unit, without that of other elements inside the same one.
  var text: String {
    positions.map { element.root.node(at: $0) }.filter {
      $0.kind == .text && $0.parent?.tag.isInvisible == false
    }.map(\.text)
      .joined().normalizedLine
  }

  /// How much like a paragraph of an article it is; negative for a row of links.
  ///
  /// Sentences have punctuation and few links. A paragraph of 50 characters with three commas counts 65; the
  /// same text as a link counts -25.
  var score: Double {
    guard characters > 0 else { return 0 }
    let plain = Double(characters - linkCharacters)
    if linkCharacters * 2 > characters { return -Double(linkCharacters) / 2 }
    if characters <= 8, let label = element.shortLine, Self.commentLabels.contains(label.filter(\.isLetter)) {
      return -20
    }
    // A few words without any punctuation are a label, a name or a button.
    if punctuation == 0 { return min(plain, 20) / 4 }
    return plain * (1 + Double(min(punctuation, 10)) / 10)
  }

  /// The units that are not in an area that begins with its label, such as one of comments (跟贴, 网友评论).
  static func outsideAreas(labelled isLabel: (TextUnit) -> Bool, _ units: [TextUnit]) -> [TextUnit] {
    var end = 0
    return units.enumerated().filter { index, unit in
      if isLabel(unit) {
        // The smallest element around the label with more in it than the label, if it begins with the label.
        let next = index + 1 < units.count ? units[index + 1].positions.lowerBound : .max
        let area = unit.element.ancestors.first { $0.extent.contains(next) }?.extent ?? 0..<0
        if index == 0 || !area.contains(units[index - 1].positions.lowerBound) {
          end = max(end, area.upperBound)
        }
      }
      return unit.positions.lowerBound >= end
    }.map(\.element)
  }

  /// Whether it is the label of an area of comments.
  var isCommentsLabel: Bool {
    guard characters <= 12 else { return false }
    let label = text.filter(\.isLetter)
    return Self.areaLabels.contains(where: label.hasPrefix)
  }

  /// Whether it is the label of other articles.
  var isRecommendationsLabel: Bool {
    characters <= 6 && Self.recommendationLabels.contains(text.filter { !$0.isWhitespace })
  }

  private static let recommendationLabels: Set<String> = [
    "延伸阅读", "延伸·推荐", "相关文章", "相关阅读", "相关新闻", "相关推荐", "推荐阅读", "热点推荐", "相关报道",
  ]

  private static let areaLabels = ["跟贴", "热门跟贴", "最新跟贴", "网易跟贴", "网友评论", "网友跟贴", "最新评论", "热门评论", "评论"]

  /// Buttons that stand beside each comment: where there are many, it is comments.
  private static let commentLabels: Set<String> = ["回复", "顶", "踩", "举报", "赞", "支持", "楼", "回复举报", "网友"]

  /// All units of a page, in document order.
  ///
  /// Text of scripts, forms and the like is in none.
  static func all(in root: HTMLNode) -> [TextUnit] {
    var found: [TextUnit] = []
    // The element that lines end at and the end of each, the link that is open, by the walk's position.
    var holders: [(node: HTMLNode, unit: Int?)] = [(root, nil)]
    var linkEnd = 0
    var position = root.position + 1
    let end = root.extent.upperBound
    while position < end {
      let node = root.node(at: position)
      while holders.count > 1, let last = holders.last, last.node.extent.upperBound <= position {
        holders.removeLast()
      }
      if node.tag.isInvisible {
        position = node.extent.upperBound
        continue
      }
      if node.tag.isBlock || node.tag == .br {
        // What follows a block inside the same element is another line.
        holders[holders.count - 1].unit = nil
        if node.tag.isBlock { holders.append((node, nil)) }
      } else if node.tag == .a {
        linkEnd = max(linkEnd, node.extent.upperBound)
      } else if node.kind == .text {
        add(node, isLink: position < linkEnd, to: &found, holder: &holders[holders.count - 1])
      }
      position += 1
    }
    return found
  }

  private static func add(
    _ node: HTMLNode, isLink: Bool, to found: inout [TextUnit], holder: inout (node: HTMLNode, unit: Int?)
  ) {
    let count = TextCount(node.bytes)
    guard count.characters > 0 else { return }
    let index = holder.unit ?? found.count
    if holder.unit == nil {
      found.append(TextUnit(element: holder.node, positions: node.position...node.position))
      holder.unit = index
    }
    found[index].positions = found[index].positions.lowerBound...node.position
    found[index].characters += count.characters
    found[index].punctuation += count.punctuation
    if isLink { found[index].linkCharacters += count.characters }
  }
}

/// Characters and sentence punctuation of some UTF-8.
struct TextCount {
  var characters = 0
  var punctuation = 0

  init(_ utf8: ArraySlice<UInt8>) {
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      if scalar.properties.isWhitespace { continue }
      characters += 1
      if "，。、；：？！”“…,;!?".unicodeScalars.contains(scalar) { punctuation += 1 }
    }
  }
}

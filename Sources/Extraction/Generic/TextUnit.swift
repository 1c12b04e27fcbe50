internal import HTMLTree

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

  /// How much like a paragraph of an article it is; negative for a row of links.
  ///
  /// Sentences have punctuation and few links. A paragraph of 50 characters with three commas counts 65; the
  /// same text as a link counts -25.
  var score: Double {
    guard characters > 0 else { return 0 }
    let plain = Double(characters - linkCharacters)
    if linkCharacters * 2 > characters { return -Double(linkCharacters) / 2 }
    if characters <= 8, Self.commentLabels.contains(element.line.filter(\.isLetter)) { return -20 }
    // A few words without any punctuation are a label, a name or a button.
    if punctuation == 0 { return min(plain, 20) / 4 }
    return plain * (1 + Double(min(punctuation, 10)) / 10)
  }

  /// Buttons that stand beside each comment: where there are many, it is comments.
  private static let commentLabels: Set<String> = ["回复", "顶", "踩", "举报", "赞", "支持", "楼", "回复举报", "网友"]

  /// All units of a page, in document order. Text of scripts, forms and the like is in none.
  static func all(in root: HTMLNode) -> [TextUnit] {
    var found: [TextUnit] = []
    // The element that lines end at and the end of each, the link that is open, by the walk's position.
    var holders: [(node: HTMLNode, unit: Int?)] = [(root, nil)]
    var linkEnd = 0
    var position = root.position + 1
    let end = root.extent.upperBound
    while position < end {
      let node = root.node(at: position)
      while holders.count > 1, let last = holders.last, last.node.extent.upperBound <= position { holders.removeLast() }
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

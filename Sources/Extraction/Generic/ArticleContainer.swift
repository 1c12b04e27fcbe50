internal import HTMLTree

/// Finds the element that holds an article, by nothing but text, punctuation and links.
///
/// Each unit of text adds its score to the element around it, and half of it for each level further up. So the
/// element wins in which most paragraphs stand side by side, and not the page that holds everything.
struct ArticleContainer {
  let element: HTMLNode
  let units: [TextUnit]
  /// Where the first sentence of the article stands, behind its title.
  let start: Int
  /// From 0 to 1: how far the second best lies behind, and whether there is enough text to tell.
  let confidence: Double

  /// The least share of a unit's score that still counts: three levels up.
  private static let least = 0.125
  /// What an element inside the best one must have of its score to be preferred.
  private static let nearlyAll = 0.85
  /// Characters of text from which an article can be told from a caption or a footer.
  private static let enough = 200.0

  init?(units: [TextUnit], root: HTMLNode, after title: Int) {
    let all = units
    let units = TextUnit.outsideAreas(labelled: \.isRecommendationsLabel, all)
    let lines = Dictionary(grouping: units, by: \.element.position).mapValues(\.count)
    var scores: [Int: Double] = [:]
    for unit in units where unit.score != 0 {
      // A paragraph is no container; but an element with several lines of its own, between line breaks, is one.
      let isContainer = (lines[unit.element.position] ?? 0) >= 3
      scores[unit.element.position, default: 0] += isContainer ? unit.score : unit.score / 2
      var weight = isContainer && !unit.element.tag.isPartOfBlock ? 0.5 : 1
      // An element that no line ends at is none: `<font>`, or a `<wbr>` that the parser never closes.
      for node in unit.element.ancestors where node.tag.isBlock {
        scores[node.position, default: 0] += unit.score * weight
        if !node.tag.isPartOfBlock, !node.isLayoutOfLines { weight /= 2 }
        if weight < Self.least { break }
      }
    }
    // Comments and recommendations stand behind the article: of two of equal weight the one nearer to the title. 300
    // nodes are what share buttons and advertising take on the reference pages, twice over.
    let sentences = units.filter { $0.score > 20 && $0.punctuation >= 2 }.map(\.positions.lowerBound)
    let weighed = scores.map { position, score in
      let node = root.node(at: position)
      let first = sentences.first { $0 >= max(position, title) } ?? position
      let distance = Double(max(0, first - title))
      let isBefore = node.extent.upperBound <= title
      return (node, score: score * (isBefore ? 0.2 : 1 / (1 + distance / 300)))
    }
    guard let best = weighed.max(by: { ($0.score, $1.0.position) < ($1.score, $0.0.position) }),
      best.score > 0
    else { return nil }
    // An element around the article gains from everything else that it holds; one inside it that has nearly all of
    // the score is the article itself, unless it is a paragraph among others, the longest by far.
    let paragraphs = Dictionary(
      grouping: units.filter { $0.element.tag == .p && $0.score > 0 }, by: \.element.parent?.position)
    func isAmongOthers(_ node: HTMLNode) -> Bool {
      node.tag == .p && paragraphs[node.parent?.position]?.contains { $0.element != node } == true
    }
    let element =
      weighed.filter {
        best.0.contains($0.0) && $0.score >= best.score * Self.nearlyAll && !isAmongOthers($0.0)
      }
      .map(\.0).max { $0.position < $1.position } ?? best.0
    self.element = element
    self.units = all.filter { element.extent.contains($0.positions.lowerBound) }
    start = sentences.first { $0 >= max(element.position, title) } ?? element.position
    let other = weighed.filter { !$0.0.contains(element) && !element.contains($0.0) }.map(\.score).max() ?? 0
    let characters = self.units.reduce(0.0) { $0 + Double($1.characters - $1.linkCharacters) }
    confidence = best.score / (best.score + max(0, other)) * min(1, characters / Self.enough)
  }
}

extension HTMLNode {
  /// Whether the element is a table in a cell of another, or follows one: old posts lay out each of their sections so.
  fileprivate var isLayoutOfLines: Bool {
    tag == .table && (parent?.tag == .td || nextElement?.tag == .table)
  }
}

extension Tag {
  /// Whether the element only groups the lines of a list, a quotation or a table: it is no level of its own.
  fileprivate var isPartOfBlock: Bool {
    switch self {
    case .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .tbody, .thead, .tr, .td, .th, .p: true
    default: false
    }
  }
}

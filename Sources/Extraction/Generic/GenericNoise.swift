internal import ArticleModel
internal import HTMLTree

/// What stands inside an article's container and is not the article, on a page that no template fits.
struct GenericNoise {
  let container: ArticleContainer
  let heading: HTMLNode?
  let page: Page

  /// What inside the container is not the article: what attributes tell, blocks of links, and what stands under a
  /// label such as 延伸阅读.
  var replacements: [Int: BodyReader.Replacement] {
    var found: [Int: BodyReader.Replacement] = [:]
    for (kind, unit) in looseLines {
      for position in unit.positions where page.root.node(at: position).kind == .text {
        found[position] = .dropped(kind)
      }
    }
    for node in linkBlocks + labelledBlocks {
      found[node.position] = .dropped(.recommendation)
    }
    if let repeated = RepeatedHeadline.find(in: container.element, of: heading) {
      found[repeated.position] = .dropped(.repeatedHeadline)
    }
    for drop in PostBody.drops {
      for node in drop.find(container.element) { found[node.position] = .dropped(drop.kind) }
    }
    for video in container.element.all("video") + container.element.all("object") {
      let player = player(around: video)
      guard let read = Mobile.video(player, page) ?? PostBody.player(player, page) else { continue }
      found[player.position] = .blocks([.video(read)])
    }
    return found
  }

  /// Where in the container other people and other articles are.
  func others(in replacements: [Int: BodyReader.Replacement]) -> [Range<Int>] {
    replacements.compactMap { position, replacement in
      guard case .dropped(let kind) = replacement, [.comments, .recommendation].contains(kind) else {
        return nil
      }
      return page.root.node(at: position).extent
    }
  }

  /// The element that holds a video with its title and its cover, but nothing of the article.
  private func player(around video: HTMLNode) -> HTMLNode {
    let around = video.ancestors.prefix { $0 != container.element }.prefix { block in
      container.units.filter { block.extent.contains($0.positions.lowerBound) }.reduce(0) {
        $0 + $1.characters
      } <= 60
    }
    return Array(around).last ?? video
  }

  /// Lines that stand in the container without an element of their own, and are not the article: what is above its
  /// heading and the line of date and names below it, links, labels of recommendations.
  private var looseLines: [(Drop.Kind, TextUnit)] {
    let title = heading.map { $0.extent.upperBound } ?? 0
    let behind = container.units.filter { $0.positions.lowerBound >= title }
    let comments = container.units.first { $0.positions.lowerBound > container.start && $0.isCommentsLabel }
    return container.units.compactMap { unit in
      if let comments, unit.positions.lowerBound >= comments.positions.lowerBound { return (.comments, unit) }
      if unit.positions.lowerBound < title, container.element.extent.contains(title) {
        return (.navigation, unit)
      }
      let isNearTitle = behind.prefix(2).contains { $0.positions == unit.positions }
      if isNearTitle, unit.characters <= 80, BeijingTime(firstIn: unit.text) != nil, unit.punctuation < 2 {
        return (.credits, unit)
      }
      guard unit.element == container.element else { return nil }
      let isLinks = unit.linkCharacters >= 8 && unit.linkCharacters * 5 > unit.characters * 4
      return isLinks || unit.isRecommendationsLabel ? (.recommendation, unit) : nil
    }
  }

  /// The largest elements that are links and little else.
  ///
  /// Four in five characters: a line of a body that names its sources can be links to two thirds.
  private var linkBlocks: [HTMLNode] {
    func isLinks(_ units: [TextUnit]) -> Bool {
      let links = units.reduce(0) { $0 + $1.linkCharacters }
      return links >= 8 && links * 5 > units.reduce(0) { $0 + $1.characters } * 4
    }
    var blocks: [HTMLNode] = []
    for unit in container.units where isLinks([unit]) && blocks.last?.contains(unit.element) != true {
      // Widened as long as what is around it is links too.
      let around = unit.element.ancestors.prefix { $0 != container.element }.prefix { parent in
        isLinks(container.units.filter { parent.extent.contains($0.positions.lowerBound) })
      }
      let block = Array(around).last ?? unit.element
      if block != container.element { blocks.append(block) }
    }
    return blocks
  }

  /// Elements that begin with a label of recommendations and are a small part of the article.
  private var labelledBlocks: [HTMLNode] {
    let whole = container.units.reduce(0) { $0 + $1.characters }
    return container.units.filter { $0.isRecommendationsLabel && $0.element.shortLine == $0.text }.compactMap
    { unit in
      unit.element.ancestors.prefix { $0 != container.element }.first { block in
        let inside = container.units.filter { block.extent.contains($0.positions.lowerBound) }
        return inside.count > 1 && inside.reduce(0) { $0 + $1.characters } * 3 < whole
      }
    }
  }
}

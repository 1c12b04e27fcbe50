internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// Takes the article out of a page that no template fits, as after a redesign.
///
/// It knows Chinese news pages, not their class names: headings that the page's title repeats, dates, the labels
/// of credit lines, and where text stands densely without links.
enum GenericExtractor {
  static func draft(of page: Page) throws(ExtractionError) -> Draft {
    let units = TextUnit.withoutComments(TextUnit.all(in: page.root))
    let heading = GenericTitle.heading(of: page)
    guard let container = ArticleContainer(units: units, root: page.root, after: heading?.position ?? 0),
      !isList(units: units, container: container, hasHeading: heading != nil)
    else { throw nothing(on: page, units: units) }

    var draft = Draft(family: "generic", template: "generic", confidence: container.confidence)
    var reader = BodyReader(page: page, replacements: replacements(in: container, below: heading, of: page))
    reader.read(container.element)
    draft.article.blocks = reader.finish()
    var discarded = reader.discarded
    discarded.addSurroundings(of: [container.element], in: page.root)
    draft.discarded = discarded.report
    guard draft.article.paragraphs.reduce(0, { $0 + $1.count }) >= shortest else {
      throw nothing(on: page, units: units)
    }
    guard
      let (title, rule) = heading.map({ ($0.line, "heading that the page's title repeats") })
        ?? GenericTitle.ofPage(page)
    else { throw ExtractionError(.noTitle, "there is text in it, but neither a heading nor a title") }
    draft.article.headline = title
    draft.note("headline", rule, title)

    var page = page
    page.droppedLines = reader.droppedLines
    let region = GenericRegion(page: page, heading: heading, container: container)
    draft.article.alternativeHeadline = draft.take(
      "alternativeHeadline", [.droppedLine(.originalTitle)], on: page)
    draft.article.datePublished = draft.take("datePublished", region.published, on: page) { $0.iso8601 }
    draft.article.authors =
      draft.take("author", region.authors, on: page) { $0.map(\.name).joined(separator: "、") } ?? []
    draft.article.editor = draft.take("editor", region.editor, on: page) { $0.name ?? $0.identifier ?? "" }
    draft.article.source = draft.take("sourceOrganization", region.source, on: page) { $0.name }
    draft.article.location = draft.take("locationCreated", [.besideLocationPin], on: page)
    draft.article.keywords =
      draft.take("keywords", [.meta("keywords")], on: page) { $0.joined(separator: "、") } ?? []
    if draft.confidence < 0.5 {
      draft.warnings.append(
        "no template fits, and other parts of the page are nearly as much like an article")
    }
    return draft
  }

  /// Characters below which there is nothing that could be called an article.
  private static let shortest = 40

  /// A list has little but links, and what text it has is not much; least of all under a heading of its own.
  private static func isList(units: [TextUnit], container: ArticleContainer, hasHeading: Bool) -> Bool {
    let characters = units.reduce(0) { $0 + $1.characters }
    let links = units.reduce(0) { $0 + $1.linkCharacters }
    let text = container.units.reduce(0) { $0 + max(0, $1.characters - $1.linkCharacters) }
    let sentences = container.units.filter { $0.punctuation >= 2 && $0.characters >= 30 && $0.score > 0 }
      .count
    return links * 2 > characters && (hasHeading ? sentences == 0 : text < 300 && sentences < 3)
  }

  private static func nothing(on page: Page, units: [TextUnit]) -> ExtractionError {
    let links = page.root.all("a[href]").filter { page.link($0["href"]) != nil }.count
    let characters = units.reduce(0) { $0 + $1.characters }
    let linked = units.reduce(0) { $0 + $1.linkCharacters }
    if links >= 20, linked * 2 > characters {
      return ExtractionError(.list, "this page is a list of \(links) links, not an article")
    }
    return ExtractionError(
      .noBody, "no text in it looks like an article (\(characters) characters, \(links) links)")
  }

  /// What inside the container is not the article: what attributes tell, blocks of links, and what stands under a
  /// label such as 延伸阅读.
  private static func replacements(
    in container: ArticleContainer, below heading: HTMLNode?, of page: Page
  ) -> [Int: BodyReader.Replacement] {
    var found: [Int: BodyReader.Replacement] = [:]
    for (kind, unit) in looseLines(in: container, below: heading) {
      for position in unit.positions where page.root.node(at: position).kind == .text {
        found[position] = .dropped(kind)
      }
    }
    for node in linkBlocks(in: container) + labelledBlocks(in: container) {
      found[node.position] = .dropped(.recommendation)
    }
    for drop in PostBody.drops {
      for node in drop.find(container.element) { found[node.position] = .dropped(drop.kind) }
    }
    for video in container.element.all("video") + container.element.all("object") {
      let player = player(around: video, in: container)
      guard let read = Mobile.video(player, page) ?? PostBody.player(player, page) else { continue }
      found[player.position] = .blocks([.video(read)])
    }
    return found
  }

  /// The element that holds a video with its title and its cover, but nothing of the article.
  private static func player(around video: HTMLNode, in container: ArticleContainer) -> HTMLNode {
    let around = video.ancestors.prefix { $0 != container.element }.prefix { block in
      container.units.filter { block.extent.contains($0.positions.lowerBound) }.reduce(0) {
        $0 + $1.characters
      } <= 60
    }
    return Array(around).last ?? video
  }

  /// Lines that stand in the container without an element of their own, and are not the article: what is above its
  /// heading and the line of date and names below it, links, labels of recommendations.
  private static func looseLines(in container: ArticleContainer, below heading: HTMLNode?) -> [(
    Drop.Kind, TextUnit
  )] {
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
      let isLabel =
        unit.characters <= 6 && recommendationLabels.contains(unit.text.filter { !$0.isWhitespace })
      return isLinks || isLabel ? (.recommendation, unit) : nil
    }
  }

  /// The largest elements that are links and little else.
  ///
  /// Four in five characters: a line of a body that names its sources can be links to two thirds.
  private static func linkBlocks(in container: ArticleContainer) -> [HTMLNode] {
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
  private static func labelledBlocks(in container: ArticleContainer) -> [HTMLNode] {
    let whole = container.units.reduce(0) { $0 + $1.characters }
    return container.units.filter { unit in
      unit.characters <= 6 && recommendationLabels.contains(unit.element.line.filter { !$0.isWhitespace })
    }.compactMap { unit in
      unit.element.ancestors.prefix { $0 != container.element }.first { block in
        let inside = container.units.filter { block.extent.contains($0.positions.lowerBound) }
        return inside.count > 1 && inside.reduce(0) { $0 + $1.characters } * 3 < whole
      }
    }
  }

  private static let recommendationLabels: Set<String> = [
    "延伸阅读", "延伸·推荐", "相关文章", "相关阅读", "相关新闻", "相关推荐", "推荐阅读", "热点推荐", "相关报道",
  ]
}

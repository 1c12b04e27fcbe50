internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// Takes the article out of a page that no template fits, as after a redesign.
///
/// It knows Chinese news pages, not their class names: headings that the page's title repeats, dates, the labels
/// of credit lines, and where text stands densely without links.
enum GenericExtractor {
  static func draft(of page: Page) throws(ExtractionError) -> Draft {
    let units = TextUnit.outsideAreas(labelled: \.isCommentsLabel, TextUnit.all(in: page.root))
    let heading = GenericTitle.heading(of: page)
    guard let container = ArticleContainer(units: units, root: page.root, after: heading?.position ?? 0),
      !isList(units: units, container: container, hasHeading: heading != nil)
    else { throw nothing(on: page, units: units) }

    var draft = Draft(family: "generic", template: "generic", confidence: container.confidence)
    let noise = GenericNoise(container: container, heading: heading, page: page)
    let replacements = noise.replacements
    var reader = BodyReader(page: page, replacements: replacements)
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
    let region = GenericRegion(
      page: page, heading: heading, body: container.element, start: container.start,
      others: noise.others(in: replacements))
    draft.article.alternativeHeadline = draft.take(
      "alternativeHeadline", [.droppedLine(.originalTitle)], on: page)
    draft.article.datePublished = draft.take("datePublished", region.published, on: page) { $0.iso8601 }
    draft.article.authors =
      draft.take("author", region.authors, on: page) { $0.map(\.name).joined(separator: "、") } ?? []
    draft.article.editor = draft.take("editor", region.editor, on: page) { $0.name ?? $0.identifier ?? "" }
    draft.article.source = draft.take("sourceOrganization", region.source, on: page) { $0.name }
    draft.article.location = draft.take("locationCreated", [.besideLocationPin, region.location], on: page)
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
}

internal import ArticleModel
internal import HTMLTree

/// Reads a page by its template.
struct TemplateExtractor {
  let template: PageTemplate

  /// - Throws: ``ExtractionError`` without a title or a body; every other field may be missing.
  func draft(of page: Page) throws(ExtractionError) -> Draft {
    var page = page
    var draft = Draft(family: template.family, template: template.name, confidence: 1)
    guard let (body, blocks, discarded) = readBody(&page, warnings: &draft.warnings) else {
      throw ExtractionError(
        .noBody,
        "this is a page of the family \(template.family), but no text stands where its articles have it")
    }
    draft.article.kind = template.kind
    draft.article.blocks = blocks
    draft.discarded = discarded.report

    // The places that any page of news has, asked where none of the template's own has a field.
    lazy var common = GenericRegion(
      page: page, heading: GenericTitle.heading(of: page), body: body, start: body.position)
    let titles = [
      Rule<String>("heading that the page's title repeats") { GenericTitle.heading(of: $0)?.line },
      Rule<String>("title of the page without the site's name") { GenericTitle.ofPage($0)?.title },
    ]
    guard let title = draft.take("headline", template.title + titles, on: page) else {
      throw ExtractionError(.noTitle, "this is a page of the family \(template.family), but it has no title")
    }
    draft.article.headline = title
    draft.article.alternativeHeadline = draft.take("alternativeHeadline", template.originalTitle, on: page)
    draft.article.datePublished = draft.take(
      "datePublished", template.published, or: common.published, on: page
    ) { $0.iso8601 }
    draft.article.authors =
      draft.take("author", template.authors, on: page) { $0.map(\.name).joined(separator: "、") } ?? []
    draft.article.editor = draft.take("editor", template.editor, or: common.editor, on: page) {
      $0.name ?? $0.identifier ?? ""
    }
    draft.article.source = draft.take("sourceOrganization", template.source, or: common.source, on: page) {
      $0.name
    }
    draft.article.location = draft.take("locationCreated", template.location, on: page)
    draft.article.section = draft.take("articleSection", template.section, on: page)
    draft.article.keywords =
      draft.take("keywords", template.keywords, on: page) { $0.joined(separator: "、") } ?? []
    draft.article.abstract = draft.take("abstract", template.abstract, on: page)
    draft.article.commentCount = draft.take("commentCount", template.commentCount, on: page) { String($0) }
    draft.article.part = draft.take("pagination", template.part, on: page) {
      $0.number.map { "\($0)" } ?? "all"
    }
    return draft
  }

  /// How many elements can be tried for the body; no page has more than two or three.
  private static let mostBodies = 8

  /// The first body that has any blocks.
  private func readBody(
    _ page: inout Page, warnings: inout [String]
  ) -> (body: HTMLNode, blocks: [Block], discarded: DiscardCount)? {
    let root = page.root
    for body in template.body.lazy.flatMap({ root.all($0).prefix(Self.mostBodies) }) {
      if let readBody = template.readBody {
        let blocks = readBody(page, body)
        if !blocks.isEmpty { return (body, blocks, DiscardCount()) }
        continue
      }
      let whole = BodyExtent(body, template: template)
      var reader = BodyReader(
        page: page, replacements: replacements(in: whole, of: page), pictureSizes: template.pictureSizes(page)
      )
      reader.read(body)
      for node in whole.rest { reader.read(whole: node) }
      let blocks = reader.finish()
      guard blocks.contains(where: \.isContent) else { continue }
      if !whole.rest.isEmpty {
        warnings.append("the body's element ends before its text does; what follows it was read too")
      }
      page.droppedLines = reader.droppedLines
      var discarded = reader.discarded
      discarded.addSurroundings(of: [body] + whole.rest, in: page.root)
      return (body, blocks, discarded)
    }
    return nil
  }

  private func replacements(in whole: BodyExtent, of page: Page) -> [Int: BodyReader.Replacement] {
    var found: [Int: BodyReader.Replacement] = [:]
    for rule in template.videos {
      for node in whole.root.all(rule.selector) {
        // The title of a player is not the article's text, even where no file of it can be found.
        found[node.position] = rule.read(node, page).map { .blocks([.video($0)]) } ?? .dropped(.videoCaption)
      }
    }
    for drop in template.drops {
      for node in drop.find(whole.root) { found[node.position] = .dropped(drop.kind) }
    }
    return found
  }
}

extension Block {
  /// Whether the block alone makes a body: text, a picture or a video.
  var isContent: Bool { self != .rule }
}

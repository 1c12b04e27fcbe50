internal import ArticleModel
internal import HTMLTree

/// One page family, as a specification: how it is recognised, where each field stands, and what inside its body is
/// not the article.
///
/// Only ``title`` and ``body`` can fail a page. A family is one file in `Templates` and one line in
/// ``TemplateRegistry``.
struct PageTemplate: Sendable {
  /// The template's name, unique: the folder of its fixtures.
  let name: String
  /// The family as `capture.family` names it; several templates may serve one.
  let family: String
  var kind = Article.Kind.newsArticle
  /// What every page of this family has.
  let marks: [Selector]
  /// The kind of address that pages of this family have, where their markup does not tell them apart.
  var isNamedBy: (@Sendable (ArticleAddress) -> Bool)?

  let title: [Rule<String>]
  var originalTitle: [Rule<String>] = [.droppedLine(.originalTitle)]
  let published: [Rule<BeijingTime>]
  var authors: [Rule<[Author]>] = []
  var editor: [Rule<Editor>] = []
  var source: [Rule<SourceOrganization>] = []
  var location: [Rule<String>] = []
  var section: [Rule<String>] = []
  var keywords: [Rule<[String]>] = [.meta("keywords")]
  var abstract: [Rule<String>] = []
  var commentCount: [Rule<Int>] = []
  var part: [Rule<ArticlePart>] = []

  /// Where the text stands: the first node of the first of these that has any.
  let body: [Selector]
  /// What stands behind the body's element on an intact page, in the same parent.
  var behindBody: [Selector] = []
  /// What inside the body is not the article.
  var drops: [Drop] = []
  var videos: [VideoRule] = []
  /// The sizes of pictures by their address, where the page lists them apart from the markup.
  var pictureSizes: @Sendable (Page) -> [String: PixelSize] = { _ in [:] }
  /// For families whose body is no markup: makes the blocks from a node that ``body`` names.
  var readBody: (@Sendable (Page, HTMLNode) -> [Block])?

  /// Whether a page is of this family.
  func fits(_ page: Page) -> Bool {
    guard marks.allSatisfy({ page.root.first($0) != nil }) else { return false }
    guard let isNamedBy else { return true }
    return page.address.map(isNamedBy) ?? false
  }
}

/// Something inside a body that is not the article, and what to call it in the report.
struct Drop: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case surroundings = "outside the body"
    case advertising
    case recommendation
    case promotion
    case navigation
    case share
    case comments
    case statement
    case credits
    case originalTitle = "original title"
    case repeatedHeadline = "repeated headline"
    case appPrompt = "app prompt"
    case videoCaption = "video title"
    case inlinedPicture = "picture without an address"
    case markup
  }

  let kind: Kind
  /// The elements inside a body that go, with all that they hold.
  let find: @Sendable (HTMLNode) -> [HTMLNode]

  init(_ kind: Kind, _ selector: Selector) {
    self.init(kind) { body in body.all(selector) }
  }

  init(_ kind: Kind, find: @escaping @Sendable (HTMLNode) -> [HTMLNode]) {
    self.kind = kind
    self.find = find
  }
}

/// How a video stands in the body of a family: the element that goes, and the video that takes its place.
struct VideoRule: Sendable {
  let selector: Selector
  let read: @Sendable (HTMLNode, Page) -> VideoReference?
}

/// Width and height of a picture.
struct PixelSize: Sendable, Hashable {
  var width: Int
  var height: Int

  /// Reads `690*1496`, as the site's JSON writes it.
  init?(_ text: String) {
    let numbers = text.split(separator: "*").compactMap { Int($0) }
    guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 }) else { return nil }
    (width, height) = (numbers[0], numbers[1])
  }
}

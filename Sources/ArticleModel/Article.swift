/// One article as it stands in one capture: what schema.org calls `NewsArticle`.
///
/// A field that the page does not have is `nil` or empty; nothing is guessed. The flat forms (``bodyText``,
/// ``wordCount``, ``images``, …) are derived from ``blocks``, which alone hold the body.
public struct Article: Sendable, Hashable {
  /// What kind of thing the page shows; the `@type` of its JSON-LD.
  public enum Kind: String, Sendable, Hashable {
    case newsArticle = "NewsArticle"
    case blogPosting = "BlogPosting"
    case imageGallery = "ImageGallery"
    case videoObject = "VideoObject"
  }

  public var kind: Kind
  /// The one address of the article, whatever URL it was reached by (`ArticleAddress.canonical`).
  public var canonical: String?
  /// The docid, or the family's own id (a blog's digits, a gallery's set, a video's VID).
  public var identifier: String?
  public var headline: String
  /// The `原标题` line, without its label.
  public var alternativeHeadline: String?
  /// When the page says that it was published, to the precision that it gives.
  public var datePublished: BeijingTime?
  /// When the docid was made; derived, never copied into ``datePublished``.
  public var dateCreated: BeijingTime?
  public var authors: [Author]
  public var editor: Editor?
  /// The `来源`.
  public var source: SourceOrganization?
  /// The IP region that the page shows.
  public var location: String?
  /// Channel or category.
  public var section: String?
  public var keywords: [String]
  /// 导语, 摘要 or digest, where it stands outside the body.
  public var abstract: String?
  /// The 跟贴 count, if the page shows one.
  public var commentCount: Int?
  /// Of the body as it stands; `nil` for what is neither Chinese nor English.
  public var language: Language?
  public var blocks: [Block]
  /// Which part of a divided article this is (`ID_2.html`), or `nil` for a whole one.
  public var part: ArticlePart?

  public init(kind: Kind = .newsArticle, headline: String, blocks: [Block]) {
    self.kind = kind
    self.headline = headline
    self.blocks = blocks
    self.authors = []
    self.keywords = []
  }
}

/// Who wrote the article: a 网易号 account, or a writer whom the page names.
public struct Author: Sendable, Hashable {
  /// A person, or an account that may be an organization: schema.org's two kinds of author.
  public enum Kind: String, Sendable, Hashable {
    case person = "Person"
    case organization = "Organization"
  }

  public var kind: Kind
  public var name: String
  /// The T-id of a 网易号 account (`T1475143788671`).
  public var identifier: String?
  /// The account's page.
  public var url: String?

  public init(kind: Kind, name: String, identifier: String? = nil, url: String? = nil) {
    self.kind = kind
    self.name = name
    self.identifier = identifier
    self.url = url
  }
}

/// The duty editor: `责任编辑：姚立伟_NT6056`.
///
/// Some pages give the code alone, some the name alone.
public struct Editor: Sendable, Hashable {
  public var name: String?
  public var identifier: String?

  public init(name: String?, identifier: String?) {
    self.name = name
    self.identifier = identifier
  }
}

/// The `来源`: whom the text was taken from.
public struct SourceOrganization: Sendable, Hashable {
  public var name: String
  /// The original address, where the page links one that leads outside.
  public var url: String?

  public init(name: String, url: String? = nil) {
    self.name = name
    self.url = url
  }
}

/// Which part of a divided article a page holds.
public struct ArticlePart: Sendable, Hashable {
  /// The page's number from 1, or `nil` for the page that shows all parts (`ID_all.html`).
  public var number: Int?
  /// How many parts there are, where the page says so.
  public var count: Int?
  /// The addresses of the other parts that the page links, in order.
  public var others: [String]

  public init(number: Int?, count: Int? = nil, others: [String] = []) {
    self.number = number
    self.count = count
    self.others = others
  }
}

/// The language and script of the body as it stands, as a BCP 47 tag.
public enum Language: String, Sendable, Hashable {
  case simplifiedChinese = "zh-Hans"
  case traditionalChinese = "zh-Hant"
  case english = "en"
}

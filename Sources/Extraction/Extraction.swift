public import ArticleModel

/// What came of reading one capture: the article, and how it was found.
public struct Extraction: Sendable {
  public var article: Article
  public var report: ExtractionReport

  public init(article: Article, report: ExtractionReport) {
    self.article = article
    self.report = report
  }
}

/// How an article was found: the `capture` part of `article.json`, and what `--explain` shows.
public struct ExtractionReport: Sendable, Hashable {
  /// Which rule gave a field, in the words of the template.
  public struct Finding: Sendable, Hashable {
    public var field: String
    public var rule: String
    public var value: String
  }

  /// What was thrown away of one kind.
  public struct Discarded: Sendable, Hashable {
    public var kind: String
    public var elements: Int
    /// Characters without white space.
    public var characters: Int
  }

  /// The page family, such as `redesign-2020`; the template is the part of it that fitted.
  public var family: String
  public var template: String
  /// 1 for a page that its template fits; below it for the generic extractor, which may have taken too much or
  /// too little.
  public var confidence: Double
  public var declaredEncoding: String?
  public var usedEncoding: String
  public var warnings: [String]
  /// Whether the page ended before its end, so that a part of the article may be missing.
  public var isTruncated: Bool
  public var discarded: [Discarded]
  public var findings: [Finding]
}

extension ExtractionReport.Discarded {
  /// The kind of the pictures whose bytes stand in the page in the place of their address, as SingleFile puts them.
  public static let inlinedPicture = Drop.Kind.inlinedPicture.rawValue
}

/// Why a capture holds no article: what it is instead.
public struct ExtractionError: Error, Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// No bytes, or nothing but white space.
    case empty
    /// Not a page at all: a picture, a PDF, JSON of something else.
    case notAPage = "not-a-page"
    /// A front page, a channel, a ranking, an author's home.
    case list
    /// A page that says that there is no such address, with whatever HTTP status.
    case notFound = "not-found"
    /// A page that reports an error of the server.
    case error
    /// A page that says that the article was deleted.
    case removed
    /// A verification or a refusal.
    case challenge
    /// An article page without its text.
    case noBody = "no-body"
    case noTitle = "no-title"
    /// Larger than the parser takes.
    case tooLarge = "too-large"
  }

  public var reason: Reason
  /// A sentence that says what was seen.
  public var message: String

  public init(_ reason: Reason, _ message: String) {
    self.reason = reason
    self.message = message
  }
}

public import ArticleModel
public import Extraction
public import OrderedJSON

/// The article as schema.org JSON-LD: `article.json`, field by field in the order in which a reader looks for them.
///
/// Fields that the page does not have are left out. `capture` is the one local term: the context declares it as a
/// JSON literal (JSON-LD 1.1, section 4.2.2), so that other tools carry it along without looking inside.
public struct JSONLD: Sendable {
  /// What is known of the capture beside what extraction reports.
  public struct Origin: Sendable, Hashable {
    /// The address, or the name of the file without its folder.
    public var source: String
    /// ISO 8601 in UTC.
    public var retrievedAt: String?
    /// Of the bytes as received, in hexadecimal digits.
    public var sha256: String

    public init(source: String, retrievedAt: String?, sha256: String) {
      self.source = source
      self.retrievedAt = retrievedAt
      self.sha256 = sha256
    }
  }

  public static func document(_ extraction: Extraction, origin: Origin) -> JSONValue {
    let article = extraction.article
    return [
      "@context": [
        "https://schema.org", ["capture": ["@id": "urn:netease-archive:capture", "@type": "@json"]],
      ],
      "@type": .string(article.kind.rawValue),
      "@id": JSONValue(article.canonical),
      "url": JSONValue(article.canonical),
      "identifier": JSONValue(article.identifier),
      "headline": .string(article.headline),
      "alternativeHeadline": JSONValue(article.alternativeHeadline),
      "datePublished": JSONValue(article.datePublished?.iso8601),
      "dateCreated": JSONValue(article.dateCreated?.iso8601),
      "author": JSONValue(nonEmpty: article.authors.map(author)),
      "editor": article.editor.map(editor),
      "sourceOrganization": article.source.map {
        ["@type": "Organization", "name": .string($0.name), "url": JSONValue($0.url)]
      },
      "locationCreated": article.location.map { ["@type": "Place", "name": .string($0)] },
      "publisher": ["@type": "Organization", "name": "网易"],
      "articleSection": JSONValue(article.section),
      "keywords": JSONValue(nonEmpty: article.keywords.map { .string($0) }),
      "abstract": JSONValue(article.abstract),
      "commentCount": JSONValue(article.commentCount),
      "pagination": JSONValue(article.part?.pagination),
      "hasPart": JSONValue(
        nonEmpty: (article.part?.others ?? []).map { ["@type": "WebPage", "url": .string($0)] }),
      "inLanguage": JSONValue(article.language?.rawValue),
      "articleBody": .string(article.bodyText),
      "wordCount": .integer(article.wordCount),
      "image": JSONValue(nonEmpty: article.images.map(image)),
      "video": JSONValue(nonEmpty: article.videos.map(video)),
      "citation": JSONValue(nonEmpty: article.citations.map { .string($0) }),
      "capture": capture(extraction.report, origin: origin),
    ]
  }

  private static func author(_ author: Author) -> JSONValue {
    [
      "@type": .string(author.kind.rawValue), "name": .string(author.name),
      "identifier": JSONValue(author.identifier), "url": JSONValue(author.url),
    ]
  }

  private static func editor(_ editor: Editor) -> JSONValue {
    ["@type": "Person", "name": JSONValue(editor.name), "identifier": JSONValue(editor.identifier)]
  }

  private static func image(_ image: ImageReference) -> JSONValue {
    [
      "@type": "ImageObject", "contentUrl": .string(image.contentURL), "caption": JSONValue(image.caption),
      "width": JSONValue(image.width), "height": JSONValue(image.height),
    ]
  }

  private static func video(_ video: VideoReference) -> JSONValue {
    [
      "@type": "VideoObject", "contentUrl": .string(video.contentURL),
      "thumbnailUrl": JSONValue(video.thumbnailURL),
    ]
  }

  private static func capture(_ report: ExtractionReport, origin: Origin) -> JSONValue {
    [
      "source": .string(origin.source),
      "retrievedAt": JSONValue(origin.retrievedAt),
      "sha256": .string(origin.sha256),
      "encoding": ["declared": JSONValue(report.declaredEncoding), "used": .string(report.usedEncoding)],
      "family": .string(report.family),
      "template": .string(report.template),
      "extractor": .string(Extractor.version),
      // Two digits say all that a confidence can.
      "confidence": .number((report.confidence * 100).rounded() / 100),
      "warnings": JSONValue(nonEmpty: report.warnings.map { .string($0) }),
      "truncated": report.isTruncated ? true : nil,
      "discarded": JSONValue(
        nonEmpty: report.discarded.map {
          [
            "kind": .string($0.kind), "elements": .integer($0.elements),
            "characters": .integer($0.characters),
          ]
        }),
    ]
  }
}

extension ArticlePart {
  /// `2/7`, `2` where the page does not say how many there are, `all` for all of them on one page.
  public var pagination: String {
    guard let number else { return "all" }
    return count.map { "\(number)/\($0)" } ?? "\(number)"
  }
}

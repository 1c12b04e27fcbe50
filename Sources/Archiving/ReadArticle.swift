internal import ArchiveStore
public import ArticleModel
public import Extraction
public import OrderedJSON
internal import Rendering

/// A capture and the article in it: what the forms are made of.
public struct ReadArticle: Sendable {
  public let capture: Capture
  public internal(set) var extraction: Extraction

  /// - Throws: ``ExtractionError`` if there is no article in the capture.
  public init(_ capture: Capture) throws(ExtractionError) {
    self.capture = capture
    extraction = try Extractor.extract(capture)
  }

  public var article: Article { extraction.article }

  /// Of the bytes as received, in hexadecimal digits.
  var sha256: String { capture.bytes.sha256 }

  /// `article.json`.
  public var json: JSONValue {
    JSONLD.document(
      extraction,
      origin: JSONLD.Origin(
        source: capture.fileName ?? capture.url ?? "", retrievedAt: capture.retrievedAt.map(RFC3339.text),
        sha256: sha256))
  }
}

public import ArticleModel
internal import Crypto
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

  /// `article.json`.
  public var json: JSONValue {
    JSONLD.document(
      extraction,
      origin: JSONLD.Origin(
        source: capture.fileName ?? capture.url ?? "", retrievedAt: capture.retrievedAt.map(Instant.iso8601),
        sha256: SHA256.hash(data: capture.bytes).map { byte in
          let digits = String(byte, radix: 16)
          return digits.count == 1 ? "0" + digits : digits
        }.joined()))
  }
}

/// Instants as records have them: ISO 8601 in UTC.
public enum Instant {
  /// `2025-04-28T12:00:00Z` for a number of milliseconds since 1970.
  public static func iso8601(unixMilliseconds: Int64) -> String {
    // Eight hours off, so that Beijing's calendar gives the date and time of UTC.
    let shifted = BeijingTime(unixMilliseconds: unixMilliseconds - 8 * 3600 * 1000)
    return shifted.iso8601.prefix { $0 != "+" } + "Z"
  }
}

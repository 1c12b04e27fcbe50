/// A piece of an article's text around what a query found in it.
public struct Snippet: Sendable, Hashable {
  /// As it stands in the article, but on one line.
  public let text: String
  /// Where the query's words stand in ``text``, as UTF-8 offsets, in order and apart from each other.
  public let hits: [Range<Int>]
  /// Whether it begins in the middle of a sentence.
  public let isCutAtStart: Bool
  /// Whether it ends in the middle of a sentence.
  public let isCutAtEnd: Bool

  /// The text with something before and behind each hit, and … where a sentence was cut.
  public func marked(_ opening: String, _ closing: String) -> String {
    let bytes = Array(text.utf8)
    var marked = isCutAtStart ? "…" : ""
    var at = 0
    for hit in hits {
      marked += String(decoding: bytes[at..<hit.lowerBound], as: UTF8.self) + opening
      marked += String(decoding: bytes[hit], as: UTF8.self) + closing
      at = hit.upperBound
    }
    return marked + String(decoding: bytes[at...], as: UTF8.self) + (isCutAtEnd ? "…" : "")
  }
}

internal import Discovery
internal import Fetching

/// What a source gave.
struct SourceReading {
  /// The articles that it names, the newest first as far as it says.
  var found: [FoundArticle] = []
  /// The address that gave them.
  var place: String?
  /// Why there are none, in words; `nil` if there are.
  var trouble: String?
  /// Why nobody could ask for anything at all.
  var refusal: FetchError?
}

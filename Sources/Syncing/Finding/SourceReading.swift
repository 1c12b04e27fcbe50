internal import ArticleModel
internal import Discovery
internal import Fetching

/// What a source gave.
struct SourceReading {
  /// The articles that it names, in its order: mostly the newest first.
  var found: [FoundArticle] = []
  /// The address that gave them.
  var place: String?
  /// The account behind a source that was given as one of its articles.
  var account: AccountID?
  /// Why there are no articles, in words; `nil` if there are, or if none is as it should be.
  var trouble: String?
  /// Why nobody could ask for anything at all.
  var refusal: FetchError?
}

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
  /// The hosts that are not asked any more in this run, as far as the source has lists there.
  var closedHosts: [FetchError] = []
  /// Whether all of its lists are at such hosts: then the trouble is none of its own.
  var isUnasked = false
  /// Why nothing more can be asked for in this run, of any host.
  var refusal: FetchError?
}

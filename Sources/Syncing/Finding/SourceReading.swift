internal import ArticleModel
internal import Discovery
internal import Fetching

/// What a source gave.
struct SourceReading {
  /// The articles that it names, in its order: mostly the newest first.
  var found: [FoundArticle] = []
  /// Whether nothing new can be behind them, as far as the limit of the source goes.
  var isReadToEnd = false
  /// The address that gave them.
  var place: String?
  /// The account behind a source that was given as one of its articles.
  var account: AccountID?
  /// Why there are none, or not all, in words; `nil` if all is well.
  var trouble: String?
  /// The hosts that are not asked any more in this run, as far as the source has lists there.
  var closedHosts: [FetchError] = []
  /// Whether nobody was asked for that reason: then the trouble is none of its own.
  var isUnasked = false
  /// Why nothing more can be asked for in this run, of any host.
  var refusal: FetchError?

  /// Takes what an error says beyond the one list that it is about.
  mutating func note(_ error: FetchError) {
    if error.endsRun { refusal = error }
    if error.closesHost { closedHosts.append(error) }
  }
}

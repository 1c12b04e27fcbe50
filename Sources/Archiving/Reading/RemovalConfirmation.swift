public import ArchiveStore
internal import ArticleModel

extension ArticleState.Removal {
  /// The look from which on it is told of; `nil` while one answer alone speaks for it, which may be a slip of the site.
  ///
  /// Where an article may be seen at several addresses, a look has asked more than one of them.
  public var confirmation: Observation? {
    let places = ArticleAddress(firstMissed.article.name)?.placesToLook ?? []
    return places.count > 1 ? firstMissed : missedAgain
  }
}

internal import ArticleModel
internal import Configuration
internal import Discovery

extension SourceFilter {
  /// Whether an article is wanted, as far as the list tells.
  ///
  /// What a list does not say of an article, no condition can be held against it: it is fetched to be sure.
  func admits(_ found: FoundArticle) -> Bool {
    if let headline = found.headline {
      if !titleContains.isEmpty, !titleContains.contains(where: headline.contains) { return false }
      if titleExcludes.contains(where: headline.contains) { return false }
    }
    if !columns.isEmpty, let docID = found.address.docID, !columns.contains(String(docID.column)) {
      return false
    }
    guard let published = found.published?.unixSeconds else { return true }
    if let after, published < after.unixSeconds { return false }
    if let before, published >= before.unixSeconds { return false }
    return true
  }
}

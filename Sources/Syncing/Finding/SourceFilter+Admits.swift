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

  /// Whether a reading at an instant, in Unix milliseconds, has seen an article and did not want it.
  ///
  /// One that nobody dates has been seen: else a list of such would be read to its end each time.
  func refused(_ found: FoundArticle, by lastRead: Int64) -> Bool {
    let published = found.published.map { $0.unixSeconds * 1000 } ?? .min
    return published < lastRead && !admits(found)
  }
}

internal import ArticleModel
internal import HTMLTree

/// Which article a page is: from its address, and from what the page says of itself.
enum Identity {
  /// Where pages name themselves, the surest first.
  private static let ownNames: [Rule<ArticleAddress>] = [
    Rule<String>.attribute("link[rel=canonical]", "href").address,
    Rule<String>.meta("og:url").address,
    Rule<String>.attribute("div[data-docid]", "data-docid").address,
    Rule<String>.attribute("html[data-id]", "data-id").address,
    Rule<String>.script("docId").address,
    Rule<String>.script("threadId").address,
    Rule<String>.attribute("a[href*=comment.tie.163.com]", "href").address,
  ]

  /// Sets the identifier and the address of the article, and what follows from them.
  static func fill(_ draft: inout Draft, on page: Page) {
    // The scripts of a photo set or a video name the thread of its comments by a docid that is not its own.
    let isArticle =
      page.address.map { if case .article = $0.target { true } else { $0.identifier == nil } } ?? true
    let own = (isArticle ? ownNames : []).lazy.compactMap { rule in
      rule.read(page).flatMap { $0.identifier == nil ? nil : ($0, rule.description) }
    }.first
    let given = page.address.flatMap { $0.identifier == nil ? nil : $0 }
    if let own, let given, own.0.identifier != given.identifier {
      draft.warnings.append(
        "the page calls itself \(own.0.identifier ?? ""), its address says \(given.identifier ?? "")")
    }
    // Where both are the same article the given address may know the part, which the page does not say.
    let address = own.flatMap { own in given?.identifier == own.0.identifier ? given : own.0 } ?? given
    guard let address else {
      draft.warnings.append("the page does not say its address, and none was given")
      return
    }
    draft.note("identifier", own?.1 ?? "the given address", address.identifier ?? "")
    draft.fill(from: address)
  }
}

extension Draft {
  /// Sets what an address says: the identifier, the canonical address, when the docid was made, which part it is.
  mutating func fill(from address: ArticleAddress) {
    article.identifier = address.identifier
    article.canonical = address.canonical
    guard case .article(let docid, let part) = address.target else { return }
    article.dateCreated = docid.created
    if article.part == nil, let part { article.part = ArticlePart(number: part.number) }
    // A saved page may say which part it is where nobody gave its address.
    guard part == nil, let own = article.part, own.number != 1 else { return }
    article.canonical = docid.url(of: own.number.map { .number($0) } ?? .all)
  }
}

extension ArticleAddress.Part {
  /// The number of the page, or `nil` for the one that shows them all.
  var number: Int? {
    if case .number(let number) = self { number } else { nil }
  }
}

extension Rule<String> {
  fileprivate var address: Rule<ArticleAddress> { map { ArticleAddress($0) } }
}

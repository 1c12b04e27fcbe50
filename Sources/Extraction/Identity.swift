internal import ArticleModel
internal import HTMLTree

/// Which article a page is: from its address, and from what the page says of itself.
enum Identity {
  /// Where pages name themselves, the surest first.
  private static let ownNames: [Rule<ArticleAddress>] = [
    Rule<String>.attribute("link[rel=canonical]", "href").address,
    Rule<String>.meta("og:url").address,
    // The element around the whole article: one of a list may have such an attribute too.
    Rule<String>.attribute("div[data-wemediaid]", "data-docid").address,
    Rule<String>.attribute("#container", "data-docid").address,
    Rule<String>.attribute("html[data-id]", "data-id").address,
    inScript("docId"),
    inScript("threadId"),
  ]

  /// The docid of the first link to comments: other articles' links may stand before it, so any address that was
  /// given is surer.
  private static let commentsLink = Rule<String>.attribute("a[href*=comment.tie.163.com]", "href").address

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
    let known = own.flatMap { own in given?.identifier == own.0.identifier ? given : own.0 } ?? given
    let linked = isArticle && known == nil ? commentsLink.read(page) : nil
    guard let address = known ?? linked, address.identifier != nil else {
      draft.warnings.append("the page does not say its address, and none was given")
      return
    }
    let rule = own?.1 ?? (given == nil ? commentsLink.description : "the given address")
    draft.note("identifier", rule, address.identifier ?? "")
    draft.fill(from: address)
  }
}

extension Identity {
  /// The first docid among the values of a variable or key in inline scripts: `threadId = "…"`, `"docId": "…"`.
  private static func inScript(_ key: String) -> Rule<ArticleAddress> {
    Rule("\(key) in a script") { page in
      page.scripts(with: key).lazy.flatMap { ScriptValue.strings(of: key, in: $0) }
        .compactMap { ArticleAddress($0) }.first { $0.identifier != nil }
    }
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

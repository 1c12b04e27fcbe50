internal import Archiving
internal import ArticleModel
internal import Extraction
internal import Terminal

/// Goes through all inputs and gives their articles one at a time; what fails is kept for the end.
struct ArticleReading {
  let input: InputOptions
  let list: InputList
  var failures = Failures()
  private(set) var articles = 0

  init(_ list: InputList, _ input: InputOptions) {
    self.list = list
    self.input = input
    for error in list.failures { failures.add(error.path, error.description, ExitStatus.of(error)) }
  }

  mutating func forEach(
    _ progress: inout ProgressLine, _ keep: (ReadArticle, SavedPage) throws -> Void
  ) throws {
    for item in list.inputs {
      var collection = Collection()
      let passedOver = try item.forEachItem(url: input.url) { found in
        switch found {
        case .page(let page):
          collection.pages += page.isOneOfMany ? 1 : 0
          do {
            let article = try article(of: page)
            progress.clear()
            try keep(article, page)
            articles += 1
            collection.articles += 1
          } catch let error as ExtractionError {
            if page.isOneOfMany, error.reason.isNoArticle || !page.isArticleByAddress {
              collection.others += 1
              if input.verbose {
                progress.clear()
                Messages.say("\(page.name): \(error.message)")
              }
            } else {
              failures.add(page.name, error.message, ExitStatus.noArticle)
            }
          }
        case .seenAgain: collection.seenAgain += 1
        case .failure(let error):
          collection.failures += 1
          failures.add(error.path, error.description, ExitStatus.of(error))
        }
      }
      progress.advance()
      if collection.isEmpty, passedOver == 0 { continue }
      progress.clear()
      if !input.quiet { Messages.say("\(item.path): \(collection.summary(passedOver))") }
      if collection.articles + collection.failures == 0 {
        failures.add(item.path, "there is no article in it", ExitStatus.noArticle)
      }
    }
    progress.clear()
  }

  func report() throws {
    if input.verbose { Messages.saySkipped(list.skipped) }
    try failures.report(of: articles + failures.count, listedIn: input.failed)
  }

  private func article(of page: SavedPage) throws(ExtractionError) -> ReadArticle {
    // An answer without the page says something about the address, and nothing about the article's text.
    if let status = page.capture.status, status != 200 {
      throw ExtractionError(.error, "the server answered \(status)")
    }
    return try ReadArticle(page.capture)
  }

  /// What was in an input that holds many pages.
  struct Collection {
    var (pages, articles, others, seenAgain, failures) = (0, 0, 0, 0, 0)

    var isEmpty: Bool { pages + seenAgain == 0 }

    func summary(_ passedOver: Int) -> String {
      var parts = [TerminalText.count(articles, "article")]
      if others > 0 { parts.append(TerminalText.count(others, "other page")) }
      if seenAgain > 0 { parts.append("\(seenAgain) seen again unchanged") }
      if passedOver == 1 { parts.append("1 record that is no page of the site") }
      if passedOver > 1 { parts.append("\(passedOver) records that are no pages of the site") }
      return parts.joined(separator: ", ")
    }
  }
}

extension SavedPage {
  var isArticleByAddress: Bool {
    capture.url.flatMap { ArticleAddress($0) }?.identifier != nil
  }
}

extension ExtractionError.Reason {
  /// Whether the page is something else than an article, as many pages of a crawl are.
  var isNoArticle: Bool {
    switch self {
    case .empty, .notAPage, .list, .notFound, .error, .removed, .challenge: true
    case .noBody, .noTitle, .tooLarge: false
    }
  }
}

internal import ArticleModel
internal import HTMLTree

extension Rule<ArticlePart> {
  /// The page numbers under a divided article: which of them this page is, and where the others are.
  static func pages(_ selector: Selector) -> Rule {
    Rule("page numbers in \(selector)") { page in
      guard let pages = page.root.first(selector) else { return nil }
      let links = pages.all("a")
      let numbers = links.compactMap { Int($0.line) }
      let current = pages.all(".current").lazy.compactMap { Int($0.line) }.first
      guard let count = numbers.max(), count > 1 || current == nil else { return nil }
      let number = current ?? page.address?.part?.number ?? 1
      let isWhole = page.address?.part == .all
      let others = links.filter { Int($0.line).map { isWhole || $0 != number } ?? $0.hasClass("ep-pages-all") && !isWhole }
        .compactMap { page.link($0["href"]) }.map { String($0.prefix { $0 != "#" }) }
      let unique = others.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return ArticlePart(number: isWhole ? nil : number, count: count, others: unique)
    }
  }
}

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
      // The page with all parts marks no number as its own.
      let isWhole = page.address?.part == .all || page.address?.part == nil && current == nil
      // The arrows for the next and the last page repeat what the numbers link.
      let own = page.address?.canonical
      let others = links.compactMap { page.link($0["href"]) }.compactMap { ArticleAddress($0)?.canonical }
      let unique = others.reduce(into: [String]()) { if $1 != own, !$0.contains($1) { $0.append($1) } }
      return ArticlePart(number: isWhole ? nil : number, count: isWhole ? nil : count, others: unique)
    }
  }
}

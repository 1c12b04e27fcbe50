internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// The page of a 网易号 account (`dy/media/{T-id}.html`), with its newest articles.
enum AccountPage {
  /// `nil` where the rows are not found: what else the page links to are other accounts' articles.
  static func list(on page: HTMLNode, at address: WebAddress?) -> FoundList? {
    let containers = page.all(".tab_content")
    // 2026: the rows are marked themselves. 2021 to 2023: they are the items of the tab's list.
    var rows = Array(page.all("li.js-item"))
    if rows.isEmpty { rows = containers.flatMap { $0.all("li") } }
    guard !rows.isEmpty || !containers.isEmpty else { return nil }
    var list = FoundList(.accountPage)
    for row in rows {
      let time = row.first(".time")?.visibleText
      // The title stands in a heading; the picture before it is linked too.
      let links = Array(row.all("h4 a[href]")) + Array(row.all("a[href]"))
      let found = links.lazy.compactMap { LinkPage.article($0, base: address, time: time) }.first
      list.add(found, or: row.visibleText.normalizedLine)
    }
    return list
  }

  /// The small list of the account's newest articles inside an article's page.
  static func smallList(on page: HTMLNode, at address: WebAddress?) -> [FoundArticle] {
    page.all("#post_wemedia_a_list li").compactMap { row in
      row.first("a[href]").flatMap { LinkPage.article($0, base: address, time: row["data-ptime"]) }
    }
  }
}

internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// A page that links to articles: a channel, a ranking, the front page, or any other.
enum LinkPage {
  /// `nil` if it links to none.
  static func list(on page: HTMLNode, at address: WebAddress?) -> FoundList? {
    let base =
      page.first("base[href]").flatMap { WebAddress($0["href"] ?? "", relativeTo: address) } ?? address
    var list = FoundList(.links)
    var places: [String: Int] = [:]
    for link in page.all("a[href]") {
      guard let found = article(link, base: base), let identifier = found.address.identifier else { continue }
      guard let place = places[identifier] else {
        places[identifier] = list.articles.count
        list.articles.append(found)
        continue
      }
      // Lists link an article by its picture, its title, its category: the longest text is the title.
      let known = list.articles[place].headline ?? ""
      if let headline = found.headline, headline.count > known.count {
        list.articles[place].headline = headline
      }
    }
    return list.articles.isEmpty ? nil : list
  }

  /// What a link leads to, if it is an article.
  static func article(_ link: HTMLNode, base: WebAddress?, time: String? = nil) -> FoundArticle? {
    guard let target = WebAddress(link["href"] ?? "", relativeTo: base) else { return nil }
    let address = ArticleAddress(target)
    // The pages of comments are named by their article too, and the link says how many there are.
    guard address.host?.hasPrefix("comment.") != true, address.host != "tie.163.com" else { return nil }
    let text = link.visibleText.normalizedLine
    // Whoever links a whole paragraph does not give its title.
    return FoundArticle(address, title: text.count <= longestHeadline ? text : nil, time: time)
  }

  /// Characters; the longest titles of the site have 60.
  private static let longestHeadline = 100
}

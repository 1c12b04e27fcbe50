import ArticleModel

/// The site: what every address answers at every instant, and nothing else.
///
/// It remembers nothing, so that each process can have its own, and a judge can ask it what was there.
public struct SimulatedSite: Sendable {
  let world: World
  let plan: SitePlan
  let pages: SitePages

  public init(_ world: World) throws {
    self.world = world
    plan = SitePlan(world)
    pages = try SitePages(fixtures: world.fixtures)
  }

  /// The host whose robots.txt asks for a pause of five seconds.
  static let slowHost = "c.m.163.com"

  /// Answers a GET; `tag` is the `If-None-Match` of the request.
  func answer(to url: String, tag: String?, at instant: Int64) -> SiteAnswer {
    guard let address = WebAddress(url) else { return notFound }
    switch SiteWeather.at(instant, in: world) {
    case .refusing:
      return SiteAnswer(status: 403, body: "<html><body>Forbidden</body></html>", shown: .refused)
    case .challenging: return SiteAnswer(body: pages.challenge, shown: .refused)
    case .failing: return SiteAnswer(status: 503, body: "<html><body>503</body></html>", shown: .failed)
    case .clear: break
    }
    if address.path == "/robots.txt" {
      let pause = address.host == Self.slowHost ? "Crawl-delay: 5\n" : ""
      return SiteAnswer(type: "text/plain", body: "User-agent: *\n\(pause)Disallow: /hidden/\n")
    }
    if let list = list(address, at: instant) { return list }
    guard address.path.contains("/article/"), let id = DocID(firstIn: address.path),
      let article = plan.byID[id.text], article.published <= instant
    else { return address.path == "/" ? SiteAnswer(body: pages.front) : notFound }
    return answer(of: article, at: address, tag: tag, instant)
  }

  private var notFound: SiteAnswer {
    SiteAnswer(status: 404, body: "<html><head><title>404</title></head><body>404</body></html>")
  }

  // MARK: Articles

  private func answer(
    of article: SimulatedArticle, at address: WebAddress, tag: String?, _ instant: Int64
  ) -> SiteAnswer {
    let absence = article.absence(at: instant)
    switch address.host {
    case "www.163.com":
      if let absence { return missing(article, absence) }
    case "m.163.com":
      if article.author.account == nil || absence.map({ $0.form != .desktopPageOnly }) == true {
        return SiteAnswer(status: 404, body: notFound.body, shown: .missing(article.docID))
      }
    default:
      // The app's JSON has not every article.
      return SiteAnswer(type: "application/json", body: "{}")
    }
    let edition = article.edition(at: instant)
    let hasNewMarkup = SiteChanges(at: instant, in: world).hasNewMarkup
    let current = "\"\(article.docID)-\(edition)-\(hasNewMarkup)\""
    let shown = SiteAnswer.Shown.edition(article.docID, edition)
    if address.host == "m.163.com" {
      return SiteAnswer(body: pages.mobile(article, edition: edition), shown: shown)
    }
    let fields = article.hasTag ? ["ETag: \(current)"] : []
    if article.hasTag, tag == current { return SiteAnswer(status: 304, fields: fields, shown: shown) }
    return SiteAnswer(
      fields: fields, body: pages.desktop(article, edition: edition, hasNewMarkup: hasNewMarkup),
      shown: shown)
  }

  private func missing(_ article: SimulatedArticle, _ absence: SimulatedArticle.Absence) -> SiteAnswer {
    let shown = SiteAnswer.Shown.missing(article.docID)
    return switch absence.form {
    case .notFound, .desktopPageOnly: SiteAnswer(status: 404, body: notFound.body, shown: shown)
    case .gone: SiteAnswer(status: 410, body: notFound.body, shown: shown)
    case .notice: SiteAnswer(body: pages.removed, shown: shown)
    case .frontPage: SiteAnswer(status: 302, fields: ["Location: https://www.163.com/"], shown: shown)
    }
  }

  // MARK: Lists

  private func list(_ address: WebAddress, at instant: Int64) -> SiteAnswer? {
    let changes = SiteChanges(at: instant, in: world)
    let (host, path) = (address.host, address.path)
    func author(_ id: String?) -> SimulatedAuthor? {
      id.flatMap { id in SitePlan.authors.first { $0.account == id || $0.wemedia == id } }
    }
    let words = path.split(separator: "/").map(String.init)
    switch host {
    case "c.m.163.com" where path.hasPrefix("/nc/subscribe/list/"):
      guard !changes.isAccountListDead else { return notFound }
      guard words.count == 6, let author = author(words[3]) else { return notFound }
      return json(SiteLists.tabs(part(words[5], of: author, at: instant), pages, at: instant))
    case "c.m.163.com" where path.hasPrefix("/nc/article/list/"):
      guard words.count == 5 else { return notFound }
      let desk = words[3] == "T1348649580692" ? SitePlan.authors.last : nil
      guard let author = desk ?? author(words[3]) else { return notFound }
      let articles = desk != nil && changes.isChannelListEmpty ? [] : part(words[4], of: author, at: instant)
      return json(SiteLists.named(words[3], articles, pages, at: instant))
    case "3g.163.com" where path.contains("/BA8D4A3Rwangning/"):
      guard let author = SitePlan.authors.last, let range = words.last else { return notFound }
      return json(
        SiteLists.touch("BA8D4A3Rwangning", part(range, of: author, at: instant), pages, at: instant))
    case "dy.163.com" where path == "/v2/article/list.do":
      let id = address.query?.split(separator: "&").first { $0.hasPrefix("wemediaId=") }?.dropFirst(10)
      guard let author = author(id.map(String.init)) else { return notFound }
      let newest = part("0-10", of: author, at: instant)
      // On every other day the oldest of them comes first.
      let isTurned = SiteWeather.day(instant, in: world) % 2 == 0
      return json(SiteLists.wemedia(isTurned ? newest.reversed() : newest, pages, at: instant))
    case "www.163.com" where path.hasPrefix("/dy/media/"):
      guard let author = author(words.last.map { String($0.prefix { $0 != "." }) }) else { return notFound }
      let page = SiteLists.accountPage(part("0-20", of: author, at: instant), pages, at: instant)
      return SiteAnswer(body: page, shown: .list)
    case "www.163.com" where path == "/special/reading/":
      // The same articles as in the list of an author.
      let articles = plan.listed(of: SitePlan.authors[0], at: instant).prefix(8)
      return SiteAnswer(body: SiteLists.links(articles, pages, at: instant), shown: .list)
    default: return nil
    }
  }

  /// `20-20.html`: from which entry on, and how many.
  private func part(_ range: String, of author: SimulatedAuthor, at instant: Int64) -> [SimulatedArticle] {
    let numbers = range.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 2 else { return [] }
    return Array(plan.listed(of: author, at: instant).dropFirst(numbers[0]).prefix(numbers[1]))
  }

  private func json(_ text: String) -> SiteAnswer {
    SiteAnswer(type: "application/json; charset=utf-8", body: text, shown: .list)
  }
}

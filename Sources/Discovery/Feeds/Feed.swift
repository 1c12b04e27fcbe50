internal import ArticleModel
internal import HTMLTree

/// RSS 2.0, RSS 1.0 (RDF), Atom (RFC 4287) and sitemaps (sitemaps.org).
enum Feed {
  /// The name of a document's root, if it is one of a feed.
  static func rootName(of content: [UInt8]) -> String? {
    var rest = content[...]
    while rest.first == UInt8(ascii: "<") {
      if rest.starts(with: "<!--".utf8) {
        rest = ByteSearch.place(of: "-->", in: rest).map { rest[($0 + 3)...] } ?? []
      } else if rest.starts(with: "<?".utf8) || rest.starts(with: "<!".utf8) {
        rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
      } else {
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let text = String(decoding: name, as: UTF8.self)
        return ["rss", "rdf:RDF", "feed", "urlset", "sitemapindex"].contains(text) ? text : nil
      }
      rest = rest.drop { $0 <= 0x20 }
    }
    return nil
  }

  /// `nil` for an index of sitemaps, which names no article.
  static func list(of root: XMLElement, named name: String) -> FoundList? {
    var list = FoundList(.feed)
    switch name {
    case "rss": for item in root.all("channel").flatMap({ $0.all("item") }) { add(item: item, to: &list) }
    case "rdf:RDF": for item in root.all("item") { add(item: item, to: &list) }
    case "feed": for entry in root.all("entry") { add(entry: entry, to: &list) }
    case "urlset": for url in root.all("url") { add(url: url, to: &list) }
    default: return nil
    }
    return list
  }

  private static func add(item: XMLElement, to list: inout FoundList) {
    // A guid is an address where there is no link, or where the link leads through a counter.
    let links = ["link", "guid"].compactMap { item.first($0)?.text }
    let title = item.first("title")?.text
    let time = item.first("pubDate")?.text ?? item.first("dc:date")?.text
    list.add(FoundArticle(address(links), title: title, time: time), or: title ?? links.first)
  }

  private static func add(entry: XMLElement, to list: inout FoundList) {
    // A link without `rel` is an alternate one (RFC 4287, section 4.2.7.2).
    let alternates = entry.all("link").filter { ($0.attributes["rel"] ?? "alternate") == "alternate" }
    let links = alternates.compactMap { $0.attributes["href"] } + [entry.first("id")?.text].compactMap(\.self)
    let title = entry.first("title")?.text
    list.add(
      FoundArticle(address(links), title: title, time: entry.first("published")?.text),
      or: title ?? links.first)
  }

  private static func add(url: XMLElement, to list: inout FoundList) {
    let link = url.first("loc")?.text
    let news = url.first("news:news")
    list.add(
      FoundArticle(
        address([link].compactMap(\.self)), title: news?.first("news:title")?.text,
        time: news?.first("news:publication_date")?.text),
      or: link)
  }

  private static func address(_ links: [String]) -> ArticleAddress? {
    links.lazy.compactMap { ArticleAddress($0) }.first { $0.objectName != nil }
  }
}

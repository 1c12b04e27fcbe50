internal import ArticleModel

/// The lists that the site's apps and scripts read, and JSON Feed.
enum JSONList {
  /// `nil` for what is no list of articles.
  static func list(of json: ListValue) -> FoundList? {
    let isFeed = json["version"]?.text?.contains("jsonfeed.org") == true
    guard let values = entries(of: json).map(flattened) else { return nil }
    let entries = values.compactMap(JSONEntry.init)
    // A list of something else is not an empty list of articles.
    guard values.isEmpty || !entries.isEmpty else { return nil }
    var list = FoundList(isFeed ? .feed : .json)
    for entry in entries { list.add(entry.article, or: entry.title) }
    return list
  }

  /// The list in a document.
  private static func entries(of json: ListValue) -> [ListValue]? {
    switch json {
    case .text, .nothing: return nil
    case .list(let elements): return elements
    case .object(let members):
      // `nc/subscribe/head` has a list in each tab, `nc/subscribe/list` its entries in their place.
      if let tabs = members["tab_list"]?.elements { return tabs.flatMap { $0["tab_data"]?.elements ?? [$0] } }
      // `list` of the auto channel, which has a `city` beside it; `news` of news_json.js; `items` of JSON Feed.
      for name in ["tab_data", "list", "items", "news"] {
        if let elements = members[name]?.elements { return elements }
      }
      if let data = members["data"] { return entries(ofData: data, code: members["code"]?.text) }
      // `{"T1348649580692": […]}`, `{"BBM54PGAwangning": […]}`.
      let named = members.sorted { $0.key < $1.key }.filter { isListName($0.key) || members.count == 1 }
      return named.lazy.compactMap { $0.value.elements }.first
    }
  }

  /// `list.do` answers `"data": null` behind the last page; errors do so too, with their HTTP status as the code.
  private static func entries(ofData data: ListValue, code: String?) -> [ListValue]? {
    guard data == .nothing else { return entries(of: data) }
    let isError = code.flatMap { Int($0) }.map { 300...599 ~= $0 } ?? false
    return isError ? nil : []
  }

  private static func isListName(_ name: String) -> Bool {
    AccountID(name) != nil || name.hasSuffix("wangning")
  }

  /// news_json.js has a list for each category.
  private static func flattened(_ values: [ListValue]) -> [ListValue] {
    values.flatMap { $0.elements.map(flattened) ?? [$0] }
  }
}

internal import ArticleModel

/// One entry of a JSON list.
struct JSONEntry {
  private let value: ListValue

  /// Fails for what has none of the members in which entries name what they lead to.
  init?(_ value: ListValue) {
    let names = Self.ids + Self.skipIDs + Self.addresses
    // Whatever has an id has an `id`; in JSON Feed it is mostly an address.
    guard
      names.contains(where: { value[$0] != nil }) || value["id"]?.text.flatMap({ ArticleAddress($0) }) != nil
    else { return nil }
    self.value = value
  }

  private static let ids = ["docid", "postid"]
  /// What a photo set or a video is named by, beside `skipType`.
  private static let skipIDs = ["skipID", "photosetID", "videoID", "vid"]
  /// `docurl` is of the scripts of channel pages, `l` of news_json.js, `external_url` of JSON Feed.
  private static let addresses = [
    "url", "url_3w", "docurl", "link", "l", "shareLink", "skipURL", "external_url",
  ]

  var title: String? { first(["title", "t", "digest", "summary"]) }

  /// `nil` for what is no article for us.
  var article: FoundArticle? {
    FoundArticle(
      address, title: first(["title", "t"]),
      time: first(["ptime", "time", "p", "date_published", "publish_time"]))
  }

  private var address: ArticleAddress? {
    switch value["skipType"]?.text {
    case "photoset": thing { Self.gallery($0)?.canonicalURL } ?? linked
    case "video": thing { VideoID($0)?.canonicalURL } ?? linked
    // Specials, live broadcasts and the like may have a docid, but what lies there is no article.
    case .some(let other) where other != "doc" && other != "article": nil
    default: thing { DocID($0)?.text } ?? linked
    }
  }

  /// What one of the ids names.
  private func thing(_ name: (String) -> String?) -> ArticleAddress? {
    for member in Self.skipIDs + Self.ids {
      if let name = value[member]?.text.flatMap(name) { return ArticleAddress(name) }
    }
    return nil
  }

  /// What the first of the addresses that leads to a thing leads to.
  private var linked: ArticleAddress? {
    (Self.addresses + ["id"]).lazy.compactMap { value[$0]?.text.flatMap { ArticleAddress($0) } }.first {
      $0.objectName != nil
    }
  }

  /// `0AI20009|7469`: topic and channel, and the number.
  private static func gallery(_ text: String) -> GalleryID? {
    let parts = text.split(separator: "|")
    return parts.count == 2 ? GalleryID(set: parts[0], number: parts[1]) : nil
  }

  private func first(_ names: [String]) -> String? {
    names.lazy.compactMap { value[$0]?.text }.first
  }
}

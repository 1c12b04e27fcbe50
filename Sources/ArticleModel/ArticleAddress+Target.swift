extension ArticleAddress.Target {
  /// Reads the parts of an address.
  init(host: String, path: AddressPath, query: String?) {
    guard host.isHost(atOrUnder: "163.com") else {
      self = .other
      return
    }
    self =
      Self.blogPost(host: host, steps: path.steps)
      ?? Self.gallery(steps: path.steps)
      ?? Self.video(host: host, steps: path.steps)
      ?? Self.account(steps: path.steps)
      ?? Self.article(host: host, steps: path.steps)
      ?? Self.named(inQuery: query, host: host)
      ?? .other
  }

  /// `{user}.blog.163.com/blog/static/{digits}` and `blog.163.com/{user}/blog/static/{digits}`.
  private static func blogPost(host: String, steps: [Substring]) -> Self? {
    guard host.isHost(atOrUnder: "blog.163.com") else { return nil }
    let isUserInHost = host != "blog.163.com"
    let all = isUserInHost ? [host.dropLast(".blog.163.com".count)] + steps : steps
    guard all.count >= 4, all[1] == "blog", all[2] == "static" else { return nil }
    return BlogPostID(user: all[0], number: all[3]).map { .blogPost($0) }
  }

  /// `photoview/{topic and channel}/{number}.html`, and the app's `news/p/{channel}/{number}.html` and
  /// `photo/api/set/{channel}/{number}.json`.
  private static func gallery(steps: [Substring]) -> Self? {
    guard steps.count >= 3 else { return nil }
    let kind = steps[steps.count - 3]
    let parent = steps.dropLast(3).last
    guard kind == "photoview" || kind == "p" && parent == "news" || kind == "set" && steps.contains("photo")
    else { return nil }
    let number = steps[steps.count - 1].prefix { $0 != "." }
    return GalleryID(set: steps[steps.count - 2], number: number).map { .gallery($0) }
  }

  /// `v/video/{VID}.html`, `news/v/{VID}.html`, `nc/video/detail/{VID}.html`, and everything on v.163.com
  /// that ends so.
  private static func video(host: String, steps: [Substring]) -> Self? {
    guard host == "v.163.com" || steps.dropLast().contains(where: { $0 == "video" || $0 == "v" }),
      let name = steps.last.flatMap({ htmlStem(of: $0) })
    else { return nil }
    return VideoID(name).map { .video($0) }
  }

  /// `dy/media/{T-id}.html`, `news/sub/{T-id}.html`, `nc/subscribe/list/{T-id}/all/0-20.html`.
  ///
  /// A T-id elsewhere is the list of a channel.
  private static func account(steps: [Substring]) -> Self? {
    guard let kind = steps.firstIndex(where: { ["media", "sub", "subscribe"].contains($0) })
    else { return nil }
    for step in steps[kind...] {
      if let account = htmlStem(of: step).flatMap({ AccountID($0) }) { return .account(account) }
    }
    return nil
  }

  /// A docid as the last step, or before `full.html`, under whatever host and section.
  private static func article(host: String, steps: [Substring]) -> Self? {
    let steps = steps.last == "full.html" ? steps.dropLast() : steps[...]
    guard let page = steps.last.flatMap({ PageName($0) }) else { return nil }
    // `comment.….163.com/cache/newlist/{board}/{docid}_1.html` counts pages of comments.
    return .article(page.docID, host.hasPrefix("comment.") ? nil : page.part)
  }

  /// `touch/article.html?docid=`, `touch/photoview.html?channelid=&setid=`, `touch_videoplay.html?vid=`.
  ///
  /// Only the hosts for telephones name a thing so. Share links escape the `=` and the `#` as well.
  private static func named(inQuery query: String?, host: String) -> Self? {
    guard let query, ["3g.163.com", "m.163.com", "c.3g.163.com", "c.m.163.com"].contains(host)
    else { return nil }
    var values: [Substring: Substring] = [:]
    for item in query.percentDecoded.split(whereSeparator: { "&#;".contains($0) }) {
      let pair = item.split(separator: "=", maxSplits: 1)
      if pair.count == 2, values[pair[0]] == nil { values[pair[0]] = pair[1] }
    }
    if let docID = values["docid"].flatMap({ DocID($0) }) { return .article(docID, nil) }
    if let video = values["vid"].flatMap({ VideoID($0) }) { return .video(video) }
    if let set = values["channelid"], let number = values["setid"] {
      return GalleryID(set: set, number: number).map { .gallery($0) }
    }
    return nil
  }
}

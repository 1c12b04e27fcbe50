internal import ArticleModel
internal import FoundationEssentials
internal import HTMLTree

/// The mobile page: `m.163.com`, `3g.163.com`, `c.m.163.com/news/a/`.
///
/// The markup has placeholders; the pictures' sizes and the addresses of videos stand only in
/// `window.__INITIAL_STATE__`, by their number on the page.
enum Mobile {
  static let template = PageTemplate(
    name: "mobile", family: "mobile", marks: [".article-body"],
    title: [.text("h1.article-title"), .meta("og:title", dropping: "_手机网易网"), .text("h1")],
    published: [
      .attribute("html[data-publishtime]", "data-publishtime"), .meta("article:published_time"),
      .meta("og:release_date"), .attribute(".article-info time", "datetime"), .text(".article-info"),
    ],
    authors: [
      .account(".s-author a.author-homePage"), .account(".article-info a.author-homePage"),
      .writers(".article-footer"),
    ],
    editor: [.credit(".article-footer")],
    source: [.labelled(".article-footer"), .labelled(".article-info")],
    location: [
      Rule("text behind · beside the time") { page in
        page.root.all(".article-info span").lazy.map(\.line).first { $0.hasPrefix("·") }
          .map { String($0.dropFirst().drop(while: \.isWhitespace)) }
      }
    ],
    section: [.attribute("html[data-category]", "data-category")],
    body: ["section.article-body", ".article-body"],
    drops: PostBody.drops + [
      Drop(.appPrompt, ".s-tip"),
      Drop(.appPrompt, ".js-open-app"),
      Drop(.appPrompt, ".bot_word"),
      Drop(.navigation, ".unfold-wrap"),
      Drop(.videoCaption, "figure.m-video figcaption"),
    ],
    videos: [VideoRule(selector: "figure.m-video", read: video)] + PostBody.videos,
    pictureSizes: pictureSizes)

  private struct State: Decodable {
    struct Photo: Decodable {
      var src: String?
      var pixel: String?
    }
    struct Video: Decodable {
      var mp4: String?
      var m3u8: String?
      var cover: String?
    }
    var articlePhotoList: [Photo]?
    var articleVideoList: [Video]?
  }

  private static func state(of page: Page) -> State? {
    page.scripts(with: "__INITIAL_STATE__").lazy.compactMap { script in
      ScriptValue.object(of: "__INITIAL_STATE__", in: script)
    }.compactMap { try? JSONDecoder().decode(State.self, from: Data($0)) }.first
  }

  /// The video of a figure: by its number in the page's list, or by its cover, or as the markup has it.
  @Sendable static func video(_ node: HTMLNode, _ page: Page) -> VideoReference? {
    let cover = node.first("img").flatMap { page.picture($0) }
    let title = node.first("img")?["alt"]
    let inMarkup = node.first("video").flatMap { VideoReference(element: $0, on: page) }
    let listed = state(of: page)?.articleVideoList ?? []
    // By number, and where the numbers do not fit, by the picture in front.
    let number = node["data-index"].flatMap { Int($0) } ?? -1
    let match = listed.indices.contains(number) ? listed[number] : listed.first { $0.cover == cover }
    guard let address = match?.mp4 ?? match?.m3u8 ?? inMarkup?.contentURL else { return nil }
    return VideoReference(contentURL: address, thumbnailURL: match?.cover ?? cover, title: title)
  }

  @Sendable private static func pictureSizes(_ page: Page) -> [String: PixelSize] {
    let photos = state(of: page)?.articlePhotoList ?? []
    let sizes = photos.compactMap { photo in
      photo.src.flatMap { source in photo.pixel.flatMap(PixelSize.init).map { (source, $0) } }
    }
    return Dictionary(sizes) { first, _ in first }
  }
}

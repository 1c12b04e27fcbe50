internal import ArticleModel
internal import FoundationEssentials
internal import HTMLTree
internal import PlainText

/// The app's JSON: `c.m.163.com/nc/article/{DOCID}/full.html`, one object under the docid.
///
/// `body` is markup in which comments stand for pictures, videos and links: `<!--IMG#0-->`. They are resolved
/// from the lists beside it.
enum AppArticle {
  private struct Content: Decodable {
    struct Picture: Decodable {
      var ref: String?
      var src: String?
      var alt: String?
      var pixel: String?
    }
    struct Video: Decodable {
      var ref: String?
      var cover: String?
      var mp4_url: String?
      var mp4Hd_url: String?
      var m3u8_url: String?
      var alt: String?
    }
    struct Link: Decodable {
      var ref: String?
      var href: String?
      var title: String?
    }
    struct Topic: Decodable {
      var tname: String?
      var tid: String?
    }
    var title: String?
    var docid: String?
    var body: String?
    var ptime: String?
    var source: String?
    var source_url: String?
    var digest: String?
    var dkeys: String?
    var ec: String?
    var category: String?
    var replyCount: Int?
    var tid: String?
    var img: [Picture]?
    var video: [Video]?
    var link: [Link]?
    var topiclist: [Topic]?
    var sourceinfo: Topic?
  }

  static func draft(of json: [UInt8], url: String?) throws(ExtractionError) -> Draft {
    let (key, content) = try content(of: json)
    var draft = Draft(family: "app-json", template: "app-json", confidence: 1)
    guard let title = content.title?.normalizedLine, !title.isEmpty else {
      throw ExtractionError(.noTitle, "this is the app's JSON of an article, but it has no title")
    }
    let page = try Page(utf8: Array("<div id=body>\(content.body ?? "")</div>".utf8), url: url)
    var reader = BodyReader(page: page, references: references(of: content))
    if let body = page.root.first("#body") { reader.read(body) }
    draft.article.blocks = reader.finish()
    draft.discarded = reader.discarded.report
    if !draft.article.blocks.contains(where: \.isContent) {
      throw ExtractionError(.noBody, "this is the app's JSON of an article, but its body is empty")
    }
    draft.article.headline = title
    draft.note("headline", "title", title)
    draft.article.alternativeHeadline =
      reader.droppedLines.lazy.filter { $0.kind == .originalTitle }
      .compactMap { Label.value(ofLine: $0.text) }.first
    fill(&draft, from: content)
    let names = [content.docid, key].compactMap { $0 } + [url].compactMap { $0 }
    if let address = names.lazy.compactMap({ ArticleAddress($0) }).first(where: { $0.identifier != nil }) {
      draft.note("identifier", "docid", address.identifier ?? "")
      draft.fill(from: address)
    }
    return draft
  }

  private static func fill(_ draft: inout Draft, from content: Content) {
    if let time = content.ptime.flatMap({ BeijingTime(firstIn: $0) }) {
      draft.article.datePublished = time
      draft.note("datePublished", "ptime", time.iso8601)
    }
    if let source = content.source?.normalizedLine, !source.isEmpty {
      let link = content.source_url.flatMap { WebAddress($0) }.flatMap { $0.leadsOutside ? $0.text : nil }
      draft.article.source = SourceOrganization(name: source, url: link)
      draft.note("sourceOrganization", "source", source)
    }
    // The account is the author only where the article is the account's own; `topiclist` of other articles lists
    // what readers may subscribe to.
    if let account = [content.tid, content.sourceinfo?.tid].lazy.compactMap({ $0.flatMap { AccountID($0) } })
      .first,
      let name = content.sourceinfo?.tname ?? content.topiclist?.first(where: { $0.tid == account.text })?
        .tname
        ?? content.source
    {
      draft.article.authors = [
        Author(kind: .organization, name: name.normalizedLine, identifier: account.text, url: account.pageURL)
      ]
      draft.note("author", "tid", name)
    }
    if let editor = content.ec.flatMap({ Editor(credit: $0) }) {
      draft.article.editor = editor
      draft.note("editor", "ec", editor.name ?? editor.identifier ?? "")
    }
    draft.article.keywords = Label.words(in: content.dkeys ?? "")
    draft.article.abstract = content.digest.map(\.normalizedLine).flatMap { $0.isEmpty ? nil : $0 }
    draft.article.section = content.category.map(\.normalizedLine).flatMap { $0.isEmpty ? nil : $0 }
    draft.article.commentCount = content.replyCount.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The article's object: under its docid, or the whole document.
  private static func content(of json: [UInt8]) throws(ExtractionError) -> (key: String?, Content) {
    let data = Data(json)
    if let keyed = try? JSONDecoder().decode([String: Content].self, from: data),
      let (key, content) = keyed.sorted(by: { $0.key < $1.key }).first(where: {
        $0.value.body != nil || $0.value.title != nil
      })
    {
      return (key, content)
    }
    if let content = try? JSONDecoder().decode(Content.self, from: data), content.body != nil {
      return (nil, content)
    }
    throw ExtractionError(.notAPage, "this is JSON, or the beginning of it, but not an article of the app")
  }

  /// What stands for each comment of the body.
  private static func references(of content: Content) -> [String: BodyReader.Reference] {
    var found: [String: BodyReader.Reference] = [:]
    for picture in content.img ?? [] {
      guard let ref = picture.ref, let source = picture.src.flatMap({ PictureAddress($0) }) else { continue }
      let size = picture.pixel.flatMap { PixelSize($0) }
      let caption = picture.alt?.normalizedLine ?? ""
      let image = ImageReference(
        contentURL: source.original, width: size?.width, height: size?.height,
        caption: caption.isEmpty ? nil : caption)
      found[name(of: ref)] = .blocks([.image(image)] + (caption.isEmpty ? [] : [.caption(RichText(caption))]))
    }
    for video in content.video ?? [] {
      // The best of the files that are named.
      let files = [video.mp4Hd_url, video.mp4_url, video.m3u8_url].compactMap {
        $0.flatMap { WebAddress($0)?.text }
      }
      guard let ref = video.ref, let file = files.first else { continue }
      found[name(of: ref)] = .blocks([
        .video(VideoReference(contentURL: file, thumbnailURL: video.cover, title: video.alt))
      ])
    }
    for link in content.link ?? [] {
      guard let ref = link.ref, let href = link.href, let title = link.title?.normalizedLine, !title.isEmpty
      else { continue }
      found[name(of: ref)] = .link(title: title, target: WebAddress(href)?.text)
    }
    return found
  }

  /// `<!--IMG#0-->` → `IMG#0`, as the parser gives the comment's content.
  private static func name(of reference: String) -> String {
    String(reference.replacing("<!--", with: "").replacing("-->", with: "")).normalizedLine
  }
}

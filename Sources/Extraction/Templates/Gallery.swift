internal import ArticleModel
internal import FoundationEssentials
internal import HTMLTree
internal import PlainText

/// Photo sets: `{channel}.163.com/photoview/{SET8}/{N}.html`.
///
/// The pictures stand in a `<textarea>`: as JSON (`gallery-data`), on older pages as list items
/// (`photoList`).
///
/// Built from link shapes and other people's scrapers: no real page was at hand.
enum Gallery {
  static let json = PageTemplate(
    name: "gallery", family: "gallery", kind: .imageGallery, marks: ["textarea[name=gallery-data]"],
    title: [Rule("info.setname of gallery-data") { set(on: $0)?.info.setname?.normalizedLine }, .text("h1")],
    published: [.meta("article:published_time"), .text(".ptime"), .text(".nph_set_time")],
    editor: [
      Rule("info.dutyeditor of gallery-data") { set(on: $0)?.info.dutyeditor.flatMap { Editor(credit: $0) } }
    ],
    source: [
      Rule("info.source of gallery-data") { page in
        set(on: page)?.info.source.flatMap { $0.isEmpty ? nil : SourceOrganization(name: $0) }
      }
    ],
    abstract: [Rule("info.prevue of gallery-data") { set(on: $0)?.info.prevue?.normalizedLine }],
    body: ["textarea[name=gallery-data]"],
    readBody: { page, _ in
      set(on: page)?.list.flatMap { photo -> [Block] in
        guard let address = photo.img.flatMap({ PictureAddress($0) }) else { return [] }
        return blocks(
          picture: address.original, title: photo.title, note: photo.note, of: set(on: page)?.info.setname)
      } ?? []
    })

  static let list = PageTemplate(
    name: "gallery-list", family: "gallery", kind: .imageGallery,
    marks: ["textarea[id^=photoList]", ".nph_gallery"],
    title: [.text("h1"), .meta("og:title")],
    published: [
      .meta("article:published_time"), .text(".nph_info"), .text(".nph_set_time"), .text(".ep-info"),
      .text(".ptime"),
    ],
    editor: [.credit(".ep-editor"), .credit(".nph_set_editor")],
    source: [.labelled(".nph_info"), .labelled(".nph_set_time"), .labelled(".ep-info")],
    body: ["textarea[id^=photoList]"],
    readBody: { page, area in
      // The items are markup inside the textarea, so they are parsed as a page of their own.
      guard let inner = try? Page(utf8: Array(area.text.utf8), url: page.base?.text) else { return [] }
      return inner.root.all("li").flatMap { item -> [Block] in
        let file = item.first("i[title=img]")?.line ?? item.first("img")?["src"]
        guard let address = file.flatMap({ PictureAddress($0) }) else { return [] }
        return blocks(
          picture: address.original, title: item.first("h2")?.line, note: item.first("p")?.line,
          of: page.root.first("h1")?.line)
      }
    })

  private struct PhotoSet: Decodable {
    struct Info: Decodable {
      var setname: String?
      var source: String?
      var dutyeditor: String?
      var prevue: String?
    }
    struct Photo: Decodable {
      var img: String?
      var title: String?
      var note: String?
    }
    var info: Info
    var list: [Photo]
  }

  private static func set(on page: Page) -> PhotoSet? {
    page.root.first("textarea[name=gallery-data]").flatMap {
      try? JSONDecoder().decode(PhotoSet.self, from: Data($0.text.utf8))
    }
  }

  /// A picture and what is written under it: its note, else its own title.
  ///
  /// Many sets have the title of the set on each picture, which says nothing of it.
  private static func blocks(picture: String, title: String?, note: String?, of set: String?) -> [Block] {
    let lines = [note, title].compactMap { $0?.normalizedLine }.filter {
      !$0.isEmpty && $0 != set?.normalizedLine
    }
    let caption = lines.first ?? ""
    let image = Block.image(ImageReference(contentURL: picture, caption: caption.isEmpty ? nil : caption))
    return caption.isEmpty ? [image] : [image, .caption(RichText(caption))]
  }
}

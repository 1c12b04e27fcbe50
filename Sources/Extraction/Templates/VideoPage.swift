internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// Video pages: `www.163.com/v/video/{VID}.html`, `v.163.com/…/{VID}.html`.
///
/// The text is the description.
///
/// Built from link shapes and other people's scrapers: no real page was at hand.
enum VideoPage {
  static let template = PageTemplate(
    name: "video", family: "video", kind: .videoObject, marks: [],
    isNamedBy: { if case .video = $0.target { true } else { false } },
    title: [.text("h1"), .text(".title_wrap h2"), .meta("og:title")],
    published: [
      .attribute("html[data-publishtime]", "data-publishtime"), .meta("article:published_time"),
      .meta("og:release_date"), .text(".video_info"), .text(".title_wrap"), dateBehindHeading,
    ],
    authors: [.account("a[href*=/dy/media/T]"), .account("a[href*=/news/sub/T]")],
    source: [.labelled(".video_info"), .labelled(".title_wrap"), sourceBesideHeading],
    location: [.besideLocationPin],
    body: ["html"],
    readBody: { page, _ in
      guard let video = player(on: page) else { return [] }
      let description = page.meta("description") ?? page.meta("og:description")
      return [.video(video)] + (description.map { [.paragraph(RichText($0))] } ?? [])
    })

  private static let dateBehindHeading = Rule<BeijingTime>("first date behind the heading") { page in
    guard let heading = page.root.first("h1") else { return nil }
    let end = min(heading.extent.upperBound + 40, page.root.extent.upperBound)
    return (heading.extent.upperBound..<end).lazy.map { page.root.node(at: $0) }.filter { $0.kind == .text }
      .compactMap { BeijingTime(firstIn: $0.text) }.first
  }

  private static let sourceBesideHeading = Rule<SourceOrganization>("来源 beside the heading") { page in
    page.root.first("h1")?.parent.flatMap { .source(in: $0, on: page) }
  }

  private static func player(on page: Page) -> VideoReference? {
    if let element = page.root.first("video"), let found = VideoReference(element: element, on: page) {
      return found
    }
    for key in ["mp4", "mp4_url", "mp4Hd_url", "m3u8"] {
      for script in page.scripts(with: key) {
        guard let file = ScriptValue.string(of: key, in: script), file.hasPrefix("http") else { continue }
        return VideoReference(contentURL: file, thumbnailURL: ScriptValue.string(of: "cover", in: script))
      }
    }
    // Pages that write their player by script.
    return page.root.first("body").flatMap { PostBody.player($0, page) }
  }
}

internal import ArticleModel
internal import HTMLTree

/// Channel pages of about 2013 to 2016, in GBK, with `#endText.end-text`.
///
/// Finance pages carry a block of promotion (重点推荐) at the end of the body: a style sheet, a table, a heading of
/// its own and lists of links.
enum LegacyEP {
  static let template = PageTemplate(
    name: "legacy-ep", family: "legacy-ep", marks: ["#endText"],
    title: [.text("h1.ep-h1"), .text("#h1title"), .text("#epContentLeft h1"), .meta("og:title")],
    originalTitle: [.unlabelled("div.otitle"), .droppedLine(.originalTitle)],
    published: [
      .text(".ep-time-soure"), .text(".ep-time-source"), .text(".ep-info"), .meta("article:published_time"),
    ],
    authors: [.writers(".ep-source .left"), .writers(".ep-source")],
    editor: [.credit(".ep-editor"), .credit(".ep-source")],
    source: [.labelled(".ep-time-soure"), .labelled(".ep-time-source"), .labelled(".ep-source .left")],
    section: [.crumb(".ep-crumb")],
    abstract: [.text("p.ep-summary")],
    commentCount: [.script("replyCount")],
    part: [.pages(".ep-pages")],
    body: ["#endText"],
    drops: PostBody.drops + drops,
    videos: PostBody.videos)

  static let drops = [
    Drop(.promotion) { body in between("biaoqian开始", "biaoqian结束", in: body) },
    Drop(.promotion) { body in
      body.all("div.biaoqian").flatMap { heading in
        [heading.previousElement.flatMap { $0.tag == .table ? $0 : nil }, heading, heading.nextElement]
          .compactMap { $0 }
      }
    },
    Drop(.advertising, ".QF_INCLUDE"),
    Drop(.recommendation, ".ep-keywords-main"),
    Drop(.credits, ".ep-editor"),
  ]

  /// The elements between two comments, wherever each of them stands: a `<p>` around the first ends where the promotion
  /// has its table.
  private static func between(_ start: String, _ end: String, in body: HTMLNode) -> [HTMLNode] {
    let comments = body.descendants.filter { $0.kind == .comment }
    guard let first = comments.first(where: { $0.commentText == start }),
      let last = comments.first(where: { $0.position > first.position && $0.commentText == end })
    else { return [] }
    return body.descendants.filter {
      $0.kind == .element && !$0.tag.isInvisible && $0.position > first.position
        && $0.extent.upperBound <= last.position
    }
  }
}

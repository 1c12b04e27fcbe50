internal import ArticleModel
internal import HTMLTree

/// The design that the site has used since late 2020, on channel pages (`/{channel}/article/`) and on pages
/// of 网易号 accounts (`/dy/article/`).
///
/// The two differ in who the author is: the account, or whom the credits name. Either may be published on pages of
/// the other, so each asks the other's place last.
enum Redesign2020 {
  static let account = template(
    name: "redesign-dy", mark: "div[data-wemediaid]",
    authors: accounts + [.writers(".post_author")])

  static let channel = template(
    name: "redesign-channel", mark: ".post_main", authors: [.writers(".post_author")] + accounts)

  private static let accounts: [Rule<[Author]>] = [
    .account(".post_info a[href*=/dy/media/T]"), .account(".post_wemedia_name a[href*=/dy/media/T]"),
  ]

  private static func template(name: String, mark: Selector, authors: [Rule<[Author]>]) -> PageTemplate {
    PageTemplate(
      name: name, family: "redesign-2020", marks: [mark, ".post_body"],
      title: [.text("h1.post_title"), .meta("og:title"), .text("h1")],
      originalTitle: [.unlabelled(".post_body .otitle"), .droppedLine(.originalTitle)],
      published: [
        .attribute("html[data-publishtime]", "data-publishtime"), .meta("article:published_time"),
        .text(".post_info"), .attribute("div[data-ptime][data-docid]", "data-ptime"),
      ],
      authors: authors,
      editor: [.credit(".post_author")],
      source: [.labelled(".post_info"), .labelled(".post_author")],
      location: [.besideLocationPin],
      section: [.attribute("html[data-category]", "data-category"), .crumb(".post_crumb")],
      commentCount: [.comments(".post_comment")],
      body: [".post_body"],
      behindBody: [".post_author", ".post_statement"],
      drops: PostBody.drops,
      videos: PostBody.videos)
  }
}

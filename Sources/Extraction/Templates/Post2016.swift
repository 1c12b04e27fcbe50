internal import ArticleModel
internal import HTMLTree

/// Channel pages of 2016 to 2020: `{channel}.163.com/YY/MMDD/HH/{DOCID}.html` with `#endText.post_text`.
///
/// The pages do not say their own address. Credits and advertising stand inside the body.
enum Post2016 {
  static let template = PageTemplate(
    name: "post-2016", family: "post-2016", marks: ["#endText.post_text"],
    title: [.text("#epContentLeft > h1"), .meta("og:title"), .text("h1")],
    originalTitle: [.unlabelled("#endText .otitle"), .droppedLine(.originalTitle)],
    published: [
      .attribute("html[data-publishtime]", "data-publishtime"), .meta("article:published_time"),
      .text(".post_time_source"),
    ],
    authors: [.writers(".ep-source .left"), .writers(".ep-source")],
    editor: [.credit(".ep-editor"), .credit(".ep-source")],
    source: [.labelled(".post_time_source"), .labelled(".ep-source .left")],
    section: [.crumb(".post_crumb")],
    commentCount: [.comments(".post_comment"), .comments(".tie-areas")],
    part: [.pages(".ep-pages")],
    body: ["#endText"],
    drops: PostBody.drops,
    videos: PostBody.videos)
}

internal import ArticleModel
internal import HTMLTree

/// Columns of 网易财经 of 2015 (亦观察): the text in `div.entext`, while `#endText` is empty or holds a disclaimer.
///
/// Behind the text a photo set of the channel may be embedded; it is not part of the column.
enum LegacyColumn {
  static let template = PageTemplate(
    name: "legacy-column", family: "legacy-column", marks: ["div.entext"],
    title: [.text("h2.con1_ltle")],
    published: [.text("span.con1_date")],
    authors: [.person("span.con1_author"), .person(".con2_author")],
    editor: [.credit(".tips")],
    section: [.lastLink(".pathlink")],
    commentCount: [.script("replyCount")],
    body: ["div.entext"],
    drops: PostBody.drops + LegacyEP.drops + [Drop(.recommendation, ".nph_gallery")],
    videos: PostBody.videos)
}

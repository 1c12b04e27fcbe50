internal import ArticleModel
internal import HTMLTree

/// 网易号 pages of 2015 to 2020: `dy.163.com/v2/article/detail/{DOCID}.html`.
///
/// The page shows a date alone. `data-ptime` has a time of day, but of the last change, not of the publishing: it
/// lies minutes to hours behind the docid, and readers never saw it.
enum DyV2 {
  static let template = PageTemplate(
    name: "dy-v2", family: "dy-v2", marks: ["div.article_title", "#content"],
    title: [.text("div.article_title > h2"), .text("div.article_title h1"), .text("div.article_title h2")],
    published: [.text("div.article_title .time"), .attribute("div[data-ptime]", "data-ptime")],
    authors: [.account(".article_title a[href*=/dy/media/T]"), nameBesideDate],
    commentCount: [.number("a.js-tiecount"), .number("a[href*=comment.tie.163.com]")],
    body: ["#content"],
    behindBody: [".statement"],
    drops: PostBody.drops + [Drop(.statement, ".statement")],
    videos: PostBody.videos)

  /// `2019-05-17 · 某某报道`: the account, whose T-id these pages do not have.
  private static let nameBesideDate = Rule<[Author]>("name beside the date in .article_title .time") { page in
    guard let line = page.root.first("div.article_title .time") else { return nil }
    let name = line.all("span").map(\.line).last {
      !$0.isEmpty && $0 != "·" && BeijingTime(firstIn: $0) == nil
    }
    return name.map { [Author(kind: .organization, name: $0)] }
  }
}

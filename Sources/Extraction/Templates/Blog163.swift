internal import ArticleModel
internal import HTMLTree

/// Posts of 网易博客: `{user}.blog.163.com/blog/static/{digits}`.
///
/// The service is gone; saved pages are not.
///
/// What the page's script needs stands in a `<textarea name="js">`, as JavaScript.
enum Blog163 {
  static let template = PageTemplate(
    name: "blog-163", family: "blog-163", kind: .blogPosting, marks: ["div.nbw-blog"],
    title: [.text("h3.title .tcnt"), state("blogTitle")],
    published: [
      .text("p.tdep .blogsep"),
      Rule("publishTime of the page's state") { page in
        stateText(of: page).flatMap { ScriptValue.number(of: "publishTime", in: $0) }
          .map { BeijingTime(unixMilliseconds: $0) }
      },
    ],
    authors: [owner],
    section: [.text("p.tdep a.m2a")],
    keywords: [
      state("blogTag").map { tags in
        let words = Label.words(in: tags)
        return words.isEmpty ? nil : words
      }
    ],
    commentCount: [
      Rule("commentCount of the page's state") { page in
        stateText(of: page).flatMap { ScriptValue.number(of: "commentCount", in: $0) }.map { Int($0) }
      }
    ],
    body: ["div.nbw-blog"],
    drops: [Drop(.share, ".m-shareAndDownLoad")])

  /// `<meta name="author" content="account,nickname">`: the owner of the blog.
  private static let owner = Rule<[Author]>("meta author") { page in
    guard let parts = page.meta("author")?.split(separator: ",", maxSplits: 1).map(String.init),
      parts.count == 2
    else { return nil }
    return [
      Author(kind: .person, name: parts[1], identifier: parts[0], url: "http://\(parts[0]).blog.163.com/")
    ]
  }

  private static func state(_ key: String) -> Rule<String> {
    Rule("\(key) of the page's state") { page in
      stateText(of: page).flatMap { ScriptValue.string(of: key, in: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
  }

  private static func stateText(of page: Page) -> String? {
    page.root.first("textarea[name=js]")?.text
  }
}

internal import ArticleModel
internal import HTMLTree

/// Pages of 2004 and 2005: `biz.163.com/{YMMDD}/{n}/{DOCID}.html`, laid out in tables, in GBK.
///
/// The title stands between two `<!---title--->` comments. Advertising is a table in the middle of the body.
enum Legacy2004 {
  static let template = PageTemplate(
    name: "legacy-2004", family: "legacy-2004", marks: ["span.grayb", "td.graysl"],
    title: [titleBetweenComments, .text("h1")],
    published: [.text("td.graysl")],
    source: [.labelled("td.graysl")],
    section: [crumb],
    body: ["span.grayb"],
    drops: [
      Drop(.advertising) { body in body.all("table").filter { $0.first("iframe") != nil && $0.isNearlyEmpty }
      },
      Drop(.credits, ".ep-source"),
      Drop(.repeatedHeadline) { body in
        RepeatedHeadline.find(in: body, of: body.root.first("h1")).map { [$0] } ?? []
      },
    ])

  /// `网易首页-->主频道-->消费真相-->…`: the last link that does not lead to the page itself.
  private static let crumb = Rule<String>("last link of the path above the title") { page in
    page.root.first("a.163s")?.parent.flatMap(page.lastLink)
  }

  private static let titleBetweenComments = Rule<String>("heading behind <!---title--->") { page in
    page.root.descendants.first { $0.kind == .comment && $0.commentText.contains("title") }
      .flatMap(\.nextElement).map(\.line).flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension HTMLNode {
  /// Whether the element holds no more text than a label of advertising; a table with more may lay out the article.
  fileprivate var isNearlyEmpty: Bool { TextCount(Array(visibleText(upTo: 400).utf8)[...]).characters <= 20 }
}

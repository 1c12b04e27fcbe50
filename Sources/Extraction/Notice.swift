internal import HTMLTree
internal import PlainText

/// A page that stands in for an article and says why there is none: an error, a removal, a challenge.
///
/// Such pages are short and say it in a few words, or in a title that is nothing but that; an article about deleted
/// articles is long.
struct Notice {
  let error: ExtractionError

  /// Fails for every other page.
  init?(_ page: Page) {
    let title = GenericTitle.ofPage(page)?.title ?? ""
    let line = (page.root.first("body") ?? page.root).visibleText(upTo: Self.longest * 4).normalizedLine
    self.init(
      title: title.count <= Self.longestTitle ? title : "",
      text: line.unicodeScalars.count <= Self.longest ? line : "")
  }

  /// Whether the text of an article page is only a notice that stands in the article's place.
  init?(body: String) {
    guard body.unicodeScalars.count <= Self.longestBody else { return nil }
    self.init(title: "", text: body)
  }

  private init?(title: String, text: String) {
    for sign in Self.signs {
      let inTitle = sign.titleWords.first { ByteSearch.find($0, in: title) }
      guard let word = inTitle ?? sign.words.first(where: { ByteSearch.find($0, in: text) }) else { continue }
      error = ExtractionError(sign.reason, "\(sign.meaning): it says “\(word)”")
      return
    }
    return nil
  }

  /// Characters of visible text up to which a page can be a notice.
  ///
  /// The site's own error pages have 60 to 300 with their navigation; the shortest real article page has more
  /// than 1,000.
  private static let longest = 600

  /// Characters of a body that says nothing but that the article is gone: one sentence.
  private static let longestBody = 40

  /// Characters of a title that says nothing but that there is no article.
  private static let longestTitle = 24

  private struct Sign {
    var reason: ExtractionError.Reason
    var meaning: String
    var titleWords: [String]
    var words: [String]
  }

  private static let signs: [Sign] = [
    Sign(
      reason: .challenge, meaning: "this is a verification or a refusal, not an article",
      titleWords: ["安全验证", "访问验证", "人机验证", "403 Forbidden", "访问被拒绝"],
      words: [
        "安全验证", "访问验证", "人机验证", "请完成验证", "拖动滑块", "点击按钮进行验证", "访问过于频繁", "访问异常",
        "403 Forbidden", "访问被拒绝", "captcha", "Access Denied",
      ]),
    Sign(
      reason: .removed, meaning: "this page says that the article was removed",
      titleWords: ["文章已删除", "内容已删除", "已被删除"],
      words: [
        "已被删除", "已经被删除", "已删除", "内容不存在", "文章不存在", "已下线", "已被作者删除", "内容已失效", "该文章无法查看",
        "已被屏蔽",
      ]),
    Sign(
      reason: .notFound, meaning: "this page says that there is nothing at its address",
      titleWords: ["404", "页面不存在", "Not Found"],
      words: ["404 Not Found", "页面不存在", "您访问的页面", "您要访问的页面", "页面没有找到"]),
    Sign(
      reason: .error, meaning: "this is an error page, not an article",
      titleWords: [
        "500 ", "502 ", "503 ", "504 ", "Bad Gateway", "Service Unavailable", "Service Temporarily",
      ],
      words: [
        "Bad Gateway", "Service Unavailable", "Service Temporarily Unavailable", "Gateway Time-out",
        "Internal Server Error", "服务器繁忙", "系统繁忙",
      ]),
  ]
}

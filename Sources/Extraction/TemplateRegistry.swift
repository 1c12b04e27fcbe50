internal import ArticleModel

/// All page families, in the order in which they are tried: the more particular first.
enum TemplateRegistry {
  static let all: [PageTemplate] = [
    VideoPage.template,
    Gallery.json,
    Mobile.template,
    Post2016.template,
    Redesign2020.account,
    Redesign2020.channel,
    LegacyColumn.template,
    LegacyEP.template,
    DyV2.template,
    Blog163.template,
    Legacy2004.template,
    Gallery.list,
  ]

  /// The templates that a page may be of, the more particular first.
  static func templates(for page: Page) -> [PageTemplate] {
    all.filter { $0.fits(page) }
  }
}

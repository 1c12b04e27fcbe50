import PageMoulds

/// The lists of the site, in the forms that its apps and pages have.
enum SiteLists {
  static func tabs(_ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64)
    -> String
  {
    #"{"tab_list":[\#(entries(articles, pages, at: instant))],"subscribe_info":{"subnum":"1.2万"}}"#
  }

  static func named(
    _ name: String, _ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64
  ) -> String {
    #"{"\#(name)":[\#(entries(articles, pages, at: instant))]}"#
  }

  static func touch(
    _ name: String, _ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64
  ) -> String {
    "artiList(\(named(name, articles, pages, at: instant)))"
  }

  static func wemedia(_ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64)
    -> String
  {
    #"{"code":1,"data":{"list":[\#(entries(articles, pages, at: instant))]},"msg":""}"#
  }

  static func accountPage(
    _ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64
  ) -> String {
    let rows = articles.map { article in
      let path = "/dy/article/\(article.docID).html?spss=dy_author"
      return #"<li class="js-item item"><h4><a class="title" href="\#(path)">"#
        + headline(article, pages, at: instant)
        + #"</a></h4><span class="time">\#(Instant.page(article.published).prefix(16))</span></li>"#
    }
    return #"<!DOCTYPE html><html><head><meta charset="utf-8"><title>网易订阅</title></head><body>"#
      + #"<div class="tab_content"><ul>\#(rows.joined())</ul></div></body></html>"#
  }

  static func links(_ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64)
    -> String
  {
    let rows = articles.map { article in
      let url = "https://www.163.com/\(article.author.section)/article/\(article.docID).html"
      return #"<li><a href="\#(url)">\#(headline(article, pages, at: instant))</a></li>"#
    }
    return "<!DOCTYPE html><html><head><title>荐读</title></head><body><ul>\(rows.joined())</ul></body></html>"
  }

  private static func entries(
    _ articles: some Sequence<SimulatedArticle>, _ pages: SitePages, at instant: Int64
  ) -> String {
    articles.map { article in
      #"{"postid":"\#(article.docID)","docid":"\#(article.docID)","title":"\#(headline(article, pages, at: instant))","#
        + #""ptime":"\#(Instant.page(article.published))","source":"\#(article.author.name)"}"#
    }.joined(separator: ",")
  }

  private static func headline(_ article: SimulatedArticle, _ pages: SitePages, at instant: Int64) -> String {
    pages.content(of: article, edition: article.edition(at: instant)).headline
  }
}

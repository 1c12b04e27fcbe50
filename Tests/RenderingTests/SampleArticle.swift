import ArticleModel

extension Article {
  /// An article with a field of most kinds.
  static var sample: Article {
    var article = Article(headline: "一*二", blocks: [.paragraph(RichText("第一段"))])
    article.canonical = "https://www.163.com/news/article/JU7JLCSV0001899O.html"
    article.identifier = "JU7JLCSV0001899O"
    article.datePublished = BeijingTime(firstIn: "2025-04-28 09:13:09")
    article.authors = [Author(kind: .person, name: "甲"), Author(kind: .person, name: "乙")]
    article.source = SourceOrganization(name: "某报")
    article.location = "北京"
    article.editor = Editor(name: "丙", identifier: "NT6056")
    article.language = .simplifiedChinese
    return article
  }
}

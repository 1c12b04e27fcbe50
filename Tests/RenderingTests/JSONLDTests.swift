import ArticleModel
import OrderedJSON
import Rendering
import Testing

@testable import Extraction

@Suite struct JSONLDTests {
  private let origin = JSONLD.Origin(source: "p.html", retrievedAt: nil, sha256: "00")

  private func document(_ article: Article, _ change: (inout ExtractionReport) -> Void = { _ in })
    -> JSONValue
  {
    var report = ExtractionReport(
      family: "f", template: "t", confidence: 1, declaredEncoding: nil, usedEncoding: "UTF-8", warnings: [],
      isTruncated: false,
      discarded: [],
      findings: [])
    change(&report)
    return JSONLD.document(Extraction(article: article, report: report), origin: origin)
  }

  private func names(_ value: JSONValue?) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.map(\.name)
  }

  private func member(_ name: String, of value: JSONValue) -> JSONValue? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.name == name }?.value
  }

  private var full: Article {
    var article = Article.sample
    article.alternativeHeadline = "旧题"
    article.dateCreated = BeijingTime(firstIn: "2025-04-28 09:00:00")
    article.section = "新闻"
    article.keywords = ["一", "二"]
    article.abstract = "导语"
    article.commentCount = 3
    article.part = ArticlePart(
      number: 2, count: 3, others: ["https://www.163.com/news/article/JU7JLCSV0001899O_3.html"])
    article.blocks = [
      .paragraph(
        RichText(
          "ab", marks: [.init(.link("https://a.example/"), 0..<1), .init(.link("https://a.example/"), 1..<2)])
      ),
      .image(ImageReference(contentURL: "https://a.example/1.jpg", width: 3, height: 4, caption: "图")),
      .video(
        VideoReference(
          contentURL: "https://a.example/1.mp4", thumbnailURL: "https://a.example/2.jpg", title: "题")),
    ]
    return article
  }

  /// The order in which a reader looks for them.
  @Test func fieldsInTheirOrder() {
    #expect(
      names(document(full)) == [
        "@context", "@type", "@id", "url", "identifier", "headline", "alternativeHeadline", "datePublished",
        "dateCreated",
        "author", "editor", "sourceOrganization", "locationCreated", "publisher", "articleSection",
        "keywords", "abstract",
        "commentCount", "pagination", "hasPart", "inLanguage", "articleBody", "wordCount", "image", "video",
        "citation",
        "capture",
      ])
  }

  @Test func fieldsThatThePageDoesNotHaveAreLeftOut() {
    let document = document(Article(headline: "题", blocks: []))
    #expect(
      names(document) == [
        "@context", "@type", "headline", "publisher", "articleBody", "wordCount", "capture",
      ])
    #expect(
      names(member("capture", of: document)) == [
        "source", "sha256", "encoding", "family", "template", "extractor", "confidence",
      ])
    #expect(names(member("encoding", of: member("capture", of: document) ?? .null)) == ["used"])
  }

  @Test func values() {
    let document = document(full)
    #expect(member("@type", of: document) == "NewsArticle")
    #expect(member("datePublished", of: document) == "2025-04-28T09:13:09+08:00")
    #expect(
      member("author", of: document) == [
        ["@type": "Person", "name": "甲"], ["@type": "Person", "name": "乙"],
      ])
    #expect(member("editor", of: document) == ["@type": "Person", "name": "丙", "identifier": "NT6056"])
    #expect(member("sourceOrganization", of: document) == ["@type": "Organization", "name": "某报"])
    #expect(member("locationCreated", of: document) == ["@type": "Place", "name": "北京"])
    #expect(member("publisher", of: document) == ["@type": "Organization", "name": "网易"])
    #expect(member("pagination", of: document) == "2/3")
    #expect(member("inLanguage", of: document) == "zh-Hans")
    #expect(member("articleBody", of: document) == "ab")
    #expect(member("wordCount", of: document) == 2)
    #expect(
      member("image", of: document)
        == [
          [
            "@type": "ImageObject", "contentUrl": "https://a.example/1.jpg", "caption": "图", "width": 3,
            "height": 4,
          ]
        ])
    #expect(
      member("video", of: document)
        == [
          [
            "@type": "VideoObject", "contentUrl": "https://a.example/1.mp4",
            "thumbnailUrl": "https://a.example/2.jpg",
          ]
        ])
    // Each link once.
    #expect(member("citation", of: document) == ["https://a.example/"])
  }

  @Test func authorAndEditorWithWhatIsKnownOfThem() {
    var article = full
    article.authors = [
      Author(kind: .organization, name: "号", identifier: "T1475143788671", url: "https://a.example/T")
    ]
    article.editor = Editor(name: nil, identifier: "NF041")
    let document = document(article)
    #expect(
      member("author", of: document)
        == [
          [
            "@type": "Organization", "name": "号", "identifier": "T1475143788671",
            "url": "https://a.example/T",
          ]
        ])
    #expect(member("editor", of: document) == ["@type": "Person", "identifier": "NF041"])
  }

  @Test func capture() throws {
    let document = document(full) {
      $0.declaredEncoding = "gb2312"
      $0.confidence = 0.8571
      $0.warnings = ["w"]
      $0.discarded = [ExtractionReport.Discarded(kind: "advertising", elements: 2, characters: 30)]
    }
    let capture = try #require(member("capture", of: document))
    #expect(member("source", of: capture) == "p.html")
    #expect(member("encoding", of: capture) == ["declared": "gb2312", "used": "UTF-8"])
    #expect(member("confidence", of: capture) == .number(0.86))
    #expect(member("warnings", of: capture) == ["w"])
    #expect(member("discarded", of: capture) == [["kind": "advertising", "elements": 2, "characters": 30]])
  }

  @Test(arguments: [
    (ArticlePart(number: 2, count: 7), "2/7"), (ArticlePart(number: 2), "2"),
    (ArticlePart(number: nil, count: 7), "all"),
  ])
  func pagination(_ part: ArticlePart, _ expected: String) {
    #expect(part.pagination == expected)
  }
}

internal import ArticleModel
internal import FoundationEssentials

/// What of an article makes a new version when it changes: the one place where that is written down.
///
/// Title, body, pictures, people and times are the article. Advertising, the number of comments, keywords and
/// recommendations come and go around it; a change of them alone is none.
struct ArticleChange: Hashable {
  struct Person: Decodable, Hashable {
    var name: String?
    var identifier: String?
  }
  struct Picture: Decodable, Hashable {
    var contentUrl: String
  }

  var headline: String
  var alternativeHeadline: String?
  var datePublished: String?
  var author: [Person]?
  var editor: Person?
  var sourceOrganization: Person?
  var articleBody: String
  var image: [Picture]?
  var video: [Picture]?

  /// What changed from an older state to this one, in words for a version's message; empty if nothing did.
  func differences(from older: ArticleChange) -> [String] {
    var changed: [String] = []
    if headline != older.headline || alternativeHeadline != older.alternativeHeadline {
      changed.append("title")
    }
    if articleBody != older.articleBody { changed.append("body") }
    if image != older.image { changed.append("pictures") }
    if video != older.video { changed.append("videos") }
    if author != older.author || editor != older.editor || sourceOrganization != older.sourceOrganization {
      changed.append("author or source")
    }
    if datePublished != older.datePublished { changed.append("time") }
    return changed
  }
}

extension ArticleChange: Decodable {
  /// Reads it from an `article.json`.
  init(articleJSON: [UInt8]) throws {
    self = try JSONDecoder().decode(ArticleChange.self, from: Data(articleJSON))
  }
}

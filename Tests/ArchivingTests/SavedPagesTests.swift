import ArticleModel
import FoundationEssentials
import TestSupport
import Testing

@testable import Archiving

/// Real saved pages with reference answers, where there is a folder of them.
///
/// They are nobody's to publish, so they are not part of the project: `$NETEASE_PAGES` names the folder, else
/// `shared/pages` beside the checkout is looked at. It holds `expected.jsonl` and the pages that it names.
private enum SavedPages {
  struct Answer: Decodable, Sendable, CustomTestStringConvertible {
    var page: String
    var url: String?
    var docid: String?
    var headline: String?
    var datePublished: String?
    var author: String?
    var authorId: String?
    var editor: String?
    var editorCode: String?
    var source: String?
    var location: String?
    var paragraphs: [String]

    var testDescription: String { page }
  }

  static let folder: String = {
    let named = ProcessInfo.processInfo.environment["NETEASE_PAGES"]
    return named ?? Fixtures.folder.deletingLastPathComponent().appending(path: "../shared/pages").path()
  }()

  static let answers: [Answer] = {
    guard let data = FileManager.default.contents(atPath: "\(folder)/expected.jsonl") else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Answer.self, from: Data($0.utf8))
    }
  }()
}

@Suite(
  .enabled(if: !SavedPages.answers.isEmpty, "there is no folder of saved pages; $NETEASE_PAGES can name one"))
struct SavedPagesTests {
  @Test(arguments: SavedPages.answers)
  fileprivate func page(_ expected: SavedPages.Answer) throws {
    let capture = try SavedInput(path: "\(SavedPages.folder)/\(expected.page)").capture(url: expected.url)
    let article = try ReadArticle(capture).article
    #expect(squashed(article.bodyText) == squashed(expected.paragraphs.joined()))
    if let headline = expected.headline { #expect(squashed(article.headline) == squashed(headline)) }
    if let docid = expected.docid { #expect(article.identifier == docid) }
    if let time = expected.datePublished {
      #expect(article.datePublished?.iso8601.replacing("T", with: " ").hasPrefix(time) == true)
    }
    if let author = expected.author { #expect(article.authors.map(\.name) == [author]) }
    if let account = expected.authorId { #expect(article.authors.map(\.identifier) == [account]) }
    if let editor = expected.editor { #expect(article.editor?.name == editor) }
    if let code = expected.editorCode { #expect(article.editor?.identifier == code) }
    if let location = expected.location { #expect(article.location == location) }
    if let source = expected.source {
      #expect(article.authors.map(\.name).contains(source) || article.source?.name == source)
    }
  }

  /// Without white space, of which the answers have another amount.
  private func squashed(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{FEFF}" })
    )
  }
}

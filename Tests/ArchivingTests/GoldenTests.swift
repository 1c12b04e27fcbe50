import ArticleModel
import Extraction
import FoundationEssentials
import OrderedJSON
import Rendering
import TestSupport
import Testing

@testable import Archiving

/// Every fixture against the result that stands beside it.
///
/// `UPDATE_GOLDEN=1` writes the results anew instead, and then every test that wrote one fails: nobody can pass by
/// recording, and the diff is read before it is committed.
@Suite struct GoldenTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil

  @Test(arguments: Fixtures.all(in: "pages"))
  func page(_ fixture: Fixture) throws {
    try compare(fixture, with: read(fixture))
  }

  @Test(arguments: Fixtures.all(in: "saved"))
  func saved(_ fixture: Fixture) throws {
    try compare(fixture, with: read(fixture))
  }

  @Test(arguments: Fixtures.all(in: "bad"))
  func bad(_ fixture: Fixture) throws {
    guard let outcome = fixture.text("outcome.txt") else { return try compare(fixture, with: read(fixture)) }
    let word = outcome.split(separator: "\n").first.map(String.init) ?? ""
    let error = #expect(throws: (any Error).self) { try read(fixture) }
    switch error {
    case let error as ExtractionError:
      #expect(error.reason.rawValue == word)
      #expect(!error.message.isEmpty)
    case let error as InputError:
      guard case .damaged(let what) = error.reason else { fallthrough }
      #expect(word == "damaged")
      #expect(!what.isEmpty)
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func thereAreFixtures() {
    #expect(Fixtures.all(in: "pages").count >= 60)
    #expect(Fixtures.all(in: "saved").count >= 12)
    #expect(Fixtures.all(in: "bad").count >= 60)
  }

  private func read(_ fixture: Fixture) throws -> ReadArticle {
    let page = try #require(fixture.page)
    let origin = try fixture.origin()
    var capture = try SavedInput(path: page.path()).capture(url: origin.url)
    // What a file says of itself counts where nothing else was said.
    capture.contentType = origin.contentType ?? capture.contentType
    let instant = origin.retrievedAt.flatMap { BeijingTime(firstIn: $0) }
    capture.retrievedAt = instant.map { $0.unixSeconds * 1000 } ?? capture.retrievedAt
    return try ReadArticle(capture)
  }

  private func compare(_ fixture: Fixture, with read: ReadArticle) throws {
    let results = [
      ("article.json", read.json.text(.pretty)), ("article.md", read.article.markdown),
      ("article.txt", read.article.plainText),
    ]
    for (file, text) in results {
      let expected = fixture.text(file)
      guard Self.isUpdating else {
        #expect(firstDifference(expected ?? "", text) == nil, "\(fixture.name)/\(file)")
        continue
      }
      if expected != text {
        try fixture.write(text, to: file)
        Issue.record("\(fixture.name)/\(file) was written anew; read the diff")
      }
    }
  }

  /// The first line in which two texts differ, as both have it: a page is too long to be printed twice.
  private func firstDifference(_ expected: String, _ actual: String) -> String? {
    let (expected, actual) = (
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      actual.split(separator: "\n", omittingEmptySubsequences: false)
    )
    for (number, (a, b)) in zip(expected, actual).enumerated() where a != b {
      return "line \(number + 1): expected \(a), got \(b)"
    }
    return expected.count == actual.count ? nil : "\(expected.count) lines expected, \(actual.count) came"
  }
}

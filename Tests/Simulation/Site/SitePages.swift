import FoundationEssentials
import PageMoulds
import Synchronization

/// The pages of the articles, in the markup of the families.
struct SitePages: Sendable {
  private let account: PageMould
  private let desk: PageMould
  private let mobile: PageMould
  private let contents: ContentShelf
  let removed: String
  let challenge: String
  let front: String

  init(fixtures: String) throws {
    account = try PageMould(fixture: "\(fixtures)/pages/redesign-dy/2021-no-location")
    desk = try PageMould(fixture: "\(fixtures)/pages/redesign-channel/plain")
    mobile = try PageMould(fixture: "\(fixtures)/pages/mobile/app-prompts-between-pictures")
    contents = ContentShelf(prose: try Prose(fixtures: "\(fixtures)/pages"))
    func bad(_ name: String) throws -> String {
      String(
        decoding: try Data(contentsOf: URL(filePath: "\(fixtures)/bad/\(name)/page.html")), as: UTF8.self)
    }
    removed = try bad("removed-page")
    challenge = try bad("challenge-page")
    front = try bad("front-page")
  }

  /// Title and text of an edition of an article.
  func content(of article: SimulatedArticle, edition: Int) -> PageContent {
    contents.content(of: article, edition: edition)
  }

  func desktop(_ article: SimulatedArticle, edition: Int, hasNewMarkup: Bool) -> String {
    let mould = article.author.account == nil ? desk : account
    let page = mould.page(of: content(of: article, edition: edition))
    return hasNewMarkup || article.oddity == .unknownMarkup ? Self.renamed(page) : page
  }

  func mobile(_ article: SimulatedArticle, edition: Int) -> String {
    mobile.page(of: content(of: article, edition: edition))
  }

  /// The page with other names for all classes and ids, as after a redesign.
  private static func renamed(_ page: String) -> String {
    var page = page
    for attribute in [" class=\"", " id=\""] {
      let parts = page.split(separator: attribute, omittingEmptySubsequences: false)
      page = parts.dropFirst().reduce(String(parts.first ?? "")) { page, part in
        let names = part.prefix { $0 != "\"" }
        let new = names.split(separator: " ").map {
          "n" + String($0.utf8.reduce(5381) { ($0 &* 33 &+ Int($1)) & 0xFFFFFF }, radix: 36)
        }
        return page + attribute + new.joined(separator: " ") + part.dropFirst(names.count)
      }
    }
    return page
  }
}

/// The texts that were written once, because lists ask for titles all the time.
private final class ContentShelf: Sendable {
  private struct Key: Hashable {
    let docID: String
    let edition: Int
  }

  private let prose: Prose
  private let contents = Mutex<[Key: PageContent]>([:])

  init(prose: Prose) { self.prose = prose }

  func content(of article: SimulatedArticle, edition: Int) -> PageContent {
    contents.withLock { contents in
      let key = Key(docID: article.docID, edition: edition)
      if let content = contents[key] { return content }
      let content = article.content(ofEdition: edition, prose)
      contents[key] = content
      return content
    }
  }
}

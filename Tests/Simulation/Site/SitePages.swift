import FoundationEssentials
import PageMoulds

/// The pages of the articles, in the markup of the families.
struct SitePages: Sendable {
  private let account: PageMould
  private let desk: PageMould
  private let mobile: PageMould
  let prose: Prose
  let removed: String
  let challenge: String
  let front: String

  init(fixtures: String) throws {
    account = try PageMould(fixture: "\(fixtures)/pages/redesign-dy/2021-no-location")
    desk = try PageMould(fixture: "\(fixtures)/pages/redesign-channel/plain")
    mobile = try PageMould(fixture: "\(fixtures)/pages/mobile/app-prompts-between-pictures")
    prose = try Prose(fixtures: "\(fixtures)/pages")
    func bad(_ name: String) throws -> String {
      String(
        decoding: try Data(contentsOf: URL(filePath: "\(fixtures)/bad/\(name)/page.html")), as: UTF8.self)
    }
    removed = try bad("removed-page")
    challenge = try bad("challenge-page")
    front = try bad("front-page")
  }

  func desktop(_ article: SimulatedArticle, edition: Int, hasNewMarkup: Bool) -> String {
    let mould = article.author.account == nil ? desk : account
    let page = mould.page(of: article.content(ofEdition: edition, prose))
    return hasNewMarkup || article.oddity == .unknownMarkup ? Self.renamed(page) : page
  }

  func mobile(_ article: SimulatedArticle, edition: Int) -> String {
    mobile.page(of: article.content(ofEdition: edition, prose))
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

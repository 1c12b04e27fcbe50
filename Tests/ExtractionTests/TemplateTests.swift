import ArticleModel
import FoundationEssentials
import HTMLTree
import PlainText
import TestSupport
import Testing

@testable import Extraction

/// What holds for every template, without naming one.
@Suite struct TemplateTests {
  @Test func namesAreUnique() {
    let names = TemplateRegistry.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(!names.isEmpty)
  }

  @Test(arguments: TemplateRegistry.all.map(\.name))
  func selectorsAreUnderstood(_ name: String) throws {
    let template = try #require(TemplateRegistry.all.first { $0.name == name })
    for selector in template.marks + template.body + template.videos.map(\.selector) {
      #expect(selector.problem == nil)
    }
    #expect(!template.body.isEmpty && !template.title.isEmpty)
    #expect(!template.marks.isEmpty || template.isNamedBy != nil, "it would fit every page")
  }

  private struct Expected: Decodable {
    struct Capture: Decodable {
      var template: String?
      var family: String?
    }
    var capture: Capture?
  }

  private struct Read {
    var fixture: Fixture
    var page: Page
    var expected: String?
  }

  /// The HTML pages that have an expected article.
  private static func pages() throws -> [Read] {
    try Fixtures.all(in: "pages").compactMap { fixture in
      guard let file = fixture.page, file.lastPathComponent == "page.html",
        let text = fixture.text("article.json")
      else { return nil }
      let capture = try JSONDecoder().decode(Expected.self, from: Data(text.utf8)).capture
      let bytes = [UInt8](try Data(contentsOf: file))
      let utf8 = DecodedText(decoding: bytes, contentType: try fixture.origin().contentType).utf8
      return Read(
        fixture: fixture, page: try Page(utf8: utf8, url: fixture.origin().url), expected: capture?.template)
    }
  }

  /// Where a page fits several, the order of the registry decides, the more particular first.
  @Test func everyPageIsOfItsTemplate() throws {
    for read in try Self.pages() {
      let template = TemplateRegistry.templates(for: read.page).first?.name
      #expect(template == (read.expected == "generic" ? nil : read.expected), "\(read.fixture)")
    }
  }

  @Test func everyTemplateHasPages() throws {
    let expected = try Self.pages().compactMap(\.expected)
    for template in TemplateRegistry.all {
      let family = Set(TemplateRegistry.all.filter { $0.family == template.family }.map(\.name))
      #expect(expected.contains(template.name), "\(template.name)")
      #expect(expected.count { family.contains($0) } >= 3, "\(template.family)")
    }
  }

  /// The folder says what the page is of.
  @Test func foldersAreNamedForTemplates() throws {
    for read in try Self.pages() {
      let folder = String(read.fixture.name.split(separator: "/")[1])
      #expect(read.expected == folder || read.expected?.hasPrefix(folder + "-") == true, "\(read.fixture)")
    }
  }
}

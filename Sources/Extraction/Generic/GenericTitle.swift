internal import HTMLTree
internal import PlainText

/// The title of a page that no template fits.
enum GenericTitle {
  /// The heading that the page's `<title>` or `og:title` begins with; of several the longest.
  static func heading(of page: Page) -> HTMLNode? {
    let titles = [page.root.first("title")?.line, page.meta("og:title")].compactMap { $0 }
    let headings = page.root.descendants.filter { $0.tag.headingLevel != nil }
    let repeated = headings.filter { heading in
      let line = heading.line
      return line.count >= 4 && titles.contains { $0.hasPrefix(line) }
    }
    if let longest = repeated.max(by: { $0.line.count < $1.line.count }) { return longest }
    // Old pages have their title in large bold letters, not in a heading.
    let names = titles.map { withoutSite($0.split(separator: "|").first.map(String.init) ?? "") }.filter {
      $0.count >= 4
    }
    if let large = page.root.descendants.first(where: {
      [.b, .strong, .font, .div].contains($0.tag) && $0.shortLine.map(names.contains) ?? false
    }) {
      return large
    }
    // Without a title to compare, the one first-level heading.
    let first = headings.filter { $0.tag == .h1 && !$0.line.isEmpty }
    return first.count == 1 ? first.first : nil
  }

  /// What `og:title` says, or `<title>` without the keywords and the name of the site behind it
  /// (`{title}|{keyword}|{keyword}_{site}`).
  static func ofPage(_ page: Page) -> (title: String, rule: String)? {
    if let title = page.meta("og:title") { return (withoutSite(title), "meta og:title") }
    guard let title = page.root.first("title")?.line else { return nil }
    let clean = withoutSite(title.split(separator: "|").first.map(String.init) ?? "")
    return clean.isEmpty ? nil : (clean, "title of the page without the site's name")
  }

  private static func withoutSite(_ title: String) -> String {
    guard let bar = title.lastIndex(of: "_"), bar != title.startIndex else { return title.normalizedLine }
    return String(title[..<bar]).normalizedLine
  }
}

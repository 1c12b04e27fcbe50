internal import ArticleModel
internal import HTMLTree
internal import PlainText

/// An HTML page under extraction: its tree, where it came from, and what several rules ask of it.
struct Page: Sendable {
  let root: HTMLNode
  /// The address that the page was served under, if anybody knows.
  let address: ArticleAddress?
  /// What relative links are resolved against.
  let base: WebAddress?
  /// Whether the page's end came along: every page of the site closes its `<html>`.
  let isClosed: Bool
  /// Whether links lead to copies in the Wayback Machine, where the page itself named their originals.
  private let isCopy: Bool
  /// Lines that the body dropped, which some rules read: credits, the original title.
  var droppedLines: [DroppedLine] = []

  init(utf8: [UInt8], url: String?) throws(ExtractionError) {
    isCopy = WaybackMarkup.isIn(utf8)
    do {
      root = try HTMLDocument(utf8: isCopy ? WaybackMarkup.withoutToolbar(utf8) : utf8).root
    } catch {
      throw ExtractionError(
        .tooLarge, "the page has \(utf8.count) bytes, which is more than the parser takes")
    }
    // Savers put comments and scripts of their own behind it, no more than some kilobytes.
    isClosed = ["</html", "</HTML", "</Html"].contains { ByteSearch.find($0, in: utf8.suffix(1 << 13)) }
    address = url.flatMap { ArticleAddress($0) }
    let own = address?.webAddress ?? (isCopy ? WaybackMarkup.address : nil)
    base = root.first("base[href]").flatMap { WebAddress($0["href"] ?? "", relativeTo: own) } ?? own
  }

  /// The target of a link, absolute; `nil` for what is no link (`javascript:`, `#`).
  func link(_ href: String?) -> String? {
    guard let href, !href.hasPrefix("#") else { return nil }
    return WebAddress(href, relativeTo: base).flatMap(original)?.text
  }

  /// What the page itself named, where this is a copy: the Wayback Machine names copies instead.
  ///
  /// What is left of its own addresses are relative links of a page whose address nobody knows.
  private func original(_ target: WebAddress) -> WebAddress? {
    guard isCopy else { return target }
    return target.original.host == WaybackMarkup.address?.host ? nil : target.original
  }

  /// The original address of a picture; `nil` for placeholders and tracking pixels.
  func picture(_ image: HTMLNode) -> String? {
    // Lazy pictures have their address in `data-src` and a placeholder in `src`.
    for candidate in [image["data-src"], image["data-original"], image["src"]] {
      // Old blog posts name pages as pictures, by mistake of an editor.
      if let candidate, !candidate.hasSuffix(".html"),
        let picture = PictureAddress(candidate, relativeTo: base),
        WebAddress(picture.original).flatMap(original) != nil
      {
        return picture.original
      }
    }
    return nil
  }

  /// The content of a `<meta>`, by `name` or `property`.
  func meta(_ name: String) -> String? {
    root.all("meta").lazy.filter { $0["name"] == name || $0["property"] == name }
      .compactMap { $0["content"]?.normalizedLine }.first { !$0.isEmpty }
  }

  /// The text of all inline scripts that hold `word`.
  func scripts(with word: String) -> [String] {
    root.all("script").compactMap { script in
      guard let text = script.children.first(where: { $0.kind == .text }), text.contains(text: word) else {
        return nil
      }
      return text.text
    }
  }
}

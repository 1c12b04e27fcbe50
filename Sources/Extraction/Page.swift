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
  /// Whether links lead through the folders of a mirror, one for each host.
  private let isMirrored: Bool
  /// Lines that the body dropped, which some rules read: credits, the original title.
  var droppedLines: [DroppedLine] = []

  init(utf8: [UInt8], url: String?) throws(ExtractionError) {
    isCopy = WaybackMarkup.isIn(utf8)
    isMirrored = ByteSearch.find(" by HTTrack Website Copier/", in: utf8.prefix(1 << 12))
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

  /// What the page itself named, before a copy of it named other copies.
  private func original(_ target: WebAddress) -> WebAddress? {
    // `../../../img1.cache.netease.com/a.jpg` climbs over the page's own host into the folder of another.
    if isMirrored, let host = target.path.split(separator: "/").first, isNetEaseHost(host) {
      return WebAddress("http:/\(target.path)\(target.query.map { "?" + $0 } ?? "")")
    }
    guard isCopy else { return target }
    // What is left of the Wayback Machine's are relative links of a page whose address nobody knows.
    return target.original.host == WaybackMarkup.address?.host ? nil : target.original
  }

  /// The original address of a picture; `nil` for placeholders and tracking pixels.
  func picture(_ image: HTMLNode) -> String? {
    // Lazy pictures have their address in `data-src` and a placeholder in `src`. SingleFile and Save Page WE put
    // the picture itself into `src`, and keep the address if they are told to.
    for candidate in [
      image["data-src"], image["data-original"], image["data-sf-original-src"], image["data-savepage-src"],
      image["src"],
    ] {
      // Old blog posts name pages as pictures, by mistake of an editor.
      if let candidate, !candidate.hasSuffix(".html"),
        let picture = PictureAddress(candidate, relativeTo: base),
        let address = WebAddress(picture.original).flatMap(original)
      {
        return address.text
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

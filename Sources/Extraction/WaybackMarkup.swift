internal import ArticleModel
internal import HTMLTree

/// What the Wayback Machine adds to its copy of a page.
enum WaybackMarkup {
  /// Whether this is a copy whose links were turned to other copies.
  ///
  /// Its scripts are the first thing in the head, before them there is at most the comment of whoever saved the
  /// copy; the notice and its figures are the last thing of the page.
  static func isIn(_ utf8: [UInt8]) -> Bool {
    ByteSearch.find("archive.org", in: utf8.prefix(1 << 12))
      || ByteSearch.find("FILE ARCHIVED ON ", in: utf8.suffix(1 << 11))
  }

  /// The page without the toolbar, which stands between two comments at the start of the body.
  static func withoutToolbar(_ utf8: [UInt8]) -> [UInt8] {
    guard let start = ByteSearch.place(of: "<!-- BEGIN WAYBACK TOOLBAR INSERT -->", in: utf8[...]),
      let end = ByteSearch.place(of: endOfToolbar, in: utf8[start...])
    else { return utf8 }
    return Array(utf8[..<start] + utf8[(end + endOfToolbar.utf8.count)...])
  }

  /// What the links of a copy are relative to, where nobody says which copy it is.
  static let address = WebAddress("https://web.archive.org/")

  private static let endOfToolbar = "<!-- END WAYBACK TOOLBAR INSERT -->"
}

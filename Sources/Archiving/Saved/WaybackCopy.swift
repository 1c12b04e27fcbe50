internal import ArticleModel

/// What the Wayback Machine wrote into its copy of a page: which page it is, and when it was received.
///
/// The scripts at the start and the toolbar have had several forms since 2011, the comment at the end has had one.
struct WaybackCopy {
  var url: String?
  /// Unix milliseconds.
  var instant: Int64?

  /// Fails for every other page.
  init?(_ page: [UInt8]) {
    // Scripts and toolbar stand at the start, before anything of the page's own is long.
    let start = page.prefix(1 << 16)
    guard
      Bytes.find("archive.org", in: start) != nil
        || Bytes.find("FILE ARCHIVED ON", in: page.suffix(1 << 13)) != nil
    else { return nil }
    readStart(start)
    if instant == nil { readEnd(page.suffix(1 << 13)) }
    if url == nil, instant == nil { return nil }
  }

  private mutating func readStart(_ start: ArraySlice<UInt8>) {
    // `__wm.wombat("http://…","20200102030405",…)`, and in the toolbar `__wm.bt(…,"web","http://…","20200102030405",…)`.
    for text in [
      Bytes.text(behind: "__wm.wombat(\"", until: ")", in: start),
      Bytes.text(behind: "__wm.bt(", until: ")", in: start)
        .flatMap { Bytes.text(behind: "\"web\",\"", until: "\n", in: ArraySlice(($0 + "\n").utf8)) },
    ] {
      guard let words = text?.split(separator: "\"", omittingEmptySubsequences: false), words.count >= 3
      else { continue }
      url = WebAddress(words[0])?.original.text
      instant = WebAddress.waybackInstant(words[2])
      if instant != nil { return }
    }
    url =
      url
      ?? Bytes.text(behind: "id=\"wmtbURL\" value=\"", until: "\"", in: start)
      .flatMap { WebAddress($0.replacing("&amp;", with: "&"))?.original.text }
      ?? Bytes.text(behind: "wbCurrentUrl = \"", until: "\"", in: start).flatMap {
        WebAddress($0)?.original.text
      }
  }

  /// `FILE ARCHIVED ON 03:04:05 Jan 02, 2020 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …`, in UTC.
  private mutating func readEnd(_ end: ArraySlice<UInt8>) {
    instant = Bytes.text(behind: "FILE ARCHIVED ON ", until: "AND RETRIEVED", in: end)
      .flatMap { EnglishDate.unixMilliseconds($0, isUTC: true) }
  }
}

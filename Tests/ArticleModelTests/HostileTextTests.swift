import ArticleModel
import Testing

/// Text that nobody would take for an id or an address must not stop the program, whatever it is read as.
@Suite struct HostileTextTests {
  private func readAll(_ text: String) throws {
    let base = try #require(WebAddress("http://money.163.com/15/0704/10/page.html"))
    _ = DocID(text)
    _ = DocID(firstIn: text)
    _ = AccountID(text)
    _ = VideoID(text)
    _ = GalleryID(set: text, number: text)
    _ = BlogPostID(user: text, number: text)
    _ = BeijingTime(firstIn: text)?.unixSeconds
    _ = PictureAddress(text, relativeTo: base)
    _ = isNetEaseHost(text)
    if let address = WebAddress(text, relativeTo: base) {
      // What was read once is read again as the same.
      #expect(WebAddress(address.text)?.text == address.text)
    }
    if let address = ArticleAddress(text) {
      #expect(
        address.objectName?.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.@".contains($0)) }
          ?? true)
      #expect(address.canonical.map { ArticleAddress($0)?.canonical == $0 } ?? true)
    }
  }

  @Test(arguments: [
    "", "\u{0}", "\u{0}\u{0}\u{0}", "%", "%%%", "%0", "%zz%", "http://%00/", "//", "///", "////", "://", ":",
    "#",
    "?", "?#", "http://?", "http://[", "http://]:", "http://@", "http://:", "http://:@:", "..", "../..", "\\",
    "http://www.163.com/%00/%", "https://www.163.com/\u{0}ATM2AF3B00253B0H.html",
    "\u{FEFF}http://www.163.com/",
    "http://www.163.com/15/0704/\u{301}10/ATM2AF3B00253B0H\u{301}.html", "\u{301}", "👩‍👩‍👧‍👦//163.com/👩‍👩‍👧‍👦",
    "ATM2AF3B00253B0H\u{301}", "ATM2AF3B00253B0H_999999999999999999999999",
    "http://news.163.com/photoview/00AP0001/99999999999999999999999.html",
    "http://www.163.com/99/9999/99/ATM2AF3B00253B0H_999.html",
    "http://biz.163.com/99999/1/ATM2AF3B00253B0H.html",
    "https://nimg.ws.126.net/?url=%", "https://nimg.ws.126.net/?url=%2",
    "https://nimg.ws.126.net/?url=%FF%FE",
    "http://3g.163.com/?docid", "http://3g.163.com/?docid=&=&&==%", "http://.163.com/",
    "http://.blog.163.com/blog/static/1",
    "web.archive.org/web/", "web.archive.org/web//", "web.archive.org/web/1/http://web.archive.org/web/1/",
    "9999-99-99 99:99:99+99:99", "2025-04-28T09:13:09.", "2025-04-28T09:13:09.99999999999999999999Z", "2025-",
  ])
  func oddText(text: String) throws {
    try readAll(text)
  }

  @Test(arguments: [
    "0", "A", "/", "%", ":", ".", "-", "2025-", "http://", "../", "web.archive.org/web/1/", "网", "\u{301}",
    "\u{3000}",
    "ATM2AF3B00253B0H_", "https://nimg.ws.126.net/?url=",
  ])
  func longText(piece: String) throws {
    let long = String(repeating: piece, count: 20_000 / piece.utf8.count)
    try readAll(long)
    try readAll("http://www.163.com/" + long)
    try readAll("https://web.archive.org/web/1/" + long)
  }

  /// Pieces of addresses in random order; the generator is seeded, so that a failure comes again.
  @Test func shuffledPieces() throws {
    let pieces = [
      "http", "https", ":", "//", "/", "?", "#", "&", "=", "@", "%", "%2F", "%3D", ".", "..", "_", "-", "2",
      "all",
      "www.163.com", "c.m.163.com", "3g.163.com", "blog.163.com", "v.163.com", "nimg.ws.126.net", "url",
      "docid",
      "web.archive.org/web/2020id_", "dy", "article", "photoview", "photo", "set", "news", "p", "00AP0001",
      "0001",
      "2278034", "video", "VISQJIO0M", "blog", "static", "media", "T1475143788671", "ATM2AF3B00253B0H",
      ".html",
      "full.html", "15", "0704", "2025", "04", "28", "09", "T", "Z", "+", "网易", "\u{0}", "\u{301}", " ", "\n",
    ]
    var random = SplitMix64(state: 163)
    for _ in 0..<5_000 {
      let count = Int.random(in: 1...14, using: &random)
      try readAll((0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined())
    }
  }
}

/// Sebastiano Vigna's generator: small, and the same on every machine.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

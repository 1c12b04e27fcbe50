import Testing

@testable import Archiving

/// What savers wrote into pages.
@Suite struct PageOriginTests {
  private func origin(_ page: String, url: String? = nil, retrievedAt: Int64? = nil) -> PageOrigin {
    PageOrigin(of: Array(page.utf8), url: url, retrievedAt: retrievedAt)
  }

  private static let url = "https://www.163.com/dy/article/JU3GJKM70552K3NM.html"
  private static let singleFile = """
    <!--
     Page saved with SingleFile\u{20}
     url: \(url)\u{20}
     saved date: Tue Nov 24 2026 10:20:30 GMT+0800 (China Standard Time)
    -->
    """

  @Test(arguments: [
    "<!DOCTYPE html>\n<!-- saved from url=(0052)\(url) -->\n<html>",
    "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- saved from url=(0052)\(url) --><html>",
    "<!-- [if IE]><html class=ie><![endif]--><html lang='>' a=\">\"><HEAD>\n<!-- saved from url=(1)\(url) -->",
    "<!DOCTYPE html> <html lang=zh>\(singleFile)<head>",
    "<!DOCTYPE html> <html lang=zh>\(singleFile.replacing("\n", with: "\r\n"))<head>",
  ])
  func address(_ page: String) { #expect(origin(page).url == Self.url) }

  @Test func savedAsUTF16() {
    let page = "<!-- saved from url=(0052)\(Self.url) --><html>".utf16
    let bytes: [UInt8] = [0xFF, 0xFE] + page.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(PageOrigin(of: bytes, url: nil).url == Self.url)
  }

  @Test func dateOfSingleFile() {
    #expect(origin("<html>" + Self.singleFile).retrievedAt == 1_795_486_830_000)
    #expect(origin("<html>" + Self.singleFile, url: "https://www.163.com/").url == "https://www.163.com/")
  }

  @Test func mirrored() {
    let found = origin(
      """
      <html>
      <!-- Mirrored from news.163.com/15/0618/14/ASD8N48800254TK8.html?a=b by HTTrack Website Copier/3.x \
      [XR&CO'2014], Fri, 19 Jun 2015 12:01:02 GMT -->
      """)
    #expect(found.url == "http://news.163.com/15/0618/14/ASD8N48800254TK8.html?a=b")
    #expect(found.retrievedAt == 1_434_715_262_000)
  }

  /// What stands in the page itself is the page's.
  @Test(arguments: [
    "<html><body>\(singleFile)", "<html><head><title>a</title><!-- saved from url=(1)\(url) -->",
    "a\(singleFile)",
    "<!-- saved from url=(0014)about:internet -->", "<!-- saved from url=(0020)file:///C:/page.html -->",
    "<!-- saved from url=(0052)\(url)", "<!-- saved from url=", "<!-- Mirrored from  -->",
    "<!-- Mirrored from x by hand -->", "<html a=\"\(singleFile)", "<!-- Page saved with SingleFile -->", "",
    "<",
    "<!---->", "<header>\(singleFile)",
  ])
  func nothingIsKnown(_ page: String) { #expect(origin(page) == origin("")) }

  // MARK: The Wayback Machine

  private static let copy = "https://web.archive.org/web/20200102030405/\(url)"
  private static let notice = """
    <!--
         FILE ARCHIVED ON 03:04:05 Jan 02, 2020 AND RETRIEVED FROM THE
         INTERNET ARCHIVE ON 02:20:30 Nov 24, 2026.
    -->
    """
  private static let instant: Int64 = 1_577_934_245_000

  @Test(arguments: ["", "id_", "if_", "im_"]) func addressOfACopy(_ kind: String) {
    let found = origin(
      "", url: "https://web.archive.org/web/20200102030405\(kind)/\(Self.url)", retrievedAt: 1)
    #expect(found.url == Self.url)
    #expect(found.retrievedAt == Self.instant)
  }

  @Test(arguments: [
    "<!-- saved from url=(0099)\(copy) -->", "<html>\(singleFile.replacing(url, with: copy))<head>",
    "<head><script src=\"https://web.archive.org/a.js\"></script><script>__wm.wombat(\"\(url)\",\"20200102030405\",\"h\")",
    "<head><a href='//web.archive.org'><script>\n__wm.bt(725,27,25,2,\"web\",\"\(url)\",\"20200102030405\",1996)",
    "<a href='//web.archive.org'><input id=\"wmtbURL\" value=\"\(url)\" />\(notice)",
    "<script src=//archive.org/a.js></script><script>var wbCurrentUrl = \"\(url)\";</script>\(notice)",
  ])
  func copies(_ page: String) {
    #expect(origin(page) == origin("", url: Self.copy))
    #expect(origin(page).url == Self.url)
  }

  @Test func noticeAlone() {
    #expect(origin("<html></html>\n" + Self.notice).retrievedAt == Self.instant)
    #expect(origin("<html></html>\n" + Self.notice).url == nil)
    let given = origin("<html></html>\n" + Self.notice, url: Self.url, retrievedAt: 1)
    #expect(given.url == Self.url && given.retrievedAt == Self.instant)
  }

  /// The notice knows the second, the address only the year.
  @Test func inexactAddress() {
    let url = "https://web.archive.org/web/2020/\(Self.url)"
    #expect(origin(Self.notice, url: url).retrievedAt == Self.instant)
    #expect(origin("", url: url).retrievedAt == nil)
    #expect(origin("", url: url, retrievedAt: 7).retrievedAt == 7)
  }

  @Test(arguments: [
    "archive.org <script>__wm.wombat(", "archive.org __wm.wombat(\"\",\"\",\"\")", "archive.org __wm.bt(1,2)",
    "archive.org __wm.wombat(\"x\",\"20209999999999\",\"h\")", "FILE ARCHIVED ON yesterday AND RETRIEVED",
    "FILE ARCHIVED ON 03:04:05 Jan 02, 2020", "archive.org id=\"wmtbURL\" value=\"",
  ])
  func notOfTheWaybackMachine(_ page: String) { #expect(origin(page) == origin("")) }
}

import Testing

@testable import Containers

@Suite struct MHTMLTests {
  private static let page = "<html><body>page</body></html>"

  private func mhtml(_ header: String, _ body: String) throws(MHTMLError) -> MHTML {
    try MHTML(Array("\(header)\n\n\(body)".utf8))
  }

  private func text(_ mhtml: MHTML) -> String { String(decoding: mhtml.bytes, as: UTF8.self) }

  private static let header = """
    From: <Saved by Blink>
    Snapshot-Content-Location: https://www.163.com/a.html
    Date: Fri, 20 Nov 2026 03:04:05 -0000
    MIME-Version: 1.0
    Content-Type: multipart/related;
    \ttype="text/html";
    \tboundary="b 1"
    """

  @Test(arguments: ["\n", "\r\n"]) func pageAmongItsParts(_ lineEnd: String) throws {
    let file = """
      \(Self.header)

      preamble
      --b 1
      Content-Type: text/css

      css
      --b 1\u{20}
      Content-Type: text/html; charset="gbk"
      Content-Location: https://www.163.com/
       a.html

      \(Self.page)

      --b 1--
      epilogue
      """.replacing("\n", with: lineEnd)
    #expect(MHTML.isMHTML(Array(file.utf8)))
    let found = try MHTML(Array(file.utf8))
    #expect(text(found) == Self.page + lineEnd)
    #expect(found.url == "https://www.163.com/a.html")
    #expect(found.date == "Fri, 20 Nov 2026 03:04:05 -0000")
    #expect(found.contentType == "text/html; charset=\"gbk\"")
  }

  @Test func theEndMayBeMissing() throws {
    #expect(text(try mhtml(Self.header, "--b 1\nContent-Type: text/html\n\nab")) == "ab")
    #expect(text(try mhtml(Self.header, "--b 1\nContent-Type: text/html\n\nab\n--b 1")) == "ab")
  }

  @Test func aBoundaryIsAWholeLine() throws {
    let body = "--b 1\nContent-Type: text/html\n\nx --b 1\n--b 12\n--b 1x\n--b 1--x\n--b 1--"
    #expect(text(try mhtml(Self.header, body)) == "x --b 1\n--b 12\n--b 1x\n--b 1--x")
  }

  @Test func emptyParts() throws {
    #expect(text(try mhtml(Self.header, "--b 1\n--b 1\nContent-Type: text/html\n\n--b 1--")).isEmpty)
  }

  @Test func startNamesTheRoot() throws {
    let header = "Content-Type: multipart/related; boundary=x; start=\"<2>\""
    let body = """
      --x
      Content-Type: text/html

      one
      --x
      Content-Type: text/html
      Content-ID: <2>
      Content-Location: http://news.163.com/2.html

      two
      --x--
      """
    let found = try mhtml(header, body)
    #expect(text(found) == "two")
    #expect(found.url == "http://news.163.com/2.html")
  }

  @Test func ofSeveralFormsTheLast() throws {
    let body = """
      --x
      Content-Type: multipart/alternative; boundary=y

      --y
      Content-Type: text/plain

      plain
      --y
      Content-Type: text/html

      rich
      --y--
      --x--
      """
    #expect(text(try mhtml("Content-Type: multipart/related; boundary=x", body)) == "rich")
  }

  @Test func aPageWithoutParts() throws {
    let header =
      "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location: http://news.163.com/"
    let found = try mhtml(header, Self.page)
    #expect(text(found) == Self.page)
    #expect(found.url == "http://news.163.com/")
    #expect(MHTML.isMHTML(Array("\u{FEFF}\r\n\(header)\n\n".utf8)))
  }

  @Test(arguments: [
    ("quoted-printable", "=E4=B8=AD =\na=3d=3Db \t\n=XZ=4", "中 a==b\n=XZ=4"),
    ("Quoted-Printable", "a=\n\n=", "a\n"),
    ("base64", "5Lit\r\n ZmU*=\nZZZZ", "中fe"),
    ("base64", "5Lit5", "中"),
    ("8bit", "a=3D", "a=3D"), ("BINARY", "", ""), ("7bit", "a\n", "a\n"),
  ])
  func transferEncodings(_ name: String, _ written: String, _ meant: String) throws {
    let header = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: \(name)"
    #expect(text(try mhtml(header, written)) == meant)
  }

  @Test func errors() {
    let related = "Content-Type: multipart/related"
    #expect(throws: MHTMLError.noBoundary) { try mhtml(related, "--x") }
    #expect(throws: MHTMLError.noBoundary) { try mhtml("\(related); boundary=\"\"", "--\n\na\n--") }
    #expect(throws: MHTMLError.noParts) { try mhtml("\(related); boundary=y", "--x\n\n--x--") }
    #expect(throws: MHTMLError.noParts) { try mhtml("\(related); boundary=y", "") }
    #expect(throws: MHTMLError.noPage("text/plain")) {
      try mhtml("\(related); boundary=x", "--x\n\na\n--x--")
    }
    #expect(throws: MHTMLError.noPage("image/png")) { try mhtml("Content-Type: image/png", "a") }
    #expect(throws: MHTMLError.noPage("text/plain")) { try mhtml("", "") }
    #expect(throws: MHTMLError.unknownEncoding("x-uuencode")) {
      try mhtml("Content-Type: text/html\nContent-Transfer-Encoding: x-uuencode", "begin 644")
    }
  }

  @Test func partsInPartsHaveAnEnd() {
    let part = "Content-Type: multipart/mixed; boundary=x"
    let nested = (0..<1000).map { "--x\nContent-Type: multipart/mixed; boundary=x\($0)\n\n--x\($0)\n" }
      .joined()
    #expect(throws: MHTMLError.self) { try mhtml(part, nested) }
    let deep = (0..<20).map { "Content-Type: multipart/mixed; boundary=x\($0)\n\n--x\($0)\n" }.joined()
    #expect(throws: MHTMLError.tooDeep) { try MHTML(Array(deep.utf8)) }
  }

  /// Headers and parts without end take no memory without end.
  @Test func floods() throws {
    let fields = String(repeating: "\na: b", count: 20_000)
    #expect(text(try mhtml("Content-Type: text/html" + fields, "a")) == "a")
    let folded = String(repeating: "\n x", count: 20_000)
    #expect(text(try mhtml("Content-Type: text/html\nX: a" + folded, "a")) == "a")
    let boundaries = String(repeating: "--b 1\n", count: 20_000)
    #expect(throws: MHTMLError.noPage("text/plain")) { try mhtml(Self.header, boundaries) }
  }

  @Test(arguments: [
    "<html><body>a: b</body></html>", "题目: 一\n\n正文", "Title: a\n\nContent-Type: text/html", "{\"a\": 1}", "",
    "a",
    "Date: now\nSubject: x\n\n", "Content-Type: text/html\n\n<p>",
  ])
  func isNoMHTML(_ start: String) { #expect(!MHTML.isMHTML(Array(start.utf8))) }

  @Test func contentTypes() {
    let type = ContentType(
      "Multipart/Related ; Boundary=\"a\\\"b;c\" ; type = text/html;x;charset=GBK (comment)")
    #expect(type.kind == "multipart/related")
    #expect(type["boundary"] == "a\"b;c")
    #expect(type["charset"] == "GBK")
    #expect(type["x"] == nil)
    #expect(ContentType("text/html; boundary=\"open")["boundary"] == "open")
    #expect(ContentType("").kind.isEmpty)
  }
}

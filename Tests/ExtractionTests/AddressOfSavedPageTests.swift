import ArticleModel
import Testing

@testable import Extraction

/// Which article a saved page is, where its own markup does not say so.
@Suite struct AddressOfSavedPageTests {
  private func extracted(_ head: String, fileName: String? = nil, url: String? = nil) throws -> Article {
    let page = """
      <!DOCTYPE html>\(head)<html><head><title>水塔的新住户_网易</title></head><body><div class="post_main">
      <h1 class="post_title">水塔的新住户</h1><div class="post_body"><p>塔顶住进了一家雨燕，检修推迟到秋天。</p></div></div></body></html>
      """
    return try Extractor.extract(Capture(bytes: Array(page.utf8), url: url, fileName: fileName)).article
  }

  @Test(arguments: [
    ("JU3GJKM70552K3NM.html", "https://www.163.com/dy/article/JU3GJKM70552K3NM.html"),
    ("ATM2AF3B00253B0H_2.html", "https://www.163.com/money/article/ATM2AF3B00253B0H_2.html"),
    ("page.html", nil), ("163.com.html", nil),
  ])
  func fileName(name: String, canonical: String?) throws {
    #expect(try extracted("", fileName: name).canonical == canonical)
  }

  @Test("a given address counts more than the file's name") func given() throws {
    let article = try extracted(
      "", fileName: "JU3GJKM70552K3NM.html", url: "https://www.163.com/dy/article/J55PAO290556PAY7.html")
    #expect(article.identifier == "J55PAO290556PAY7")
  }

  private static let recommended =
    "<a href=https://comment.tie.163.com/J55PAO290556PAY7.html>9</a><div data-docid=J55PAO290556PAY7></div>"

  @Test("a list of other articles does not say which one this is") func linkToComments() throws {
    let given = "https://www.163.com/dy/article/JU3GJKM70552K3NM.html"
    #expect(try extracted(Self.recommended, url: given).identifier == "JU3GJKM70552K3NM")
    #expect(try extracted(Self.recommended).identifier == "J55PAO290556PAY7")
  }

  @Test("an empty docid in one script does not hide that of another") func emptyInScript() throws {
    let scripts =
      #"<script>var a = {"docId": ""};</script><script>b({"docId" : "JU3GJKM70552K3NM"})</script>"#
    #expect(try extracted(scripts).identifier == "JU3GJKM70552K3NM")
  }

  @Test("an article may be called as an error page is") func titleOfANotice() throws {
    let page = """
      <html><head><title>404_网易</title></head><body><div class="post_main"><h1 class="post_title">404</h1>
      <div class="post_body"><p>四〇四路公交车今天换了新车，老司机开着它绕城一周，沿途的人都向他招手。</p></div></div></body></html>
      """
    #expect(try Extractor.extract(Capture(bytes: Array(page.utf8))).article.headline == "404")
  }
}

public import ArticleModel
public import Extraction
internal import HTMLTree
internal import PlainText

/// What the page of an article tells of the 网易号 account that posted it.
public struct AuthorTraces: Sendable, Hashable {
  /// The T-id, under which the account's lists are found.
  public var accountID: AccountID?
  /// The W-id, which pages alone tell, and which has a list of its own.
  public var wemediaID: AccountID?
  /// The few other articles of the account that the page links to.
  public var recent: [FoundArticle] = []

  /// Reads the page of an article in any of its forms.
  ///
  /// - Throws: `ExtractionError` if the capture holds no article.
  public init(_ capture: Capture) throws(ExtractionError) {
    let article = try Extractor.extract(capture).article
    let docID = article.identifier.flatMap { DocID($0) }
    accountID = article.authors.lazy.compactMap(\.identifier).first.flatMap { AccountID($0) }
    let text = DecodedText(decoding: capture.bytes, contentType: capture.contentType)
    guard let page = try? HTMLDocument(utf8: text.utf8).root else { return }
    wemediaID = page.first("div[data-wemediaid]").flatMap { AccountID($0["data-wemediaid"] ?? "") }
    recent = AccountPage.smallList(on: page, at: capture.url.flatMap { WebAddress($0) })
      .filter { $0.address.docID != docID }
  }
}

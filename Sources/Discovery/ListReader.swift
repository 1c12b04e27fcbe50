public import ArticleModel
internal import Extraction
internal import HTMLTree
internal import PlainText

/// Takes the articles out of a list, whatever form it has.
///
/// A pure function: it never fetches, never looks at the clock.
public enum ListReader {
  /// Reads a list as it was received.
  ///
  /// The address in the capture is what relative links are resolved against. With `form` anything else is refused: a
  /// list that is gone is often answered with a front page, whose links are no answer.
  /// - Throws: ``ListError`` if the capture holds no list; it says what it is instead.
  public static func read(_ capture: Capture, as form: ListForm? = nil) throws(ListError) -> FoundList {
    let text = DecodedText(decoding: capture.bytes, contentType: capture.contentType)
    let content = text.utf8.drop { $0 <= 0x20 }
    guard !content.isEmpty else {
      // A file of addresses that nobody has written anything into yet is a list.
      if form == .addresses { return FoundList(.addresses) }
      throw ListError(.empty, "there is nothing in it")
    }
    let address = capture.url.flatMap { ArticleAddress($0) }
    guard var list = try list(Array(content), at: address, as: form), form == nil || list.form == form else {
      throw refusal(of: capture, as: form)
    }
    list.keepEachOnce()
    return list
  }

  /// `nil` for what is no list.
  private static func list(
    _ content: [UInt8], at address: ArticleAddress?, as form: ListForm?
  ) throws(ListError) -> FoundList? {
    if form == .addresses { return AddressLines.list(content) }
    if content.first == UInt8(ascii: "<") {
      do {
        if let name = Feed.rootName(of: content) {
          return try XMLElement.root(utf8: content).flatMap { Feed.list(of: $0, named: name) }
        }
        let page = try HTMLDocument(utf8: content).root
        if case .account = address?.target { return AccountPage.list(on: page, at: address?.webAddress) }
        return LinkPage.list(on: page, at: address?.webAddress)
      } catch {
        throw ListError(.unrecognized, "it has \(content.count) bytes, which is more than the parser takes")
      }
    }
    if let json = ListValue(script: content) { return JSONList.list(of: json) }
    return AddressLines.list(content)
  }

  /// What the capture is instead, in the words that extraction has for pages that are no articles.
  private static func refusal(of capture: Capture, as form: ListForm?) -> ListError {
    if form == .addresses { return ListError(.unrecognized, "none of its lines is an address") }
    do throws(ExtractionError) {
      let article = try Extractor.extract(capture).article
      return ListError(.unrecognized, "this is no list but an article, “\(article.headline)”")
    } catch {
      switch error.reason {
      case .challenge: return ListError(.challenge, error.message)
      case .notFound, .removed: return ListError(.notFound, error.message)
      case .error: return ListError(.serverError, error.message)
      default:
        let wanted = form.map { "no list of articles in the form \($0.rawValue)" } ?? "no list of articles"
        return ListError(.unrecognized, "this is \(wanted); the site may have changed it")
      }
    }
  }
}

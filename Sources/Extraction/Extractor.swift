public import ArticleModel
internal import HTMLTree
internal import PlainText

/// Takes the article out of a capture.
///
/// A pure function: it never fetches, never writes, never looks at the clock.
public enum Extractor {
  /// The version that `capture.extractor` names.
  ///
  /// What is extracted may change between versions.
  public static let version = "0.1.0"

  /// Reads a page, the app's JSON or a text dump.
  ///
  /// - Throws: ``ExtractionError`` if the capture holds no article; it says what it is instead.
  public static func extract(_ capture: Capture) throws(ExtractionError) -> Extraction {
    if let kind = BinaryKind(capture.bytes) {
      throw ExtractionError(.notAPage, "this is \(kind.name), not a page")
    }
    let text = DecodedText(decoding: capture.bytes, contentType: capture.contentType)
    // White space of all kinds: the leads of ideographic and no-break spaces and of the byte-order mark come with it.
    if text.utf8.count < 1 << 16, String(decoding: text.utf8, as: UTF8.self).normalizedLine.isEmpty {
      throw ExtractionError(.empty, "there is nothing in it")
    }
    // A file that is named by its docid says which article it is.
    let named = capture.fileName.flatMap { ArticleAddress($0) }.flatMap {
      $0.webAddress == nil ? $0.canonical : nil
    }
    var draft = try draft(of: text, url: capture.url ?? named)
    let body = draft.article.bodyText
    draft.article.language = Language.detected(in: body.isEmpty ? draft.article.headline : body)
    return Extraction(
      article: draft.article,
      report: ExtractionReport(
        family: draft.family, template: draft.template, confidence: draft.confidence,
        declaredEncoding: text.declared, usedEncoding: text.used.rawValue,
        warnings: text.warnings.map(\.description) + draft.warnings, isTruncated: draft.isTruncated,
        discarded: draft.discarded, findings: draft.findings))
  }

  private static func draft(of text: DecodedText, url: String?) throws(ExtractionError) -> Draft {
    switch Form(text.utf8) {
    case .json: return try AppArticle.draft(of: text.utf8, url: url)
    case .plainText: return try TextDump.draft(of: text.utf8, url: url)
    case .html: break
    }
    let page = try Page(utf8: text.utf8, url: url)
    var draft = try draft(of: page)
    Identity.fill(&draft, on: page)
    if !page.isClosed {
      draft.isTruncated = true
      draft.warnings.append("the page ends without </html>; it may have been cut short")
    }
    return draft
  }

  private static func draft(of page: Page) throws(ExtractionError) -> Draft {
    let templates = TemplateRegistry.templates(for: page)
    guard let first = templates.first else {
      if let notice = Notice(page) { throw notice.error }
      return try GenericExtractor.draft(of: page)
    }
    do throws(ExtractionError) {
      return try draft(of: page, by: first)
    } catch {
      if let notice = Notice(page) { throw notice.error }
      // The empty body of one family may stand beside the text in the form of another: a photo set in an article page.
      for template in templates.dropFirst() where error.reason == .noBody {
        if let other = try? draft(of: page, by: template) { return other }
      }
      throw error
    }
  }

  private static func draft(of page: Page, by template: PageTemplate) throws(ExtractionError) -> Draft {
    let draft = try TemplateExtractor(template: template).draft(of: page)
    // A removal must never look like an edit of the article.
    if let notice = Notice(body: draft.article.bodyText) { throw notice.error }
    return draft
  }
}

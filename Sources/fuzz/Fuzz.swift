internal import ArticleModel
internal import Extraction
internal import OrderedJSON
internal import Rendering

/// What libFuzzer calls with each input: extracts, checks what must hold of every article, and writes all forms.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let capture = FuzzInput(UnsafeBufferPointer(start: start, count: count)).capture
  let extraction: Extraction
  do throws(ExtractionError) {
    extraction = try Extractor.extract(capture)
  } catch {
    check(!error.message.isEmpty, "an error says what was seen")
    return 0
  }
  let article = extraction.article
  checkInvariants(of: article)
  let record = JSONLD.document(
    extraction, origin: .init(source: capture.url ?? "page.html", retrievedAt: nil, sha256: ""))
  check(record.utf8(.line).count { $0 == UInt8(ascii: "\n") } == 1, "a record is one line")
  check(!article.markdown.isEmpty && !article.html.isEmpty, "each form says something")
  check(article.plainText.hasSuffix("\n"), "a text ends with a line end")
  return 0
}

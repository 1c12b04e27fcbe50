internal import ArticleModel
internal import WARC

/// Brings an answer and its request together, which stand beside each other in either order.
///
/// wget and warcio write the request first, Heritrix and Browsertrix the answer. Only one of each is held.
struct RequestPairing {
  private struct Request {
    var url: String?
    var date: String?
    var ids: Set<String>
    var head: [UInt8]
  }

  private struct Answer {
    var page: SavedPage
    var date: String?
    var ids: Set<String>

    /// Whether one names the other, or both are of the same address and instant (WARC 1.1, 5.7).
    func belongs(to request: Request) -> Bool {
      page.capture.url == request.url && (date == request.date || !ids.isDisjoint(with: request.ids))
    }

    func with(_ request: Request) -> SavedPage {
      var page = page
      page.capture.exchanges[0].request = request.head
      return page
    }
  }

  private var request: Request?
  private var answer: Answer?

  /// Returns the page that the request completes.
  mutating func add(request entry: WARCEntry) -> SavedPage? {
    guard let head = try? entry.http?.head.storable(bodyLength: nil), head.method != nil else { return nil }
    let request = Request(
      url: entry.fields.targetURI, date: entry.fields["WARC-Date"], ids: Self.ids(entry.fields),
      head: head.bytes)
    guard let answer, answer.belongs(to: request) else {
      self.request = request
      return nil
    }
    self.answer = nil
    return answer.with(request)
  }

  /// Returns the page if nothing more is to come for it.
  mutating func add(_ page: SavedPage, of entry: WARCEntry) -> SavedPage? {
    let answer = Answer(page: page, date: entry.fields["WARC-Date"], ids: Self.ids(entry.fields))
    guard !page.capture.exchanges.isEmpty else { return page }
    if let request, answer.belongs(to: request) {
      self.request = nil
      return answer.with(request)
    }
    self.answer = answer
    return nil
  }

  /// The page for which no request came.
  mutating func takePage() -> SavedPage? {
    defer { answer = nil }
    return answer?.page
  }

  private static func ids(_ fields: NamedFields) -> Set<String> {
    Set(fields.concurrentTo + [fields.recordID].compactMap(\.self))
  }
}

internal import ArticleModel
internal import WARC

/// What a record of the site's own hosts says of an address.
struct SiteRecord {
  /// A page, a look that gave nothing new, or why a page could not be read.
  let item: SavedItem

  private static let types: Set<RecordType> = [.response, .resource, .request, .revisit]

  static func isWanted(_ fields: NamedFields) -> Bool {
    guard let type = fields.type, types.contains(type), let url = fields.targetURI.flatMap({ WebAddress($0) })
    else { return false }
    return isNetEaseHost(url.host)
  }

  /// Fails for pictures, scripts, and whatever else is no page.
  init?(_ entry: WARCEntry, in file: String, limit: Int) {
    guard let url = entry.fields.targetURI else { return nil }
    if entry.fields.type == .revisit {
      item = .seenAgain(
        SeenAgain(url: url, seenAt: entry.fields.date, payloadDigest: entry.fields["WARC-Payload-Digest"]))
      return
    }
    let name = "\(file) (\(url))"
    do throws(Fault) {
      guard entry.fields["WARC-Segment-Number"] == nil else {
        throw Fault(.damaged("it is divided over several records"))
      }
      guard let block = entry.block else { throw Fault(.tooLarge(limit)) }
      let capture =
        entry.fields.type == .resource
        ? Self.resource(entry, block, url) : try Self.answer(entry, url, limit: limit)
      guard let capture else { return nil }
      item = .page(SavedPage(capture: capture, name: name, isOneOfMany: true))
    } catch {
      // Of what is no article's address, nobody misses it.
      guard Self.isArticle(url) else { return nil }
      item = .failure(InputError(name, error.reason))
    }
  }

  private struct Fault: Error {
    let reason: InputError.Reason
    init(_ reason: InputError.Reason) { self.reason = reason }
  }

  private static func resource(_ entry: WARCEntry, _ block: [UInt8], _ url: String) -> Capture? {
    guard isPage(entry.fields.contentType, url) else { return nil }
    return Capture(
      bytes: block, url: url, retrievedAt: entry.fields.date, contentType: entry.fields.contentType)
  }

  /// An answer with a page, or any answer of an article's address: that it is gone is worth knowing.
  private static func answer(_ entry: WARCEntry, _ url: String, limit: Int) throws(Fault) -> Capture? {
    guard let http = entry.http, let status = http.head.status else {
      throw Fault(.damaged("the record holds no answer of a server"))
    }
    let contentType = http.head.value("Content-Type")
    guard status == 200 ? isPage(contentType, url) : isArticle(url) else { return nil }
    var bytes: [UInt8] = []
    do throws(ContentCodingError) {
      bytes = try http.content(limit: limit)
    } catch {
      // What an error page says counts for less than that there is one.
      if status == 200 { throw Fault(.damaged(error.description)) }
    }
    return Capture(
      bytes: bytes, url: url, retrievedAt: entry.fields.date, status: status, contentType: contentType,
      exchanges: exchange(entry, http, url).map { [$0] } ?? [])
  }

  /// What travelled; `nil` where the record does not have it as it was, as of a body that the writer unpacked.
  private static func exchange(_ entry: WARCEntry, _ http: HTTPMessage, _ url: String) -> HTTPExchange? {
    guard let date = entry.fields.date else { return nil }
    let (message, end) = http.withoutTransferCoding()
    var truncation = entry.fields.truncated.map {
      HTTPExchange.Truncation(rawValue: $0.rawValue) ?? .unspecified
    }
    let declared = message.head.value("Content-Length").flatMap { Int($0) } ?? 0
    if end == .truncated || declared > message.body.count { truncation = truncation ?? .unspecified }
    guard let head = try? message.head.storable(bodyLength: truncation == nil ? message.body.count : nil)
    else { return nil }
    return HTTPExchange(
      url: url, startedAt: date, serverAddress: entry.fields["WARC-IP-Address"],
      responseHead: head.bytes, body: message.body, truncation: truncation)
  }

  private static func isArticle(_ url: String) -> Bool { ArticleAddress(url)?.identifier != nil }

  /// A web page, or the JSON that the app gets in its place, whatever that calls itself.
  private static func isPage(_ contentType: String?, _ url: String) -> Bool {
    if WebAddress(url)?.path.hasSuffix("/full.html") == true { return true }
    guard let contentType else { return isArticle(url) }
    let kind = contentType.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    return ["text/html", "application/xhtml+xml"].contains(kind)
  }
}

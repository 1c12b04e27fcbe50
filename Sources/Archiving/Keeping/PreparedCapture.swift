public import ArchiveStore
public import ArticleModel
internal import Digests
internal import Dispatch
public import Extraction
internal import OrderedJSON
internal import Rendering
internal import Synchronization
internal import WARC

/// A capture made ready to be kept: all that can be worked out without the archive, on any core.
public struct PreparedCapture: Sendable {
  /// What is in it.
  public enum Content: Sendable {
    case article(ReadArticle)
    /// No article: what it says of the one at its address.
    case sighting(Sighting)
  }

  public let capture: Capture
  public let content: Content
  /// The article that it is of.
  public let name: ObjectName
  /// The address that was looked at.
  let url: String
  /// Of the bytes as received; `nil` where there was no answer.
  let sha256: String?
  /// What is compared with the versions that the archive has; `nil` without an article.
  let change: ArticleChange?
  /// What else is to be noted of the look: which other places were asked, and what they answered.
  public internal(set) var remark: String?
  /// The files of a version.
  private let forms: [String: [UInt8]]
  /// What other places answered, as far as it is evidence of a removal.
  private var otherAnswers: [HTTPExchange] = []

  /// Reads a capture.
  ///
  /// - Throws: ``KeepingError/noArticle(_:)`` for what is none and shows no removal either,
  ///   ``KeepingError/noAddress``.
  public init(_ capture: Capture) throws(KeepingError) {
    self.capture = capture
    var article: ReadArticle?
    var failure: ExtractionError?
    if capture.status ?? 200 == 200 {
      do throws(ExtractionError) { article = try ReadArticle(capture) } catch { failure = error }
    }
    if let article {
      guard let name = article.objectName, let canonical = article.canonical else { throw .noAddress }
      self.name = name
      url = capture.url ?? canonical
      sha256 = article.sha256
      content = .article(article)
      let json = article.json.utf8(.pretty)
      guard let change = try? ArticleChange(articleJSON: json) else { throw .unreadable(name.folder) }
      self.change = change
      forms = [
        "article.json": json, "article.md": Array(article.article.markdown.utf8),
        "article.txt": Array(article.article.plainText.utf8),
      ]
      return
    }
    let error = failure ?? ExtractionError(.error, "the answer was HTTP \(capture.status ?? 0)")
    guard let sighting = Sighting(of: capture, because: failure), let url = capture.url,
      let name = ArticleAddress(url)?.archivedName
    else { throw .noArticle(error) }
    content = .sighting(sighting)
    self.name = name
    self.url = url
    sha256 = capture.bytes.sha256
    change = nil
    forms = [:]
  }

  /// What is noted as the reason: what was seen here, and what other places answered.
  public var reason: String? {
    guard case .sighting(let sighting) = content else { return remark }
    return [sighting.reason, remark].compactMap { $0 }.joined(separator: "; ")
  }

  /// What a look showed that somebody else has judged: an answer that was cut short, or none at all.
  init(_ capture: Capture, _ sighting: Sighting, of name: ObjectName) {
    self.capture = capture
    content = .sighting(sighting)
    self.name = name
    url = capture.url ?? ""
    sha256 = capture.status == nil ? nil : capture.bytes.sha256
    change = nil
    forms = [:]
  }

  /// Takes what was answered elsewhere to the evidence.
  mutating func attach(_ exchanges: [HTTPExchange]) { otherAnswers += exchanges }

  /// Reads several at once, on all cores.
  public static func prepare(_ captures: [Capture]) -> [Result<PreparedCapture, KeepingError>] {
    let results = Mutex([Result<PreparedCapture, KeepingError>?](repeating: nil, count: captures.count))
    DispatchQueue.concurrentPerform(iterations: captures.count) { index in
      let result = Result { () throws(KeepingError) in try PreparedCapture(captures[index]) }
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The files of the version that this makes; `date` is for a capture that does not know its own.
  ///
  /// - Throws: ``KeepingError/unstorable(_:)`` for what no WARC record holds.
  func files(date: Int64) throws(KeepingError) -> [String: [UInt8]] {
    var files = forms
    do throws(WARCRecordError) {
      files["capture.warc.gz"] = try capture.warc(target: target, date: date, contentType: contentType)
    } catch {
      throw .unstorable(error.description)
    }
    return files
  }

  /// What was received, as it is appended to the evidence, and the id of its last record: of the page whose
  /// address the look is noted under.
  func evidence(date: Int64, isFirst: Bool) throws(KeepingError) -> (bytes: [UInt8], id: String)? {
    do throws(WARCRecordError) {
      var all = capture
      if !all.exchanges.isEmpty { all.exchanges = otherAnswers + all.exchanges }
      let records = try all.records(
        target: target, date: date, contentType: contentType, warcinfoID: nil)
      guard let last = records.last else { return nil }
      var bytes = isFirst ? try Capture.warcinfo(date: date).gzipMember() : []
      for record in records { bytes += try record.gzipMember() }
      return (bytes, last.id)
    } catch {
      throw .unstorable(error.description)
    }
  }

  /// The address as a record takes it; a copy in the Wayback Machine is of another one.
  private var target: String {
    WebAddress(url)?.original.uri ?? url
  }

  /// Of a saved file: by its form, because no header came with it.
  private var contentType: String {
    if let contentType = capture.contentType { return contentType }
    guard case .article(let article) = content else { return "text/html" }
    switch article.extraction.report.family {
    case "app-json": return "application/json"
    case "text-dump": return "text/plain"
    default: return "text/html"
    }
  }
}

/// Why a capture was not kept.
public enum KeepingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It is something else; what.
  case noArticle(ExtractionError)
  /// Nobody says which article it is.
  case noAddress
  /// The forms of the article cannot be made; a defect.
  case unreadable(String)
  /// It cannot be a WARC record, and why.
  case unstorable(String)
  case archive(ArchiveError)
  /// A version in the archive cannot be read, so nobody can say whether it changed.
  case unreadableVersion(String)
  /// The archive has no such article.
  case notFound(String)
  /// The catalog cannot be read or written, and why.
  case catalog(String)

  public var description: String {
    switch self {
    case .noArticle(let error): error.message
    case .noAddress:
      "the page does not say its address; give it with --url https://www.163.com/…/article/….html"
    case .unreadable(let folder): "\(folder): the article cannot be written as JSON; this is a defect"
    case .unstorable(let reason): "what was received cannot be kept as a WARC record: \(reason)"
    case .archive(let error): error.description
    case .unreadableVersion(let folder): "\(folder): the version there cannot be read; nothing was changed"
    case .notFound(let reason), .catalog(let reason): reason
    }
  }
}

extension ArticleAddress {
  /// The object that the thing at this address is kept in; `nil` for what is not archived.
  public var archivedName: ObjectName? {
    guard let name = objectName else { return nil }
    let column =
      switch target {
      case .article(let docID, _): String(docID.column)
      case .gallery(let gallery): "photo-\(gallery.channel)"
      case .video: "video"
      case .blogPost(let post): "blog-\(post.user)"
      case .account, .other: ""
      }
    return try? ObjectName(column: column, name: name)
  }
}

extension ReadArticle {
  /// The object that the article is kept in, or `nil` if nobody knows which article it is.
  var objectName: ObjectName? { canonical.flatMap { ArticleAddress($0) }?.archivedName }

  var canonical: String? { article.canonical }

  /// The name that the article's files have outside an archive: its id, or the name of the file that it was in.
  public var fileStem: String {
    if let name = objectName?.name { return name }
    var stem = (capture.fileName ?? "article").replacing("/", with: "-")
    while stem.hasPrefix(".") { stem.removeFirst() }
    // Any other dot belongs to the name.
    while let dot = stem.lastIndex(of: "."),
      (InputList.endings + ["gz"]).contains(stem[dot...].dropFirst().lowercased())
    {
      stem = String(stem[..<dot])
    }
    return stem.isEmpty ? "article" : stem
  }
}

extension [UInt8] {
  /// In hexadecimal digits.
  var sha256: String { DigestAlgorithm.sha256.digest(of: self).hexadecimal }
}

public import ArchiveStore
public import ArticleModel
public import Fetching
internal import WARC

/// The page from which the newest version of an article was read.
public struct KnownPage: Sendable, Hashable {
  public let name: ObjectName
  public let version: VersionNumber
  /// The address that served it.
  public let url: String
  /// What its server gave to ask for changes with.
  public let validators: Validators
}

extension Archive {
  /// The page that the archive has of the article at an address; `nil` where it has none.
  ///
  /// What cannot be read is taken for none: the article is asked for in full then, and `verify` tells of it.
  public func knownPage(at address: ArticleAddress) -> KnownPage? {
    address.archivedName.flatMap { knownPage(of: $0) }
  }

  /// The page that the archive has of an article.
  public func knownPage(of name: ObjectName) -> KnownPage? { (try? object(name))?.knownPage }
}

extension ArchivedObject {
  var knownPage: KnownPage? {
    guard let bytes = try? content(of: "capture.warc.gz") else { return nil }
    var reader = WARCReader(MemorySource(bytes), blockLimit: Int.max)
    var page: KnownPage?
    while let entry = try? reader.next(takingBlock: { $0.type == .response }) {
      guard entry.fields.type == .response || entry.fields.type == .resource, let url = entry.fields.targetURI
      else { continue }
      let head = entry.http?.head
      page = KnownPage(
        name: name, version: self.head, url: url,
        validators: Validators(etag: head?.value("ETag"), lastModified: head?.value("Last-Modified")))
    }
    return page
  }
}

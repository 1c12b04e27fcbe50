public import ArchiveStore

/// What a version of an article says of itself and begins with, for people.
public struct VersionText: Sendable, Hashable {
  public let headline: String
  public let url: String?
  public let authors: [String]
  /// The name of the `sourceOrganization` (来源).
  public let source: String?
  /// As in `article.json`.
  public let published: String?
  public let paragraphs: [String]

  /// - Throws: ``KeepingError/unreadableVersion(_:)`` if it cannot be read.
  public init(of object: ArchivedObject, in version: VersionNumber) throws(KeepingError) {
    let article = try object.article(in: version)
    headline = article.headline
    url = article.url
    authors = (article.author ?? []).map(\.name)
    source = article.sourceOrganization?.name
    published = article.datePublished
    paragraphs = (article.articleBody ?? "").split(separator: "\n\n").map(String.init)
  }
}

internal import ArticleModel

/// One thing that happened to one article, for people who read feeds.
///
/// Its texts are bounded, so that an entry is not much longer than ``EntryHTML/longest``.
public struct FeedEntry: Sendable, Hashable {
  /// The words are those of the reports of `sync`.
  public enum Kind: String, Sendable, Hashable {
    case new, changed, removed, back
    case olderCopy = "older copy"
  }

  /// The same in each feed that has the entry.
  public var id: String
  public var kind: Kind
  public var title: String
  /// The article's own address, where it has one on the web.
  public var url: String?
  /// When the archive took note of it, in Unix milliseconds.
  public var recordedAt: Int64
  public var authors: [String]
  /// In words, as plain text.
  public var summary: String
  public var html: String

  init(
    id: String, kind: Kind, headline: String, url: String?, recordedAt: Int64, authors: [String],
    summary: String, html: EntryHTML
  ) {
    self.id = id
    self.kind = kind
    title = "\(kind.rawValue): \(headline.oneLine(at: 200))"
    self.url = url.flatMap { WebAddress($0)?.uri }.flatMap { $0.utf8.count <= 1000 ? $0 : nil }
    self.recordedAt = recordedAt
    self.authors = authors.prefix(8).map { $0.oneLine(at: 60) }.filter { !$0.isEmpty }
    self.summary = summary.oneLine(at: 500)
    self.html = html.text
  }
}

extension String {
  /// The text in one line, cut behind so many characters (Unicode scalars, of which a letter may have many).
  func oneLine(at limit: Int) -> String {
    let scalars = unicodeScalars.prefix(limit).map { $0.properties.isWhitespace ? " " : $0 }
    return String(String.UnicodeScalarView(scalars)) + (unicodeScalars.count > limit ? "…" : "")
  }
}

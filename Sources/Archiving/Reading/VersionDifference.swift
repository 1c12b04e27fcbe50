public import ArchiveStore
internal import FoundationEssentials
public import TextDiff

/// What changed from one version of an article to another, for people.
public struct VersionDifference: Sendable {
  public let older: ArchivedVersion
  public let newer: ArchivedVersion
  public let identifier: String
  public let headline: String
  public let url: String?
  /// The short fields, changed or not, under names for people.
  public let fields: [(name: String, diff: FieldDiff)]
  public let body: TextDiff

  /// - Throws: ``KeepingError/unreadableVersion(_:)`` if one of the two cannot be read.
  public init(
    of object: ArchivedObject, from older: VersionNumber, to newer: VersionNumber
  ) throws(KeepingError) {
    self.older = object.versions[older.number - 1]
    self.newer = object.versions[newer.number - 1]
    let old = try object.article(in: older)
    let new = try object.article(in: newer)
    identifier = object.name.name
    headline = new.headline
    url = new.url
    fields = [
      ("title", old.headline, new.headline),
      ("original title", old.alternativeHeadline ?? "", new.alternativeHeadline ?? ""),
      ("author", old.people, new.people),
      ("source", old.sourceOrganization?.name ?? "", new.sourceOrganization?.name ?? ""),
      ("editor", old.editorName, new.editorName),
      ("published", old.datePublished ?? "", new.datePublished ?? ""),
      ("pictures", old.pictures, new.pictures),
    ].map { ($0.0, FieldDiff(from: $0.1, to: $0.2)) }
    body = TextDiff(from: old.articleBody ?? "", to: new.articleBody ?? "")
  }
}

extension ArchivedObject {
  func article(in version: VersionNumber) throws(KeepingError) -> StoredArticle {
    do throws(ArchiveError) {
      if let bytes = try content(of: "article.json", in: version),
        let article = try? JSONDecoder().decode(StoredArticle.self, from: Data(bytes))
      {
        return article
      }
    } catch {
      throw .archive(error)
    }
    throw .unreadableVersion("\(name.folder)/\(version)")
  }
}

extension StoredArticle {
  fileprivate var people: String { (author ?? []).map(\.name).joined(separator: "、") }

  fileprivate var editorName: String {
    [editor?.name, editor?.identifier].compactMap { $0 }.joined(separator: "_")
  }

  /// The names of the pictures' files: what tells them apart in one line.
  fileprivate var pictures: String {
    (image ?? []).map { $0.contentUrl.split(separator: "/").last.map(String.init) ?? $0.contentUrl }
      .joined(separator: " ")
  }
}

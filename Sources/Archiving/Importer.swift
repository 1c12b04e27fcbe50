public import ArchiveStore
internal import ArticleModel
internal import Extraction
internal import OrderedJSON
internal import Rendering

/// Keeps articles in an archive: where extraction and storing meet.
public struct Importer: ~Copyable {
  /// What became of one article.
  public struct Outcome: Sendable, Hashable {
    public enum State: Sendable, Hashable {
      case new
      /// A version was added; what differs from the one before.
      case changed([String])
      case unchanged
    }

    public var state: State
    public var version: VersionNumber
    /// Where the article lies, relative to the archive's folder.
    public var folder: String
  }

  private var archive: ArchiveWriter

  /// Opens the archive in a folder for writing, and makes it where there is none.
  ///
  /// - Throws: ``ArchiveError``: the folder cannot be made, or another run is writing to the archive.
  public init(archive path: String, clock: @escaping @Sendable () -> Int64) throws(ArchiveError) {
    archive = try ArchiveWriter.open(at: path, version: Extractor.version, clock: clock)
  }

  /// Keeps an article: as a new object, as the next version of the one that is there, or not at all if it has not
  /// changed.
  ///
  /// - Throws: ``ImportError``.
  public mutating func add(_ article: ReadArticle) throws(ImportError) -> Outcome {
    guard let name = article.objectName else { throw .noAddress }
    do {
      let object = try archive.object(name)
      let change = try object.map { try self.change(to: article, from: $0) }
      switch change {
      case nil:
        let added = try keep(article, as: name, message: "first kept")
        return Outcome(state: .new, version: added.version, folder: name.folder)
      case .some(let differences) where !differences.isEmpty:
        let added = try keep(
          article, as: name, message: "changed: " + differences.joined(separator: ", "))
        return Outcome(state: .changed(differences), version: added.version, folder: name.folder)
      default:
        return Outcome(state: .unchanged, version: object?.head ?? .first, folder: name.folder)
      }
    } catch let error as ArchiveError {
      throw .archive(error)
    } catch {
      throw .unreadableVersion(name.folder)
    }
  }

  private mutating func keep(
    _ article: ReadArticle, as name: ObjectName, message: String
  ) throws(ArchiveError) -> ArchiveWriter.Addition {
    let addition = try archive.stage(files(of: article), to: name, message: message)
    try archive.commit()
    try archive.markIndexed()
    return addition
  }

  private func change(to article: ReadArticle, from object: ArchivedObject) throws -> [String] {
    guard let stored = try object.content(of: "article.json") else {
      throw ImportError.unreadableVersion(object.name.folder)
    }
    return try ArticleChange(articleJSON: article.json.utf8(.line)).differences(
      from: ArticleChange(articleJSON: stored))
  }

  private func files(of article: ReadArticle) -> [String: [UInt8]] {
    [
      "article.json": article.json.utf8(.pretty),
      "article.md": Array(article.article.markdown.utf8),
      "article.txt": Array(article.article.plainText.utf8),
      article.captureFileName: article.capture.bytes,
    ]
  }
}

/// Why an article was not kept.
public enum ImportError: Error, Sendable, Hashable {
  /// Nobody says which article it is.
  case noAddress
  case archive(ArchiveError)
  /// The newest version in the archive cannot be read, so nobody can say whether it changed.
  case unreadableVersion(String)

  public var message: String {
    switch self {
    case .noAddress:
      "the page does not say its address; give it with --url https://www.163.com/…/article/….html"
    case .archive(let error): error.description
    case .unreadableVersion(let folder):
      "\(folder): the newest version there cannot be read; nothing was changed"
    }
  }
}

extension ReadArticle {
  /// The object that the article is kept in, or `nil` if nobody knows which article it is.
  var objectName: ObjectName? {
    guard let address = article.canonical.flatMap({ ArticleAddress($0) }), let name = address.objectName
    else { return nil }
    let column =
      switch address.target {
      case .article(let docID, _): String(docID.column)
      case .gallery(let gallery): "photo-\(gallery.channel)"
      case .video: "video"
      case .blogPost(let post): "blog-\(post.user)"
      case .account, .other: ""
      }
    return try? ObjectName(column: column, name: name)
  }

  /// The name that the article's files have outside an archive: its id, or the name of the file that it was in.
  public var fileStem: String {
    if let name = objectName?.name { return name }
    let stem = (capture.fileName ?? "article").split(separator: ".").first.map(String.init) ?? "article"
    return stem.replacing("/", with: "-")
  }

  /// The name of the bytes as received, by their form.
  var captureFileName: String {
    switch extraction.report.family {
    case "app-json": "page.json"
    case "text-dump": "page.txt"
    default: "page.html"
    }
  }
}

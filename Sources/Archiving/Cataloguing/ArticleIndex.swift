public import ArchiveStore
public import Catalog
internal import FoundationEssentials

/// What the catalog is told of one object of the archive: everything from its files and the log.
struct ArticleIndex {
  private let object: ArchivedObject
  private let looks: [Observation]

  init(of object: ArchivedObject, looks: [Observation]) {
    self.object = object
    self.looks = looks
  }

  /// The entry, and the text that is searched.
  ///
  /// - Throws: ``ArchiveError`` if the version that was seen last cannot be read, or is no article.
  func entry() throws(ArchiveError) -> (entry: CatalogEntry, text: String) {
    let current = Timeline(of: looks, in: object).current
    let path = "\(object.name.folder)/\(current)/content/article.json"
    guard let bytes = try object.content(of: "article.json", in: current),
      let article = try? JSONDecoder().decode(StoredArticle.self, from: Data(bytes))
    else {
      throw ArchiveError(.damaged, path: path, reason: "is missing or not an article")
    }
    var entry = CatalogEntry(
      key: object.name.key, fingerprint: Self.fingerprint(object.fingerprint, current),
      identifier: article.identifier ?? object.name.name,
      family: article.capture?.family ?? "", headline: article.headline,
      firstKept: object.versions.first.flatMap { RFC3339.unixMilliseconds($0.created) } ?? 0,
      lastChanged: object.versions.last.flatMap { RFC3339.unixMilliseconds($0.created) } ?? 0)
    entry.alternativeHeadline = article.alternativeHeadline
    entry.authors = (article.author ?? []).map { .init(name: $0.name, identifier: $0.identifier) }
    entry.source = article.sourceOrganization?.name
    entry.section = article.articleSection
    entry.datePublished = article.datePublished ?? article.dateCreated
    entry.url = article.url
    entry.language = article.inLanguage
    entry.versions = object.versions.count
    entry.current = current.number
    entry.state = CatalogState(ArticleState(looks))
    return (entry, article.searched)
  }

  /// What an entry is made from: the object's files, and which version the looks point to.
  static func fingerprint(_ object: String, _ current: VersionNumber) -> String {
    "\(object.prefix(32))/\(current)"
  }
}

/// The fields of `article.json` that the archive reads back.
struct StoredArticle: Decodable {
  struct Named: Decodable {
    var name: String
    var identifier: String?
  }
  /// An editor may be a code alone.
  struct Editor: Decodable {
    var name: String?
    var identifier: String?
  }
  struct Picture: Decodable {
    var contentUrl: String
  }
  struct Capture: Decodable {
    var family: String?
  }

  var identifier: String?
  var headline: String
  var alternativeHeadline: String?
  var author: [Named]?
  var editor: Editor?
  var sourceOrganization: Named?
  var articleSection: String?
  var datePublished: String?
  var dateCreated: String?
  var url: String?
  var inLanguage: String?
  var abstract: String?
  var image: [Picture]?
  var articleBody: String?
  var capture: Capture?

  var searched: String { SearchedText(abstract: abstract, articleBody: articleBody).searched }
}

/// The fields of `article.json` that are searched.
struct SearchedText: Decodable {
  var abstract: String?
  var articleBody: String?

  /// The body with its captions; a summary, which a body need not repeat, in front.
  var searched: String { [abstract, articleBody].compactMap { $0 }.joined(separator: "\n\n") }
}

extension ObjectName {
  /// The same in the catalog.
  public var key: CatalogKey { CatalogKey(column: column, name: name) }
}

extension CatalogState {
  init(_ state: ArticleState?) {
    self.init(
      state?.condition.rawValue ?? ArticleState.Condition.live.rawValue, since: state?.since.knownInstant,
      lastSeen: state?.lastLiveLook?.knownInstant, lastLook: state?.lastLook.knownInstant)
  }
}

extension Observation {
  /// When it was, or for a removal at the latest; `nil` for an article in a file that nobody dated.
  var knownInstant: Int64? { seenAt ?? (outcome == .live ? nil : recordedAt) }
}

extension CatalogLook {
  init(_ look: Observation) {
    self.init(
      recordedAt: look.recordedAt, seenAt: look.seenAt, outcome: look.outcome.rawValue,
      version: look.version?.number, status: look.status, digest: look.sha256.map { String($0.prefix(16)) })
  }
}

extension Observation {
  /// A look as the catalog keeps it, without what only the log has.
  init?(_ look: CatalogLook, of article: ObjectName) {
    guard let outcome = Outcome(rawValue: look.outcome) else { return nil }
    self.init(
      recordedAt: look.recordedAt, seenAt: look.seenAt, article: article, url: "", outcome: outcome,
      version: look.version.flatMap { VersionNumber($0) }, status: look.status, sha256: look.digest)
  }
}

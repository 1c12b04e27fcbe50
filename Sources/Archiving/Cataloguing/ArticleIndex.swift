public import ArchiveStore
internal import ArticleModel
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

  /// - Throws: ``ArchiveError`` if the version that was seen last cannot be read, or is no article.
  func update() throws(ArchiveError) -> Catalog.Update {
    let current = Timeline(of: looks, in: object).current
    let path = "\(object.name.folder)/\(current)/content/article.json"
    guard let bytes = try object.content(of: "article.json", in: current),
      let article = try? JSONDecoder().decode(StoredArticle.self, from: Data(bytes))
    else {
      throw ArchiveError(.damaged, path: path, reason: "is missing or not an article")
    }
    var entry = CatalogEntry(
      column: object.name.column, name: object.name.name, identifier: article.identifier ?? object.name.name,
      headline: article.headline)
    entry.family = article.capture?.family ?? ""
    entry.alternativeHeadline = article.alternativeHeadline
    entry.authors = (article.author ?? []).map { .init(name: $0.name, identifier: $0.identifier) }
    entry.source = article.sourceOrganization?.name
    entry.section = article.articleSection
    entry.datePublished = article.datePublished
    entry.sortedAt = Self.instant(article.datePublished) ?? Self.instant(article.dateCreated)
    entry.url = article.url
    entry.language = article.inLanguage
    entry.versions = object.versions.count
    entry.current = current.number
    entry.firstKept = object.versions.first.flatMap { RFC3339.unixMilliseconds($0.created) } ?? 0
    entry.lastChanged = object.versions.last.flatMap { RFC3339.unixMilliseconds($0.created) } ?? 0
    entry.fingerprint = object.fingerprint
    entry.textKey = object.digest(of: "article.json", in: current)?.description ?? ""
    entry.take(ArticleState(looks))
    return Catalog.Update(entry: entry, text: article.searched, looks: looks.map(CatalogLook.init))
  }

  /// An article that was looked for and never found: nothing but its name and its state.
  static func missing(_ name: ObjectName, looks: [Observation]) -> Catalog.Update {
    var entry = CatalogEntry(column: name.column, name: name.name, identifier: name.name, headline: "")
    (entry.versions, entry.current) = (0, 0)
    entry.take(ArticleState(looks))
    return Catalog.Update(entry: entry, text: "", looks: looks.map(CatalogLook.init))
  }

  /// `2019-05-17T20:02:46+08:00` or `2019-05-17`, which begins in Beijing.
  private static func instant(_ text: String?) -> Int64? {
    guard let text else { return nil }
    return RFC3339.unixMilliseconds(text) ?? RFC3339.unixMilliseconds("\(text)T00:00:00+08:00")
  }
}

/// The fields of `article.json` that the catalog has.
struct StoredArticle: Decodable {
  struct Named: Decodable {
    var name: String
    var identifier: String?
  }
  struct Capture: Decodable {
    var family: String?
  }

  var identifier: String?
  var headline: String
  var alternativeHeadline: String?
  var author: [Named]?
  var sourceOrganization: Named?
  var articleSection: String?
  var datePublished: String?
  var dateCreated: String?
  var url: String?
  var inLanguage: String?
  var abstract: String?
  var articleBody: String?
  var capture: Capture?

  /// What is searched: the body with its captions; a summary, which a body need not repeat, in front.
  var searched: String { [abstract, articleBody].compactMap { $0 }.joined(separator: "\n\n") }
}

extension CatalogEntry {
  fileprivate mutating func take(_ state: ArticleState?) {
    guard let state else { return }
    self.state = state.condition.rawValue
    stateSince = state.since.lookedAt
    lastSeen = state.lastLiveLook?.lookedAt
    lastLook = state.lastLook.lookedAt
  }
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

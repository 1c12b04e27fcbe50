import ArchiveStore
import Archiving
import FoundationEssentials
import Syncing

/// All that can be seen from outside when a simulation is over.
struct Evidence: Sendable {
  /// What the archive has of an article.
  struct Kept: Sendable {
    struct Version: Sendable, Hashable, Decodable {
      struct Picture: Sendable, Hashable, Decodable {
        var contentUrl: String
      }
      var headline: String
      var articleBody: String
      var image: [Picture]?
    }
    /// The oldest first.
    var versions: [Version] = []
    /// As they stand in the log.
    var looks: [Observation] = []
  }

  let site: SimulatedSite
  var runs: [PastYear.Run]
  var requests: [SiteRequest]
  /// By docid.
  var articles: [String: Kept] = [:]
  var queue: [QueuedArticle]
  /// What `verify` finds.
  var damage: [String] = []
  var failures: [String]

  init(_ past: PastYear) async throws {
    site = past.site
    runs = past.runs
    failures = past.failures
    requests = Journal(path: "\(past.folder)/journal").requests()
    let folder = "\(past.folder)/archive"
    let archive = try Archive(at: folder)
    var reader = try archive.observations()
    while let entry = try reader.next() {
      guard case .observation(let look) = entry else {
        damage.append("a line of the log is none")
        continue
      }
      articles[look.article.name, default: Kept()].looks.append(look)
    }
    for (docID, kept) in articles {
      guard let name = kept.looks.first?.article, let object = try archive.object(name) else { continue }
      var version: VersionNumber? = object.head
      while let number = version {
        guard let json = try object.content(of: "article.json", in: number) else {
          damage.append("\(docID) has no article.json in \(number)")
          break
        }
        let read = try JSONDecoder().decode(Kept.Version.self, from: Data(json))
        articles[docID]?.versions.insert(read, at: 0)
        version = number.previous
      }
    }
    let memory = try SyncMemory.open(inArchive: folder)
    queue = try memory.queued()
    memory.close()
    var problems: [String] = []
    let verification = try Verification(of: folder) { past.site.world.start }
    _ = try await verification.run { problems.append("\($0.path) \($0.reason)") }
    damage += problems
  }
}

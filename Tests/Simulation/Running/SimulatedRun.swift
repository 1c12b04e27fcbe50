import ArticleModel
import Configuration
import Fetching
import OrderedJSON
import PageMoulds
import Syncing

/// One run of `sync` on the simulated site, at an instant of its time.
public struct SimulatedRun: Sendable {
  public let site: SimulatedSite
  /// Has the archive, what the fetcher remembers of hosts, and the journal.
  public let folder: String
  public let number: Int
  public let at: Int64
  /// How far the machine's clock is off, in milliseconds.
  public let error: Int64

  public init(site: SimulatedSite, folder: String, number: Int, at: Int64, error: Int64 = 0) {
    self.site = site
    self.folder = folder
    self.number = number
    self.at = at
    self.error = error
  }

  var archive: String { "\(folder)/archive" }

  /// Does it, and gives the report as JSON.
  public func run() async throws -> String {
    try await prepared().run().json.text(.line)
  }

  /// Takes the lock, and asks for nothing yet.
  func prepared() throws -> SyncRun {
    let clock = SimulatedClock(at: at, error: error)
    let configuration = configuration
    var manners = Manners()
    manners.delay = configuration.network.delay.milliseconds
    manners.retries = configuration.network.retries
    manners.maxDuration = configuration.run.maxDuration.milliseconds
    let carrier = SiteCarrier(
      site: site, clock: clock, journal: Journal(path: "\(folder)/journal"), run: number)
    let fetcher = Fetcher(
      try Transport(FetchSettings(), carrier: carrier), manners: manners,
      stateFolder: StateFolder(path: "\(folder)/hosts") { _ in }, clock: clock,
      random: DrawnNumbers(seed: site.world.seed &+ UInt64(number)))
    return try SyncRun(configuration, archive: archive, source: fetcher, clock: clock)
  }

  /// What is followed changes in the course of the year, as with people who edit their files.
  var configuration: Configuration {
    let day = Int((at - site.world.start) / Instant.day)
    var configuration = Configuration()
    let authors = SitePlan.authors
    let given: [(String, SourceEntry.Kind?)] = [
      (day < 250 ? authors[0].name : "慢城", author(authors[0].account)),
      (authors[1].name, author(site.plan.given?.docID)),
      (authors[2].name, author(authors[2].wemedia)), ("tech", .channel("tech")),
      ("荐读", day < 200 ? .links("https://www.163.com/special/reading/") : nil),
    ]
    configuration.sources = given.compactMap { name, kind in kind.map { SourceEntry(name: name, kind: $0) } }
    // Of one author older pages are wanted too.
    configuration.sources[0].limit = 60
    return configuration
  }

  private func author(_ text: String?) -> SourceEntry.Kind? {
    text.flatMap { ArticleAddress($0) }.map { .author($0) }
  }
}

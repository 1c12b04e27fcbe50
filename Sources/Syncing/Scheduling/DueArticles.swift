public import Catalog
public import Configuration

/// The articles that are to be looked at again, the most urgent first.
struct DueArticles {
  let articles: [CatalogStanding]

  init(in catalog: CatalogReader, by schedule: LookSchedule, at now: Int64) throws(CatalogError) {
    var due: [(article: CatalogStanding, urgency: Double)] = []
    var ahead: [CatalogStanding] = []
    try catalog.forEachStanding { standing in
      if (standing.state.lastLook ?? .min) > now || (standing.state.since ?? .min) > now {
        ahead.append(standing)
      } else if let urgency = schedule.urgency(of: standing, at: now) {
        due.append((standing, urgency))
      }
    }
    // Looks that a clock which ran ahead has dated later than now: the last one before counts, or else the article
    // would be left alone until then.
    for var standing in ahead {
      let looks = try catalog.looks(at: standing.key).compactMap { $0.seenAt ?? $0.recordedAt }
      standing.state.lastLook = looks.filter { $0 <= now }.max()
      standing.state.lastSeen = standing.state.lastLook
      standing.state.since = nil
      if let urgency = schedule.urgency(of: standing, at: now) { due.append((standing, urgency)) }
    }
    articles = due.sorted { ($1.urgency, $0.article.key) < ($0.urgency, $1.article.key) }.map(\.article)
  }
}

extension CatalogReader {
  /// How many articles are due to be looked at again, at an instant in Unix milliseconds.
  public func countDue(
    by lookAgain: Configuration.LookAgain, at now: Int64
  ) throws(CatalogError) -> Int {
    try DueArticles(in: self, by: LookSchedule(lookAgain), at: now).articles.count
  }
}

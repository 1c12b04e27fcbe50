public import Configuration

/// How `sync` fares in an archive, from what it remembers: its last runs, what waits, and its sources.
public struct SyncStatus: Sendable {
  /// The newest first.
  public let runs: [RunSummary]
  /// Articles that a source named and that are not there yet.
  public let waiting: Int
  /// Articles that were looked for so often that nobody looks for them any more while their source is silent of them.
  public let givenUp: Int
  /// Of all these, those that were looked for in vain, the most often first; at most ten.
  public let failing: [QueuedArticle]
  public let sources: [SourceHealth]

  /// Looks into the memory of an archive; `nil` where sync never ran.
  ///
  /// The sources are those of the configuration, or all that were ever read if it names none. `writingSince` says
  /// since when a run holds the archive. The memory may be written meanwhile.
  public init?(
    inArchive folder: String, lastRuns count: Int, sources: [SourceEntry], writingSince: Int64?
  ) throws(SyncError) {
    guard let memory = try SyncMemory.reading(inArchive: folder) else { return nil }
    defer { memory.close() }
    runs = try memory.lastRuns(count).enumerated().map { index, run in
      RunSummary(run, isNewest: index == 0, writingSince: writingSince)
    }
    if runs.isEmpty { return nil }
    let queue = try memory.queued()
    givenUp = queue.count(where: \.isGivenUp)
    waiting = queue.count - givenUp
    failing = Array(
      queue.filter { $0.answer != nil }.sorted { ($1.tries, $0.article) < ($0.tries, $1.article) }.prefix(10))
    let remembered = try memory.health()
    self.sources =
      sources.isEmpty
      ? remembered
      : sources.map { source in
        remembered.first { $0.name == source.name } ?? SourceHealth(name: source.name)
      }
  }
}

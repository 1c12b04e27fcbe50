/// Says what is wrong with what a year of `sync` left behind: nothing, if it did what it has to.
public struct Judge {
  let evidence: Evidence
  let looks: [SeenLook]
  /// By docid.
  let looksOf: [String: [SeenLook]]

  public init(_ past: PastYear) async throws { self.init(try await Evidence(past)) }

  init(_ evidence: Evidence) {
    self.evidence = evidence
    looks = evidence.looks()
    looksOf = Dictionary(grouping: looks, by: \.article)
  }

  /// A line for each, by the rule that is broken.
  public var problems: [String] {
    evidence.failures + evidence.damage.map { "verify: \($0)" } + contentProblems + observationProblems
      + removalProblems + tellingProblems + mannerProblems + orderProblems + endingProblems + queueProblems
      + coverageProblems + troubleProblems
  }

  private var deaths: Int { evidence.runs.count { $0.ending == .died } }
  private var versions: Int { evidence.articles.values.reduce(0) { $0 + $1.versions.count } }
  private var removals: Int { evidence.articles.values.reduce(0) { $0 + Self.removals(in: $1.looks).count } }
  private var returns: Int { evidence.runs.reduce(0) { $0 + ($1.report?.returned.count ?? 0) } }

  /// How much was judged.
  public var extent: String {
    "\(evidence.runs.count) runs, \(deaths) of them died; \(evidence.requests.count) requests, "
      + "\(looks.count) looks, \(evidence.articles.count) articles, \(versions) versions, "
      + "\(removals) removals, \(returns) returns"
  }

  /// Whether there was something of everything to be judged.
  public var isBroad: Bool {
    deaths > 20 && returns > 1 && removals > 10 && versions > evidence.articles.count + 20
      && looks.count > 3 * evidence.articles.count
  }

  func run(_ number: Int) -> PastYear.Run? { evidence.runs.first { $0.number == number } }

  /// Whether the machine's clock was right.
  func isClockRight(in number: Int) -> Bool { run(number)?.error == 0 }
}

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
      + removalProblems + tellingProblems + mannerProblems + orderProblems + queueProblems
      + coverageProblems + troubleProblems
  }

  /// How much was judged.
  public var extent: String {
    let removals = evidence.articles.values.reduce(0) { $0 + Self.removals(in: $1.looks).count }
    let versions = evidence.articles.values.reduce(0) { $0 + $1.versions.count }
    let returns = evidence.runs.reduce(0) { $0 + ($1.report?.returned.count ?? 0) }
    return "\(evidence.runs.count) runs, \(evidence.runs.count { $0.ending == .died }) of them died; "
      + "\(evidence.requests.count) requests, \(looks.count) looks, \(evidence.articles.count) articles, "
      + "\(versions) versions, \(removals) removals, \(returns) returns"
  }

  func run(_ number: Int) -> PastYear.Run? { evidence.runs.first { $0.number == number } }

  /// Whether the machine's clock was right.
  func isClockRight(in number: Int) -> Bool { run(number)?.error == 0 }
}

import ArchiveStore

extension Judge {
  /// The reports tell of each new article, change, removal and return once; of one that changes all the time, once a day.
  var tellingProblems: [String] {
    var expected: [String: Int] = [:]
    for (article, kept) in evidence.articles where !kept.versions.isEmpty {
      expected["new: \(article)", default: 0] += 1
      for version in kept.versions.indices.dropFirst() {
        expected["changed: \(article) v\(version + 1)", default: 0] += 1
      }
      let isAskew = isAskew(article)
      for absence in absences(of: article, inOrderOfRuns: isAskew) where absence.lastSeen != nil {
        let missed = isAskew ? "" : " \(Self.text(absence.firstMissed))"
        expected["removed: \(article)\(missed)", default: 0] += 1
        guard let returned = absence.returned else { continue }
        let seen = isAskew ? "" : " \(Self.text(returned))"
        expected["returned: \(article)\(missed)\(seen)", default: 0] += 1
      }
    }
    var told: [String: Int] = [:]
    for report in evidence.runs.compactMap({ $0.report ?? $0.written }) {
      for line in lines(of: report) { told[line, default: 0] += 1 }
    }
    return Set(expected.keys).union(told.keys).sorted().compactMap { what in
      let (should, did) = (expected[what] ?? 0, told[what] ?? 0)
      if did == 0, isRestless(what) { return nil }
      return should == did ? nil : "told \(did) times instead of \(should): \(what)"
    } + restlessProblems
  }

  /// Of an article that had five versions before.
  private func isRestless(_ what: String) -> Bool {
    guard what.hasPrefix("changed: "), let version = what.split(separator: " v").last else { return false }
    return (Int(version) ?? 0) > 5
  }

  /// Nobody wants to hear all day of a page that shows the hour, and everybody once a day.
  private var restlessProblems: [String] {
    var told: [String: [Int64]] = [:]
    for run in evidence.runs where run.error == 0 {
      for line in (run.report ?? run.written).map(lines) ?? [] where isRestless(line) {
        told[line.split(separator: " ").dropFirst().first.map(String.init) ?? "", default: []].append(run.at)
      }
    }
    let often = told.flatMap { article, instants in
      zip(instants, instants.dropFirst()).filter { $1 - $0 < Instant.day }
        .map { "\(article): told twice within \($1 - $0) ms that it changed again" }
    }
    let never = evidence.articles.filter { $1.versions.count > 5 && told[$0] == nil }.keys
      .map { "\($0): nobody told that it changes all the time" }
    return often + never
  }

  private func lines(of report: Report) -> [String] {
    report.new.map { "new: \($0.identifier)" }
      + report.changed.map { "changed: \($0.identifier) \($0.version ?? "")" }
      + report.removed.map { line("removed", $0, [$0.notSeen]) }
      + report.returned.map { line("returned", $0, [$0.notSeen, $0.seenAgain]) }
  }

  private func line(_ word: String, _ told: Report.Article, _ instants: [String?]) -> String {
    let instants = isAskew(told.identifier) ? [] : instants
    return (["\(word):", told.identifier] + instants.compactMap(\.self)).joined(separator: " ")
  }

  /// Whether a run with a wrong clock has looked at it: then the order in which things were seen is not that of their
  /// dates, which are the history's.
  func isAskew(_ article: String) -> Bool {
    (looksOf[article] ?? []).contains { !isClockRight(in: $0.run) }
  }

  private static func text(_ instant: Int64) -> String { RFC3339.text(unixMilliseconds: instant) }
}

import ArchiveStore

extension Judge {
  /// The reports tell of each new article, change, removal and return once.
  var tellingProblems: [String] {
    var expected: [String: Int] = [:]
    for (article, kept) in evidence.articles where !kept.versions.isEmpty {
      expected["new: \(article)", default: 0] += 1
      for version in kept.versions.indices.dropFirst() {
        expected["changed: \(article) v\(version + 1)", default: 0] += 1
      }
      for absence in absences(of: article) where absence.lastSeen != nil {
        let missed = Self.text(absence.firstMissed)
        expected["removed: \(article) \(missed)", default: 0] += 1
        guard let returned = absence.returned else { continue }
        expected["returned: \(article) \(missed) \(Self.text(returned))", default: 0] += 1
      }
    }
    var told: [String: Int] = [:]
    for report in evidence.runs.compactMap(\.report) {
      for line in lines(of: report) { told[line, default: 0] += 1 }
    }
    return Set(expected.keys).union(told.keys).sorted().compactMap { what in
      let (should, did) = (expected[what] ?? 0, told[what] ?? 0)
      return should == did ? nil : "told \(did) times instead of \(should): \(what)"
    }
  }

  private func lines(of report: Report) -> [String] {
    report.new.map { "new: \($0.identifier)" }
      + report.changed.map { "changed: \($0.identifier) \($0.version ?? "")" }
      + report.removed.map { "removed: \($0.identifier) \(missed($0))" }
      + report.returned.map { "returned: \($0.identifier) \(missed($0)) \($0.seenAgain ?? "")" }
  }

  /// When the article was first missed, as the history has it in the end.
  ///
  /// What a run told whose clock was ahead is put right by the looks of later runs, which come before it.
  private func missed(_ told: Report.Article) -> String {
    let text = told.notSeen ?? ""
    guard (looksOf[told.identifier] ?? []).contains(where: { !isClockRight(in: $0.run) }) else { return text }
    let absence = absences(of: told.identifier).first { absence in
      Self.text(absence.firstMissed) <= text && absence.returned.map { text < Self.text($0) } ?? true
    }
    return absence.map { Self.text($0.firstMissed) } ?? text
  }

  private static func text(_ instant: Int64) -> String { RFC3339.text(unixMilliseconds: instant) }
}

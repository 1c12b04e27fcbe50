import ArchiveStore

extension Judge {
  /// The reports tell of each new article, change, removal and return once.
  var tellingProblems: [String] {
    var expected: [String: Int] = [:]
    for (article, kept) in evidence.articles {
      guard !kept.versions.isEmpty else { continue }
      expected["new: \(article)", default: 0] += 1
      for version in kept.versions.indices.dropFirst() {
        expected["changed: \(article) v\(version + 1)", default: 0] += 1
      }
      for absence in absences(of: article) where absence.lastSeen != nil {
        expected["removed: \(article) \(Self.text(absence.firstMissed))", default: 0] += 1
        if let returned = absence.returned {
          expected[
            "returned: \(article) \(Self.text(absence.firstMissed)) \(Self.text(returned))", default: 0] += 1
        }
      }
    }
    var told: [String: Int] = [:]
    for report in evidence.runs.compactMap(\.report) {
      for article in report.new { told["new: \(article.identifier)", default: 0] += 1 }
      for article in report.changed {
        told["changed: \(article.identifier) \(article.version ?? "")", default: 0] += 1
      }
      for article in report.removed {
        told["removed: \(article.identifier) \(article.notSeen ?? "")", default: 0] += 1
      }
      for article in report.returned {
        told[
          "returned: \(article.identifier) \(article.notSeen ?? "") \(article.seenAgain ?? "")", default: 0] +=
          1
      }
    }
    return Set(expected.keys).union(told.keys).sorted().compactMap { what in
      let (should, did) = (expected[what] ?? 0, told[what] ?? 0)
      return should == did ? nil : "told \(did) times instead of \(should): \(what)"
    }
  }

  private static func text(_ instant: Int64) -> String { RFC3339.text(unixMilliseconds: instant) }
}

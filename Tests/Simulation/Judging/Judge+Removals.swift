import ArchiveStore

/// A time in which an article was not there, as far as looks show.
struct Absence: Hashable, Sendable {
  var lastSeen: Int64?
  var firstMissed: Int64
  var returned: Int64?
}

extension Judge {
  /// Every removal and every return is in the history, with the looks around it.
  var removalProblems: [String] {
    looksOf.keys.flatMap { article -> [String] in
      let expected = absences(of: article)
      let found = Self.removals(in: evidence.articles[article]?.looks ?? [])
      return expected == found ? [] : ["\(article): the history has \(found), and it was \(expected)"]
    }
  }

  /// What the history says.
  static func removals(in looks: [Observation]) -> [Absence] {
    (ArticleState(looks)?.removals ?? []).map {
      Absence(
        lastSeen: $0.lastSeen?.lookedAt, firstMissed: $0.firstMissed.lookedAt, returned: $0.returned?.lookedAt
      )
    }
  }

  /// What the looks have shown, in the order of the program's clock, or in that in which they were made.
  func absences(of article: String, inOrderOfRuns: Bool = false) -> [Absence] {
    var seen = (looksOf[article] ?? []).compactMap { look in
      noted(look).first.map { (at: $0.lookedAt, result: look.result) }
    }
    if !inOrderOfRuns { seen.sort { $0.at < $1.at } }
    var absences: [Absence] = []
    var lastSeen: Int64?
    var isAway = false
    for look in seen {
      switch look.result {
      case .live:
        if isAway { absences[absences.count - 1].returned = look.at }
        (lastSeen, isAway) = (look.at, false)
      case .missing:
        if !isAway { absences.append(Absence(lastSeen: lastSeen, firstMissed: look.at)) }
        isAway = true
      case .nothing: break
      }
    }
    return absences
  }
}

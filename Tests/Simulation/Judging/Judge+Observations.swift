import ArchiveStore

extension Judge {
  /// The log has each look once, and says what was seen: nothing that was blocked, broken or unreadable is called
  /// a removal.
  var observationProblems: [String] {
    var problems: [String] = []
    for (article, kept) in evidence.articles {
      for look in kept.looks {
        guard let seen = seen(look, of: article) else {
          problems.append("\(article): the log has a look at \(look.lookedAt) that nobody made")
          continue
        }
        if Self.result(of: look) != seen.result.word {
          problems.append(
            "\(article): run \(seen.run) saw \(seen.result), and the log says \(look.outcome) (\(look.reason ?? ""))"
          )
        }
      }
    }
    for look in looks {
      let count = noted(look).count
      if count > 1 { problems.append("\(look.article): run \(look.run) is in the log \(count) times") }
      // Once more where nobody remembered whose article it is.
      let isForAuthor = look.article == evidence.site.plan.given?.docID && look.requests.count == 1
      if count == 0, !look.isUncertain, !isForAuthor {
        problems.append("\(look.article): the look of run \(look.run) (\(look.result)) is not in the log")
      }
    }
    return problems
  }

  /// The lines of the log for a look.
  func noted(_ look: SeenLook) -> [Observation] {
    let instants = Set(look.requests.map(\.told))
    return evidence.articles[look.article]?.looks.filter { instants.contains($0.lookedAt) } ?? []
  }

  private func seen(_ look: Observation, of article: String) -> SeenLook? {
    looksOf[article]?.first { $0.requests.contains { $0.told == look.lookedAt } }
  }

  private static func result(of look: Observation) -> String {
    switch look.outcome {
    case .live: "live"
    case .gone, .replaced: "missing"
    case .blocked, .unreachable, .unreadable: "nothing"
    }
  }
}

extension SeenLook.Result {
  fileprivate var word: String {
    switch self {
    case .live: "live"
    case .missing: "missing"
    case .nothing: "nothing"
    }
  }
}

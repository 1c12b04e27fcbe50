import ArchiveStore

extension Judge {
  /// In each run everything new is asked for before anything old.
  var orderProblems: [String] {
    var kept: Set<String> = []
    var problems: [String] = []
    for (run, looks) in Dictionary(grouping: looks, by: \.run).sorted(by: { $0.key < $1.key }) {
      var old: String?
      for look in looks {
        // An author who is given by an article is found behind it before anything else.
        if look.article == evidence.site.plan.given?.docID { continue }
        if kept.contains(look.article) {
          old = look.article
        } else if let old {
          problems.append("run \(run): \(old) is old, and was looked at before \(look.article)")
        }
      }
      for look in looks where noted(look).contains(where: { $0.outcome == .live }) {
        kept.insert(look.article)
      }
    }
    return problems
  }

  /// A run ends early only where its time is over: a host that refuses does not end it.
  var endingProblems: [String] {
    evidence.runs.compactMap { run in
      guard let stopped = run.report?.stopped, !stopped.contains("take longer") else { return nil }
      return "run \(run.number) ended early: \(stopped)"
    }
  }
}

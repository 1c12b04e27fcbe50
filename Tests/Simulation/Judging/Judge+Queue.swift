import Syncing

extension Judge {
  /// What still waits says why, and is not in the archive.
  var queueProblems: [String] {
    evidence.queue.compactMap { waiting in
      let docID = String(waiting.article.split(separator: "/").last ?? "")
      if !(evidence.articles[docID]?.versions ?? []).isEmpty { return "\(docID) waits and is kept" }
      if waiting.answer == nil {
        // Found in the last run, which had no time for it.
        let isNew = evidence.runs.last.map { waiting.foundAt >= $0.at + $0.error } ?? false
        return isNew ? nil : "\(docID) waits since \(waiting.foundAt), and nobody knows why"
      }
      if let last = looksOf[docID]?.last(where: { !$0.isUncertain }), case .live = last.result {
        return "\(docID) waits, although run \(last.run) has seen it"
      }
      return nil
    }
  }

  /// What was there long enough, on days on which the site could be read, is in the archive.
  var coverageProblems: [String] {
    let world = evidence.site.world
    let end = world.start + Int64(world.days) * Instant.day
    return evidence.site.plan.articles.compactMap { article in
      let from = max(article.published, world.start)
      let until = min(end, article.absences.first { $0.form != .desktopPageOnly }?.from ?? end)
      var clear = 0
      for day in stride(from: from, to: until - Instant.day, by: Int(Instant.day)) {
        if case .clear = SiteWeather.at(day, in: world),
          case .clear = SiteWeather.at(day + Instant.day, in: world)
        {
          clear += 1
        }
      }
      let isKept = !(evidence.articles[article.docID]?.versions ?? []).isEmpty
      return isKept || clear < 4 ? nil : "\(article.docID): there for \(clear) days, and not kept"
    }
  }
}

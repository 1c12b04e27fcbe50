import Syncing

extension Judge {
  /// What still waits says why, and is not in the archive.
  var queueProblems: [String] {
    evidence.queue.compactMap { waiting in
      let docID = String(waiting.article.split(separator: "/").last ?? "")
      if !(evidence.articles[docID]?.versions ?? []).isEmpty { return "\(docID) waits and is kept" }
      if waiting.tries == 0 || waiting.answer == nil {
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

  /// The reports tell of what is wrong with the site while it is, and of nothing else.
  var troubleProblems: [String] {
    let world = evidence.site.world
    var told: [Int: [Report.Trouble]] = [:]
    for run in evidence.runs where run.error == 0 {
      told[SiteWeather.day(run.at, in: world), default: []] += run.report?.troubles ?? []
    }
    func isTold(_ days: ClosedRange<Int>, _ words: String) -> [String] {
      guard days.upperBound < world.days else { return [] }
      let troubles = days.flatMap { told[$0] ?? [] }
      return troubles.contains { $0.reason.contains(words) } ? [] : ["nobody told of days \(days): \(words)"]
    }
    let expected =
      isTold(60...61, "refused") + isTold(100...101, "refused") + isTold(140...141, "163.com")
      + isTold(190...219, "fit no template")
    let strange = [60...70, 100...109, 139...145, 189...225]
    return expected
      + told.sorted { $0.key < $1.key }.flatMap { day, troubles in
        strange.contains { $0.contains(day) } ? [] : troubles.map { "day \(day): \($0.source): \($0.reason)" }
      }
  }
}

/// What the reports say of the site and of the sources.
extension Judge {
  /// The reports tell of what is wrong with the site while it is, and of nothing else.
  var troubleProblems: [String] {
    let world = evidence.site.world
    var told: [Int: [Report.Trouble]] = [:]
    var lasting: [Int: [Report.Trouble]] = [:]
    for run in evidence.runs where run.error == 0 {
      let day = SiteWeather.day(run.at, in: world)
      told[day, default: []] += run.report?.troubles ?? []
      lasting[day, default: []] += run.report?.lasting ?? []
    }
    func isTold(_ days: ClosedRange<Int>, _ words: String) -> [String] {
      guard days.upperBound < world.days else { return [] }
      let troubles = days.flatMap { told[$0] ?? [] }
      return troubles.contains { $0.reason.contains(words) } ? [] : ["nobody told of days \(days): \(words)"]
    }
    let expected =
      isTold(60...61, "refused") + isTold(100...101, "refused") + isTold(140...141, "163.com")
      + isTold(190...219, "fit no template") + isTold(320...320, "sync.sqlite.damaged")
    // What is wrong with the pages of a source is known until it has a new one.
    let strange = [60...70, 100...109, 139...145, 189...225, 320...320]
    return expected + repeatedTroubles + falseSuccesses
      + told.merging(lasting.filter { $0.key < 225 }, uniquingKeysWith: +).sorted { $0.key < $1.key }.flatMap
    { day, troubles in
      strange.contains { $0.contains(day) } ? [] : troubles.map { "day \(day): \($0.source): \($0.reason)" }
    }
  }

  /// Whoever hears only of failures has to hear of each run at a site that says nothing.
  private var falseSuccesses: [String] {
    evidence.runs.compactMap { run in
      guard let report = run.report, run.error == 0 else { return nil }
      if case .clear = SiteWeather.at(run.at, in: evidence.site.world) { return nil }
      return report.troubles.isEmpty && report.lasting.isEmpty
        ? "run \(run.number): the site said nothing, and the report calls that well" : nil
    }
  }

  /// Somebody whose timer runs every half an hour does not want 48 mails a day about one dead list.
  private var repeatedTroubles: [String] {
    var last: [String: Int64] = [:]
    return evidence.runs.flatMap { run in
      (run.report?.troubles ?? []).compactMap { trouble -> String? in
        // Another reason is another trouble, and so is one that comes back.
        let kind = "\(trouble.source): \(trouble.reason.filter { !$0.isNumber })"
        let before = last.updateValue(run.at, forKey: kind)
        guard let before, run.error == 0, 0..<Instant.day ~= run.at - before else { return nil }
        return "run \(run.number): told again within a day: \(kind)"
      }
    }
  }
}

import ArchiveStore
import FoundationEssentials
import TestSupport
import Testing

@testable import Simulation
@testable import Syncing

/// The judge of a simulated year: it is content with what a sound program leaves, and finds each fault that is
/// planted.
@Suite struct YearJudgeTests {
  /// What a month on a small site leaves.
  private static let month = Task { try await days(30) { _ in } }

  private static func days(_ count: Int, _ plant: (PastYear) throws -> Void) async throws -> Evidence {
    let folder = try WorkFolder()
    let past = try await year(of: count, in: folder).pass()
    try plant(past)
    return try await Evidence(past)
  }

  private static func year(of days: Int, in folder: WorkFolder) throws -> SimulatedYear {
    try SimulatedYear(
      World(seed: 1, days: days, articles: 40, fixtures: Fixtures.folder.path), folder: folder.path,
      program: "/bin/true", library: "", runsADay: 2, killEvery: .max)
  }

  private func problems(_ plant: (inout Evidence) throws -> Void) async throws -> [String] {
    var evidence = try await Self.month.value
    try plant(&evidence)
    return Judge(evidence).problems
  }

  /// The article whose looks fulfil a condition.
  private func article(
    in evidence: Evidence, where isSuited: (String, Evidence.Kept) -> Bool
  ) throws -> String {
    try #require(evidence.articles.sorted { $0.key < $1.key }.first { isSuited($0.key, $0.value) }?.key)
  }

  private func removed(in evidence: Evidence) throws -> String {
    try article(in: evidence) { Judge.removals(in: $1.looks).contains { $0.lastSeen != nil } }
  }

  private func expect(
    _ part: String, at location: SourceLocation = #_sourceLocation,
    after plant: (inout Evidence) throws -> Void
  ) async throws {
    let problems = try await problems(plant)
    #expect(problems.contains { $0.contains(part) }, "\(problems)", sourceLocation: location)
  }

  @Test func soundMonthHasNoProblems() async throws {
    #expect(try await problems { _ in } == [])
  }

  // MARK: Content

  @Test func missingVersionIsFound() async throws {
    try await expect("is not kept") { evidence in
      let changed = try article(in: evidence) { $1.versions.count > 1 }
      evidence.articles[changed]?.versions.removeLast()
    }
  }

  @Test func otherTextIsFound() async throws {
    try await expect("is none of the editions") { evidence in
      let any = try article(in: evidence) { !$1.versions.isEmpty }
      evidence.articles[any]?.versions[0].articleBody += "。"
    }
  }

  @Test func otherPictureIsFound() async throws {
    try await expect("is none of the editions") { evidence in
      let any = try article(in: evidence) { !($1.versions.first?.image ?? []).isEmpty }
      evidence.articles[any]?.versions[0].image?[0].contentUrl += "x"
    }
  }

  @Test func versionThatNobodyShowedIsFound() async throws {
    try await expect("versions are kept") { evidence in
      let any = try article(in: evidence) { $1.versions.count == 1 }
      let first = try #require(evidence.articles[any]?.versions.first)
      evidence.articles[any]?.versions.append(first)
    }
  }

  @Test func missingArticleIsFound() async throws {
    try await expect("and not kept") { evidence in
      let any = try article(in: evidence) { $1.versions.count == 1 }
      evidence.articles[any] = nil
    }
  }

  // MARK: Looks

  @Test func lostLookIsFound() async throws {
    try await expect("is not in the log") { evidence in
      // Not the one by which the author is given, which is read for that too.
      let any = try article(in: evidence) { $0.hasSuffix("0532ABCD") && $1.looks.count > 1 }
      evidence.articles[any]?.looks.removeLast()
    }
  }

  @Test func inventedLookIsFound() async throws {
    try await expect("that nobody made") { evidence in
      let any = try article(in: evidence) { !$1.looks.isEmpty }
      evidence.articles[any]?.looks[0].seenAt = 1
    }
  }

  @Test func lookThatIsLoggedTwiceIsFound() async throws {
    try await expect("is in the log 2 times") { evidence in
      let any = try article(in: evidence) { !$1.looks.isEmpty }
      let look = try #require(evidence.articles[any]?.looks.first)
      evidence.articles[any]?.looks.append(look)
    }
  }

  @Test func refusalThatIsCalledARemovalIsFound() async throws {
    try await expect("saw nothing, and the log says") { evidence in
      let any = try removed(in: evidence)
      for place in evidence.requests.indices where evidence.requests[place].article == any {
        if case .missing = evidence.requests[place].shown { evidence.requests[place].shown = .refused }
      }
    }
  }

  @Test func removalThatIsNotRecordedIsFound() async throws {
    try await expect("the history has []") { evidence in
      let gone = try removed(in: evidence)
      for place in evidence.articles[gone]?.looks.indices ?? 0..<0
      where [.gone, .replaced].contains(evidence.articles[gone]?.looks[place].outcome) {
        evidence.articles[gone]?.looks[place].outcome = .unreachable
      }
    }
  }

  // MARK: Reports

  @Test func removalThatIsToldTwiceIsFound() async throws {
    try await expect("told 2 times instead of 1: removed") { evidence in
      let place = try #require(evidence.runs.firstIndex { $0.report?.removed.isEmpty == false })
      var report = try #require(evidence.runs[place].report)
      report.removed += report.removed
      evidence.runs[place].ending = .report(report)
    }
  }

  @Test(arguments: [\Report.removed, \.returned, \.changed, \.new])
  func whatIsNotToldIsFound(_ part: any WritableKeyPath<Report, [Report.Article]> & Sendable) async throws {
    try await expect("told 0 times instead of 1") { evidence in
      let place = try #require(evidence.runs.firstIndex { $0.report?[keyPath: part].isEmpty == false })
      var report = try #require(evidence.runs[place].report)
      report[keyPath: part] = []
      evidence.runs[place].ending = .report(report)
    }
  }

  @Test func troubleWithoutReasonIsFound() async throws {
    try await expect("day 9: 某源: 不好") { evidence in
      let place = try #require(
        evidence.runs.firstIndex { $0.at > evidence.site.world.start + 9 * Instant.day })
      var report = try #require(evidence.runs[place].report)
      report.troubles.append(Report.Trouble(source: "某源", reason: "不好"))
      evidence.runs[place].ending = .report(report)
    }
  }

  @Test func troubleThatIsToldAgainAndAgainIsFound() async throws {
    try await expect("told again within a day") { evidence in
      for place in 20...21 {
        var report = try #require(evidence.runs[place].report)
        report.troubles.append(Report.Trouble(source: "某源", reason: "不好"))
        evidence.runs[place].ending = .report(report)
      }
    }
  }

  @Test func oldTroubleWithoutReasonIsFound() async throws {
    try await expect("day 9: 某源: 不好") { evidence in
      let place = try #require(
        evidence.runs.firstIndex { $0.at > evidence.site.world.start + 9 * Instant.day })
      var report = try #require(evidence.runs[place].report)
      report.lasting.append(Report.Trouble(source: "某源", reason: "不好"))
      evidence.runs[place].ending = .report(report)
    }
  }

  @Test func changesThatAreToldAllDayAreFound() async throws {
    try await expect("twice within") { evidence in
      for place in 20...21 {
        var report = try #require(evidence.runs[place].report)
        report.changed.append(Report.Article(identifier: "KJLE6K8P0532ABCE", version: "v\(place)"))
        evidence.runs[place].ending = .report(report)
      }
    }
  }

  @Test func successAtASiteThatSaysNothingIsFound() async throws {
    try await expect("the report calls that well") { evidence in
      // On this day the site refuses everything.
      evidence.runs[20].at = evidence.site.world.start + 60 * Instant.day
    }
  }

  // MARK: Manners

  @Test func requestTooSoonIsFound() async throws {
    try await expect("ms after") {
      $0.requests[5].at = $0.requests[4].at + 2999; $0.requests[5].url = $0.requests[4].url
    }
  }

  @Test func hostThatRefusesAndIsAskedAgainIsFound() async throws {
    for (status, count) in [(403, 4), (200, 7)] {
      try await expect("after \(count - 1) refusals") { evidence in
        var request = try #require(evidence.requests.last)
        for number in 0..<count {
          request.at += 10_000
          request.url = "https://news.163.com/\(number)"
          (request.status, request.shown) = (status, .refused)
          evidence.requests.append(request)
        }
      }
    }
  }

  @Test func listThatIsReadTwiceIsFound() async throws {
    try await expect("twice") { evidence in
      var request = try #require(evidence.requests.last { $0.shown == .list })
      request.at += 1_000_000
      evidence.requests.append(request)
    }
  }

  @Test func lookTooSoonIsFound() async throws {
    try await expect("looked within") { evidence in
      let last = try #require(evidence.requests.last { $0.article != nil })
      var again = last
      again.at += 1_800_000
      again.run += 1
      evidence.requests.append(again)
      let run = try #require(evidence.runs.first { $0.number == last.run })
      evidence.runs.append(
        PastYear.Run(number: again.run, at: again.at, error: 0, ending: run.ending))
    }
  }

  @Test func oldBeforeNewIsFound() async throws {
    try await expect("is old, and was looked at before") { evidence in
      let judge = Judge(evidence)
      let looks = Dictionary(grouping: judge.looks, by: \.run)
      var seen: Set<String> = []
      for number in looks.keys.sorted() {
        let run = looks[number] ?? []
        if let old = run.first(where: { seen.contains($0.article) }),
          let new = run.first(where: { !seen.contains($0.article) })
        {
          let moved = evidence.requests.filter { $0.run == number && $0.article == new.article }
          evidence.requests.removeAll { moved.contains($0) }
          let place = try #require(
            evidence.requests.lastIndex { $0.run == number && $0.article == old.article })
          evidence.requests.insert(contentsOf: moved, at: place + 1)
          return
        }
        seen.formUnion(run.map(\.article))
      }
    }
  }

  @Test func runThatARefusalEndedIsFound() async throws {
    try await expect("ended early: the host has refused") { evidence in
      let index = try #require(evidence.runs.firstIndex { $0.report != nil })
      var report = try #require(evidence.runs[index].report)
      report.stopped = "the host has refused"
      evidence.runs[index].ending = .report(report)
    }
  }

  // MARK: What is left behind

  @Test func articleThatWaitsWithoutReasonIsFound() async throws {
    try await expect("nobody knows why") { evidence in
      evidence.queue.append(
        QueuedArticle(article: "0532ABCD/KJLE6K8P0532ABCE", address: "", source: "某源", foundAt: 1))
    }
  }

  @Test func damageIsFound() async throws {
    let evidence = try await Self.days(2) { past in
      let article = try #require(
        try FileManager.default.subpathsOfDirectory(atPath: past.folder).first {
          $0.hasSuffix("/article.txt")
        })
      try Data("别的字".utf8).write(to: URL(filePath: "\(past.folder)/\(article)"))
    }
    let problems = Judge(evidence).problems
    #expect(problems.contains { $0.hasPrefix("verify: ") && $0.contains("article.txt") })
  }

  @Test func secondRunThatIsNotRefusedIsFound() async throws {
    let folder = try WorkFolder()
    let year = try Self.year(of: 1, in: folder)
    let run = SimulatedRun(site: year.site, folder: folder.path, number: 0, at: year.site.world.start)
    var failures: [String] = []
    _ = try await year.twoAtOnce(run, &failures)
    // The program beside it was /bin/true.
    #expect(failures.first?.contains("ended with 0") == true)
  }
}

import Catalog
import Testing

@testable import Syncing

@Suite struct LookScheduleTests {
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 24 * hour
  /// 2025-01-01T00:00:00Z.
  private let birth: Int64 = 1_735_689_600_000
  private let schedule = LookSchedule(ages: [hour, day, 7 * day, 30 * day], afterwards: 182 * day)

  private func standing(
    _ state: CatalogState, published: Int64? = nil, lastChanged: Int64? = nil, versions: Int = 1
  ) -> CatalogStanding {
    CatalogStanding(
      key: CatalogKey(column: "0001899O", name: "JU7JLCSV0001899O"), published: published ?? birth,
      lastChanged: lastChanged, versions: versions, state: state)
  }

  private func live(lastLook: Int64) -> CatalogState {
    CatalogState("live", since: birth, lastSeen: lastLook, lastLook: lastLook)
  }

  /// The first instant, to the minute, at which it is due.
  private func due(_ article: CatalogStanding, from start: Int64) -> Int64? {
    let minute: Int64 = 60_000
    return (0..<(400 * 24 * 60)).lazy.map { start + Int64($0) * minute }
      .first { schedule.urgency(of: article, at: $0) != nil }
  }

  /// Hours: the age at a look, and the age at the next one.
  private static let ages: [(look: Int64, next: Int64)] = [
    (0, 1), (1, 24), (24, 7 * 24), (7 * 24, 30 * 24), (30 * 24, 212 * 24), (300 * 24, 482 * 24),
  ]

  @Test(arguments: ages) func nextLookFollowsTheAge(look: Int64, next: Int64) {
    let at = birth + look * Self.hour
    #expect(due(standing(live(lastLook: at)), from: at) == birth + next * Self.hour)
  }

  @Test func lookShortlyBeforeAnAgeIsNotFollowedByAnotherAtOnce() {
    let look = birth + Self.day - 600_000
    #expect(due(standing(live(lastLook: look)), from: look) == look + Self.hour)
  }

  @Test func changeStartsTheAgesAnew() {
    let change = birth + 100 * Self.day
    let article = standing(live(lastLook: change), lastChanged: change)
    #expect(due(article, from: change) == change + Self.hour)
  }

  @Test func whatChangesAtEachLookIsLookedAtLessAndLess() throws {
    var look = birth
    var looks: [Int64] = []
    while look < birth + 365 * Self.day {
      let article = standing(
        live(lastLook: look), lastChanged: look, versions: 1 + looks.count)
      look = try #require(due(article, from: look))
      looks.append(look)
    }
    // On the first day every hour; from then on each 25th of the age: 24 + ln 365 / ln (25/24), that is 168.
    #expect((165...172).contains(looks.count), "\(looks.count)")
    #expect(looks.prefix(24).elementsEqual((1...24).map { birth + $0 * Self.hour }))
  }

  @Test func fewVersionsAreNoReasonToRest() {
    let change = birth + 100 * Self.day
    #expect(
      due(standing(live(lastLook: change), lastChanged: change, versions: 5), from: change)
        == change + Self.hour)
    #expect(
      due(standing(live(lastLook: change), lastChanged: change, versions: 6), from: change)
        == change + 100 * Self.hour)
    // A page that says that it was published in a year that is to come.
    #expect(
      due(
        standing(live(lastLook: change), published: change + Self.day, lastChanged: change, versions: 9),
        from: change) == change + Self.day + Self.hour)
  }

  @Test func removalAndReturnStartTheAgesAnew() {
    let turn = birth + 100 * Self.day
    for state in ["gone", "replaced", "live again"] {
      let article = standing(CatalogState(state, since: turn, lastSeen: birth, lastLook: turn))
      #expect(due(article, from: turn) == turn + Self.hour, "\(state)")
    }
  }

  @Test func lookInVainIsRepeatedInGrowingSteps() {
    let seen = birth + 30 * Self.day
    var state = CatalogState("unreachable", since: seen + Self.day, lastSeen: seen, lastLook: seen + Self.day)
    // The next regular look would be half a year later, but the last one was of no use.
    #expect(due(standing(state), from: seen + Self.day) == seen + 182 * Self.day)
    state = CatalogState("blocked", since: birth + Self.hour, lastSeen: birth, lastLook: birth + Self.hour)
    #expect(due(standing(state), from: birth + Self.hour) == birth + 2 * Self.hour)
    state.lastLook = birth + 5 * Self.hour
    #expect(due(standing(state), from: birth + 5 * Self.hour) == birth + 9 * Self.hour)
  }

  @Test func articleThatNobodyDatedIsDueAtOnce() {
    #expect(schedule.urgency(of: standing(CatalogState("live")), at: birth) == 0)
  }

  @Test func neverAgainBeyondTheLastAge() {
    let once = LookSchedule(ages: [Self.hour], afterwards: nil)
    let article = standing(live(lastLook: birth + 2 * Self.hour))
    #expect(once.urgency(of: article, at: birth + 4000 * Self.day) == nil)
  }

  @Test func youngArticlesAreMoreUrgentThanOldOnes() throws {
    let now = birth + 400 * Self.day
    let young = standing(live(lastLook: now - 2 * Self.hour), published: now - 2 * Self.hour)
    let old = standing(live(lastLook: now - 183 * Self.day))
    let urgencies = try [young, old].map { try #require(schedule.urgency(of: $0, at: now)) }
    #expect(urgencies[0] > urgencies[1])
  }
}

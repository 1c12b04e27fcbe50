import ArchiveStore
import Testing

/// The state of an article from the looks at it.
@Suite struct ArticleStateTests {
  /// Looks a day apart from 2026-11-01 08:00 UTC on, written as letters.
  ///
  /// L live, G gone, R replaced, B blocked, U unreachable, X unreadable.
  struct Row: Sendable, CustomTestStringConvertible {
    let looks: String
    let condition: ArticleState.Condition
    /// The day of the first look of the present run.
    let since: Int
    let lastLive: Int?
    /// For each removal: the day when it was last seen, or 0; first missed; seen again, or 0.
    let removals: [[Int]]

    init(
      _ looks: String, _ condition: ArticleState.Condition, since: Int, lastLive: Int?,
      removals: [[Int]] = []
    ) {
      self.looks = looks
      self.condition = condition
      self.since = since
      self.lastLive = lastLive
      self.removals = removals
    }

    var testDescription: String { looks }
  }

  static let rows = [
    Row("L", .live, since: 1, lastLive: 1),
    Row("LLL", .live, since: 1, lastLive: 3),
    Row("G", .gone, since: 1, lastLive: nil, removals: [[0, 1, 0]]),
    Row("R", .replaced, since: 1, lastLive: nil, removals: [[0, 1, 0]]),
    Row("B", .blocked, since: 1, lastLive: nil),
    Row("U", .unreachable, since: 1, lastLive: nil),
    Row("X", .blocked, since: 1, lastLive: nil),
    Row("LG", .gone, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LLGG", .gone, since: 3, lastLive: 2, removals: [[2, 3, 0]]),
    Row("LR", .replaced, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    // The same removal, told in two ways.
    Row("LGR", .replaced, since: 3, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LRG", .gone, since: 3, lastLive: 1, removals: [[1, 2, 0]]),
    // What sees nothing is no removal,
    Row("LB", .blocked, since: 2, lastLive: 1),
    Row("LU", .unreachable, since: 2, lastLive: 1),
    Row("LX", .blocked, since: 2, lastLive: 1),
    Row("LBX", .blocked, since: 2, lastLive: 1),
    Row("LBUB", .blocked, since: 4, lastLive: 1),
    Row("LUUU", .unreachable, since: 2, lastLive: 1),
    Row("LBL", .live, since: 3, lastLive: 3),
    Row("BUL", .live, since: 3, lastLive: 3),
    // and ends none.
    Row("LGB", .gone, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LGU", .gone, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LGX", .gone, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LRBUX", .replaced, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LGBG", .gone, since: 2, lastLive: 1, removals: [[1, 2, 0]]),
    Row("LGBR", .replaced, since: 4, lastLive: 1, removals: [[1, 2, 0]]),
    // The interval is from look to look that saw something.
    Row("LBG", .gone, since: 3, lastLive: 1, removals: [[1, 3, 0]]),
    Row("LUXBG", .gone, since: 5, lastLive: 1, removals: [[1, 5, 0]]),
    Row("BG", .gone, since: 2, lastLive: nil, removals: [[0, 2, 0]]),
    Row("GL", .liveAgain, since: 2, lastLive: 2, removals: [[0, 1, 2]]),
    Row("LGL", .liveAgain, since: 3, lastLive: 3, removals: [[1, 2, 3]]),
    Row("LGBL", .liveAgain, since: 4, lastLive: 4, removals: [[1, 2, 4]]),
    Row("LGLL", .liveAgain, since: 3, lastLive: 4, removals: [[1, 2, 3]]),
    Row("LGLB", .blocked, since: 4, lastLive: 3, removals: [[1, 2, 3]]),
    Row("LGLU", .unreachable, since: 4, lastLive: 3, removals: [[1, 2, 3]]),
    Row("LGLBL", .liveAgain, since: 5, lastLive: 5, removals: [[1, 2, 3]]),
    Row("LGLR", .replaced, since: 4, lastLive: 3, removals: [[1, 2, 3], [3, 4, 0]]),
    Row("LGLRL", .liveAgain, since: 5, lastLive: 5, removals: [[1, 2, 3], [3, 4, 5]]),
    Row("LRLBGUL", .liveAgain, since: 7, lastLive: 7, removals: [[1, 2, 3], [3, 5, 7]]),
  ]

  private static let outcomes: [Character: Observation.Outcome] = [
    "L": .live, "G": .gone, "R": .replaced, "B": .blocked, "U": .unreachable, "X": .unreadable,
  ]

  // date -u -d '2026-11-01 08:00' +%s gives 1793520000.
  static func instant(day: Int) -> Int64 { (1_793_520_000 + Int64(day - 1) * 86400) * 1000 }

  static func day(_ observation: Observation?) -> Int {
    observation.map { Int(($0.lookedAt - instant(day: 1)) / 86_400_000) + 1 } ?? 0
  }

  static func look(
    _ outcome: Observation.Outcome, day: Int, status: Int? = nil, reason: String? = nil,
    evidence: String? = nil
  ) throws -> Observation {
    let article = try ObjectName(column: "051481US", name: "JU7JLCSV051481US")
    // Recorded much later, and all at once: the order is that of the looks.
    return Observation(
      recordedAt: instant(day: 300), seenAt: instant(day: day), article: article, url: "https://www.163.com/",
      outcome: outcome, status: status, reason: reason, evidence: evidence)
  }

  private static func looks(_ letters: String) throws -> [Observation] {
    try letters.enumerated().map { index, letter in
      try look(#require(outcomes[letter]), day: index + 1)
    }
  }

  @Test(arguments: rows)
  func stateAfterLooks(row: Row) throws {
    let looks = try Self.looks(row.looks)
    let state = try #require(ArticleState(looks))
    #expect(state.condition == row.condition)
    #expect(Self.day(state.since) == row.since)
    #expect(Self.day(state.lastLook) == row.looks.count)
    #expect(Self.day(state.lastLiveLook) == row.lastLive ?? 0)
    let removals = state.removals.map {
      [Self.day($0.lastSeen), Self.day($0.firstMissed), Self.day($0.returned)]
    }
    #expect(removals == row.removals)
    // Any order in.
    #expect(ArticleState(looks.reversed()) == state)
    #expect(ArticleState(looks.dropFirst() + looks.prefix(1)) == state)
  }

  @Test func noLooksAreNoState() {
    #expect(ArticleState([]) == nil)
  }

  @Test func lookWithoutAnInstantCountsWhenItWasRecorded() throws {
    var gone = try Self.look(.gone, day: 1)
    gone.recordedAt = Self.instant(day: 2)
    gone.seenAt = nil
    let state = try #require(ArticleState([gone, Self.look(.live, day: 1), Self.look(.live, day: 3)]))
    #expect(state.condition == .liveAgain)
    #expect(state.removals.map { Self.day($0.firstMissed) } == [2])
  }

  /// A saved page that nobody dated shows that the article was there once, not that it is there today.
  @Test func articleInAFileThatNobodyDatedWasNotSeenToday() throws {
    var saved = try Self.look(.live, day: 9)
    saved.seenAt = nil
    let alone = try #require(ArticleState([saved]))
    #expect(alone.description == "live: seen at a time that nobody wrote down")
    let state = try #require(ArticleState([Self.look(.gone, day: 5), saved]))
    #expect(state.condition == .gone)
    #expect(
      state.description
        == "gone: seen at a time that nobody wrote down, not seen 2026-11-05T08:00:00Z")
    let dated = try #require(ArticleState([Self.look(.live, day: 2), saved, Self.look(.gone, day: 5)]))
    #expect(dated.lastLiveLook.map(Self.day) == 2)
  }

  @Test func looksOfOneInstant() throws {
    let looks = try [Observation.Outcome.live, .gone, .blocked, .unreachable, .replaced].map {
      try Self.look($0, day: 1)
    }
    let state = try #require(ArticleState(looks))
    #expect(state.condition == .liveAgain)
    #expect(ArticleState(looks.reversed()) == state)
  }

  @Test func removalCarriesItsEvidence() throws {
    let looks = try [
      Self.look(.live, day: 1),
      Self.look(
        .replaced, day: 2, status: 200, reason: "the page says that it was removed", evidence: "urn:uuid:1"),
      Self.look(.gone, day: 3, status: 404, evidence: "urn:uuid:2"),
    ]
    let removal = try #require(ArticleState(looks)?.removals.first)
    #expect(removal.firstMissed.outcome == .replaced)
    #expect(removal.firstMissed.reason == "the page says that it was removed")
    #expect(removal.firstMissed.evidence == "urn:uuid:1")
  }

  static let words: [(letters: String, text: String)] = [
    ("LL", "live: seen 2026-11-02T08:00:00Z"),
    ("LBG", "gone: seen 2026-11-01T08:00:00Z, not seen 2026-11-03T08:00:00Z (HTTP 404)"),
    ("G", "gone: never seen before, not seen 2026-11-01T08:00:00Z (HTTP 404)"),
    (
      "LR",
      "replaced: seen 2026-11-01T08:00:00Z, not seen 2026-11-02T08:00:00Z (the page says that it was removed)"
    ),
    ("LGB", "gone: seen 2026-11-01T08:00:00Z, not seen 2026-11-02T08:00:00Z (HTTP 404)"),
    (
      "LGL",
      "live again: seen 2026-11-01T08:00:00Z, not seen 2026-11-02T08:00:00Z (HTTP 404), "
        + "seen again 2026-11-03T08:00:00Z"
    ),
    ("LBB", "blocked since 2026-11-02T08:00:00Z (HTTP 403), last seen 2026-11-01T08:00:00Z"),
    ("U", "unreachable since 2026-11-01T08:00:00Z, never seen"),
  ]

  @Test(arguments: words)
  func stateInWords(letters: String, text: String) throws {
    let looks = try Self.looks(letters).map { look in
      var look = look
      switch look.outcome {
      case .gone: look.reason = "HTTP 404"
      case .replaced: look.reason = "the page says that it was removed"
      case .blocked: look.status = 403
      default: break
      }
      return look
    }
    #expect(ArticleState(looks)?.description == text)
  }
}

import GRDB
import Testing

@testable import Catalog

@Suite struct FitTests {
  /// SQLite's own `bm25()` over documents that keep their lengths is what `fit()` has to equal.
  private static func database(of documents: [(body: String, headline: String, people: String)]) throws
    -> DatabaseQueue
  {
    let queue = try DatabaseQueue()
    try queue.write { db in
      try Fit.register(in: db)
      try db.execute(
        sql: "CREATE VIRTUAL TABLE document USING fts5(body, headline, people, tokenize='ascii')")
      try db.execute(sql: "CREATE TABLE article (id INTEGER PRIMARY KEY, length INTEGER)")
      try db.execute(sql: "CREATE TABLE replaced (id INTEGER PRIMARY KEY, length INTEGER)")
      for (body, headline, people) in documents {
        try db.execute(
          sql: "INSERT INTO document (body, headline, people) VALUES (?, ?, ?)",
          arguments: [body, headline, people])
        let length = [body, headline, people].map { $0.split(separator: " ").count }.reduce(0, +)
        try db.execute(sql: "INSERT INTO article (length) VALUES (?)", arguments: [length])
      }
    }
    return queue
  }

  private static func scores(_ queue: DatabaseQueue, _ query: String) throws -> [(fit: Double, bm25: Double)]
  {
    try queue.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT fit(document, a.length), bm25(document, 1, 20, 5)
          FROM document JOIN article a ON a.id = document.rowid WHERE document MATCH ? ORDER BY a.id
          """)
      return try statement.map([query]) { (try $0.real(0), try $0.real(1)) }
    }
  }

  /// Forty documents of words a to h, of many lengths; a stands in nearly all of them, h in few.
  private static let varied = try? database(
    of: (0..<40).map { number in
      var numbers = FixedNumbers(state: UInt64(number) * 7919 + 17)
      func words(_ count: Int) -> String {
        (0..<count).map { _ in
          ["a", "a", "a", "b", "b", "c", "d", "e", "f", "g"][Int.random(in: 0..<10, using: &numbers)]
        }.joined(separator: " ") + (number % 13 == 0 ? " h" : "")
      }
      return (words(5 + number * 3), words(number % 5), words(number % 3))
    })

  @Test(arguments: [
    "a AND b", "a OR h", "h OR g", "\"a b\" OR h", "(a AND c) NOT h", "a AND b AND c AND d",
    "headline : a OR people : b", "\"a a a\" OR \"b\" *",
  ])
  func equalsFTS5sRankOfSeveralPhrases(_ query: String) throws {
    let scores = try Self.scores(try #require(Self.varied), query)
    #expect(scores.count > 1)
    for (fit, bm25) in scores { #expect(abs(fit - bm25) <= abs(bm25) * 1e-12) }
  }

  @Test(arguments: ["a", "h", "\"a b\"", "headline : b", "f *"])
  func ranksOnePhraseAsFTS5Does(_ query: String) throws {
    let scores = try Self.scores(try #require(Self.varied), query)
    #expect(scores.count > 1)
    // How rare the phrase is, the same factor for all, is left out.
    let factor = scores[0].bm25 / scores[0].fit
    #expect(factor > 0)
    for (fit, bm25) in scores { #expect(abs(fit * factor - bm25) <= abs(bm25) * 1e-9) }
  }

  @Test func rarityIsCountedAsFarAsItMatters() throws {
    // In one of four documents, in two, in three: FTS5 gives the last two the same, least weight.
    let queue = try Self.database(of: [("a b c", "", ""), ("b c", "", ""), ("c", "", ""), ("d", "", "")])
    for query in ["a OR d", "b OR d", "c OR d", "a OR b OR c OR d"] {
      for (fit, bm25) in try Self.scores(queue, query) { #expect(abs(fit - bm25) <= abs(bm25) * 1e-12) }
    }
  }
}

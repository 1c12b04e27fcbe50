import Catalog
import Testing

/// What is no query, and what the answer says of it.
@Suite struct QueryErrorTests {
  static let wrong: [(query: String, position: Int, word: String)] = [
    ("", 1, "nothing"), ("   ", 1, "nothing"), ("\u{3000}", 1, "nothing"),
    ("\"茶", 1, "quotation mark"), ("水 “茶", 3, "quotation mark"), ("茶\"", 2, "quotation mark"),
    ("(茶", 1, "not closed"), ("茶)", 2, "closes nothing"), ("()", 2, "missing"), ("茶 (", 4, "missing"),
    ("（（茶）", 1, "not closed"),
    ("OR 茶", 1, "OR"), ("茶 OR", 5, "missing"), ("茶 AND", 6, "missing"), ("AND", 1, "AND"),
    ("茶 OR OR 水", 6, "OR"), ("茶 AND AND 水", 7, "AND"), ("茶 NOT", 6, "missing"), ("NOT", 4, "missing"),
    ("-茶", 1, "NOT"), ("NOT 茶", 1, "NOT"), ("-茶 -水", 1, "NOT"), ("茶 OR -水", 6, "NOT"),
    ("茶 (-水)", 4, "NOT"), ("-author:王芳", 1, "NOT"), ("--(-茶)", 4, "NOT"),
    ("-", 1, "letter or digit"), ("茶 - 水", 3, "letter or digit"), ("\"，。\"", 1, "letter or digit"),
    ("\"\"", 1, "letter or digit"), ("茶 & 水", 3, "letter or digit"), ("🍵", 1, "letter or digit"),
    ("*", 1, "end of a word"), ("*茶", 1, "end of a word"), ("a*b", 2, "end of a word"),
    ("ab**", 3, "end of a word"), ("茶*", 1, "letters or digits"), ("\"ab\"*", 5, "not a phrase"),
    ("auther:王芳", 1, "no filter auther:"), ("https://a", 1, "no filter https:"),
    ("author:", 8, "needs a value"), ("author: OR", 9, "needs a value"), ("author:\"\"", 8, "needs a value"),
    ("author:(茶)", 8, "needs a value"), ("author:a*", 8, "takes no *"), ("title:，", 7, "letter or digit"),
    ("after:yesterday", 7, "takes a date"), ("before:2019-13", 8, "takes a date"),
    ("after:2019-02-29", 7, "takes a date"), ("state:dead", 7, "no state dead"),
  ]

  @Test(arguments: wrong)
  func saysWhatAndWhere(query: String, position: Int, word: String) {
    let error = #expect(throws: QueryError.self) { try SearchQuery(query) }
    #expect(error?.position == position, "\(query): \(error?.description ?? "")")
    #expect(error?.reason.contains(word) == true, "\(query): \(error?.description ?? "")")
  }

  @Test func depthAndLengthAreLimited() throws {
    let reader = try Sample.catalog(of: ["茶水风"])
    func nested(_ depth: Int) -> String {
      String(repeating: "(茶 ", count: depth) + String(repeating: ")", count: depth)
    }
    #expect(try reader.numbers(nested(10)) == [0])
    #expect(throws: QueryError.self) { try SearchQuery(nested(11)) }
    #expect(throws: QueryError.self) { try SearchQuery(String(repeating: "(", count: 1000)) }
    #expect(throws: QueryError.self) { try SearchQuery(String(repeating: "茶", count: 1001)) }
    #expect(try reader.numbers(String(repeating: "-", count: 998) + "茶") == [0])
    #expect(try reader.numbers(String(repeating: "茶 ", count: 500)) == [0])
    #expect(try reader.numbers(String(repeating: "水 OR ", count: 166) + "茶") == [0])
    #expect(try reader.numbers("茶" + String(repeating: " -雨", count: 333)) == [0])
    #expect(try reader.numbers("风 " + String(repeating: "author:a OR ", count: 80) + "茶") == [0])
  }

  /// The most that a query of the allowed depth makes SQLite's parser remember.
  @Test func deepestQueriesReachTheIndex() throws {
    let reader = try Sample.catalog(of: ["茶水"])
    var query = "茶"
    for _ in 0..<10 { query = "水 OR 茶 水 -雨 -(\(query) -茶)" }
    #expect(try reader.numbers(query) == [0])
    query = "茶"
    for _ in 0..<10 { query = "茶 (雨 OR \(query))" }
    #expect(try reader.numbers(query) == [0])
    query = "茶"
    for _ in 0..<10 { query = "author:a OR 水 (雨 OR \(query))" }
    #expect(try reader.numbers(query) == [0])
  }

  /// Signs that mean something to FTS5 or to SQL are text here.
  @Test(arguments: [
    "茶' OR 1=1", "body:", "{headline}", "茶 NEAR/2 水", "NEAR(茶 水)", "^茶", "茶 + 水", "茶;DROP", "茶\u{0}水", "%",
    "茶_",
    "headline : 茶", "rank MATCH", "\"茶\"\"水\"", "a\\b", "[茶]", "茶\"水\"", "\u{FFFD}", "茶'",
  ])
  func noSignReachesTheIndex(query: String) throws {
    let reader = try Sample.catalog(of: ["茶水"])
    do {
      _ = try reader.numbers(query)
    } catch {
      #expect(error is QueryError, "\(error)")
    }
  }

  @Test func randomQueriesNeverFailInSQLite() throws {
    let reader = try Sample.catalog(of: ["茶水", "风 5G"])
    let pieces = [
      "茶", "水 ", "(", ")", "\"", "“", " OR ", " AND ", " NOT ", "-", "*", "5g", "author:", "title:", " ",
      "after:2019 ",
      ":", "'", "^", "{", "+", ",", "\u{0}", "\u{301}", "🍵", "state:gone ", "NEAR", "\\",
    ]
    var numbers = FixedNumbers(state: 7)
    var answered = 0
    for _ in 0..<3000 {
      let query = (0..<Int.random(in: 1...9, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      do {
        _ = try reader.numbers(query)
        answered += 1
      } catch {
        #expect(error is QueryError, "\(query): \(error)")
      }
    }
    #expect(answered > 300)
  }
}

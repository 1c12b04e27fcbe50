internal import GRDB

/// A condition on the row `a` of `article`; never NULL, so that it can be negated.
struct SQLCondition {
  var sql: String
  var arguments: StatementArguments

  init(_ sql: String, _ arguments: StatementArguments) {
    self.sql = sql
    self.arguments = arguments
  }

  static func author(_ text: String, _ folding: TextFolding) -> SQLCondition {
    SQLCondition(
      "a.id IN (SELECT article FROM author WHERE identifier = ? OR instr(folded, ?) > 0)",
      [text, folding.fold(text)])
  }

  static func column(_ text: String) -> SQLCondition { SQLCondition("a.\"column\" = ?", [text]) }

  static func source(_ text: String, _ folding: TextFolding) -> SQLCondition {
    SQLCondition("ifnull(instr(a.foldedSource, ?), 0) > 0", [folding.fold(text)])
  }

  static func state(_ name: String) -> SQLCondition { SQLCondition("a.state = ?", [name]) }

  // An article without a date was published neither before nor after anything. `IS NOT NULL` rather than
  // `ifnull`, so that SQLite can walk the index.
  static func publishedFrom(_ seconds: Int64) -> SQLCondition {
    SQLCondition("(a.published IS NOT NULL AND a.published >= ?)", [seconds])
  }

  static func publishedBefore(_ seconds: Int64) -> SQLCondition {
    SQLCondition("(a.published IS NOT NULL AND a.published < ?)", [seconds])
  }

  static func isFound(by match: String) -> SQLCondition {
    SQLCondition("a.id IN (SELECT rowid FROM document WHERE document MATCH ?)", [match])
  }

  static prefix func ! (condition: SQLCondition) -> SQLCondition {
    SQLCondition("NOT (\(condition.sql))", condition.arguments)
  }

  /// All of them, or any of them; `nil` if there are none.
  static func joined(_ conditions: [SQLCondition], by word: String) -> SQLCondition? {
    guard let first = conditions.first else { return nil }
    guard conditions.count > 1 else { return first }
    return SQLCondition(
      "(" + conditions.map(\.sql).joined(separator: " \(word) ") + ")",
      conditions.reduce(into: StatementArguments()) { $0 += $1.arguments })
  }
}

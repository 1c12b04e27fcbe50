internal import GRDB
internal import GRDBSQLite

/// The row at which a statement stands, read out of SQLite's own memory.
///
/// GRDB's conversions end the program at a value of another kind, which a damaged file can hold; and its values of
/// any kind take four times as long, which a list of ten thousand articles shows.
struct StoredRow {
  private let statement: OpaquePointer

  fileprivate init(_ statement: OpaquePointer) { self.statement = statement }

  func text(_ index: CInt) throws -> String {
    guard let text = try optionalText(index) else { throw unexpected(index) }
    return text
  }

  func optionalText(_ index: CInt) throws -> String? {
    guard try has(SQLITE_TEXT, index), let text = sqlite3_column_text(statement, index) else { return nil }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  func number(_ index: CInt) throws -> Int64 {
    guard let number = try optionalNumber(index) else { throw unexpected(index) }
    return number
  }

  func optionalNumber(_ index: CInt) throws -> Int64? {
    try has(SQLITE_INTEGER, index) ? sqlite3_column_int64(statement, index) : nil
  }

  func real(_ index: CInt) throws -> Double {
    guard try has(SQLITE_FLOAT, index) else { throw unexpected(index) }
    return sqlite3_column_double(statement, index)
  }

  /// Whether there is a value of this kind; `false` for NULL.
  private func has(_ kind: CInt, _ index: CInt) throws -> Bool {
    let found = sqlite3_column_type(statement, index)
    guard found == kind || found == SQLITE_NULL else { throw unexpected(index) }
    return found == kind
  }

  private func unexpected(_ index: CInt) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value of the wrong kind, in place \(index + 1)")
  }
}

extension Statement {
  /// Gives the rows one after the other; none of them may be kept.
  func forEachRow(_ arguments: StatementArguments = [], _ body: (StoredRow) throws -> Void) throws {
    let rows = try Row.fetchCursor(self, arguments: arguments)
    while try rows.next() != nil { try body(StoredRow(sqliteStatement)) }
  }

  func map<Element>(
    _ arguments: StatementArguments = [], _ element: (StoredRow) throws -> Element
  ) throws -> [Element] {
    var elements: [Element] = []
    try forEachRow(arguments) { elements.append(try element($0)) }
    return elements
  }
}

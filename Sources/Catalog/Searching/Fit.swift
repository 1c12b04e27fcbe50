internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// How well an article fits a query, as an SQL function: `fit(document, length)`, the smaller the better.
///
/// It is FTS5's `bm25(document, 1, 20, 5)`, with the same constants (sqlite.org/fts5.html#the_bm25_function), in
/// half the time: the length of a document, in tokens, comes from a narrow table of the catalog and not out of one
/// that FTS5 searches for each; hits are counted, and not put in the order of the text first; and how rare a phrase
/// is, for which all of the index is searched again, is left out where there is one phrase alone, and asked only as
/// far as it counts.
///
/// What an article was before it changed counts in none of it, so a rebuilt catalog ranks as the old one did.
enum Fit {
  /// Of a hit in the body, in the headline and in the names; the columns of `document`.
  private static func weight(ofColumn column: CInt) -> Double {
    switch column {
    case 1: 20
    case 2: 5
    default: 1
    }
  }

  // k1 and b of Okapi BM25, as FTS5 has them.
  private static let saturation = 1.2
  private static let lengthShare = 0.75
  /// Of a phrase that stands in half of all documents, or in more.
  private static let leastRarity = 1e-6

  static func register(in db: Database) throws {
    let api = FTS5.api(db)
    let code = api.pointee.xCreateFunction?(
      UnsafeMutablePointer(mutating: api), "fit", nil,
      { api, context, result, count, values in
        guard let api, let result, count == 1, let length = values?[0] else { return }
        do throws(SQLiteFailure) {
          let call = Call(api: api, context: context, database: sqlite3_context_db_handle(result))
          sqlite3_result_double(result, -(try Fit.of(call, length: sqlite3_value_double(length))))
        } catch {
          sqlite3_result_error_code(result, error.code)
        }
      }, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: .SQLITE_ERROR, message: "fit()") }
  }

  /// What FTS5 gives a function to ask it with.
  private struct Call {
    let api: UnsafePointer<Fts5ExtensionApi>
    let context: OpaquePointer?
    let database: OpaquePointer?
  }

  private struct SQLiteFailure: Error {
    let code: CInt

    static func check(_ code: CInt?) throws(SQLiteFailure) {
      guard code == SQLITE_OK else { throw SQLiteFailure(code: code ?? SQLITE_MISUSE) }
    }
  }

  private static func of(_ call: Call, length: Double) throws(SQLiteFailure) -> Double {
    let query = try QueryWeights.of(call)
    guard let first = call.api.pointee.xPhraseFirst, let next = call.api.pointee.xPhraseNext else {
      throw SQLiteFailure(code: SQLITE_MISUSE)
    }
    let norm = saturation * (1 - lengthShare + lengthShare * length / query.meanLength)
    var fit = 0.0
    for (phrase, rarity) in query.rarities.enumerated() {
      var place = Fts5PhraseIter()
      var column: CInt = 0
      var offset: CInt = 0
      var frequency = 0.0
      try SQLiteFailure.check(first(call.context, CInt(phrase), &place, &column, &offset))
      while column >= 0 {
        frequency += weight(ofColumn: column)
        next(call.context, &place, &column, &offset)
      }
      fit += rarity * frequency * (saturation + 1) / (frequency + norm)
    }
    return fit
  }

  /// What is the same for all documents that a query finds; FTS5 keeps it with the query.
  private final class QueryWeights {
    let meanLength: Double
    let rarities: [Double]

    private init(_ call: Call) throws(SQLiteFailure) {
      var index = try DocumentCount(call)
      meanLength = Double(index.tokens) / Double(index.documents)
      let phrases = call.api.pointee.xPhraseCount?(call.context) ?? 0
      var rarities: [Double] = []
      for phrase in 0..<phrases {
        rarities.append(phrases == 1 ? 1 : try index.rarity(of: phrase, call))
      }
      self.rarities = rarities
    }

    static func of(_ call: Call) throws(SQLiteFailure) -> QueryWeights {
      if let known = call.api.pointee.xGetAuxdata?(call.context, 0) {
        return Unmanaged<QueryWeights>.fromOpaque(known).takeUnretainedValue()
      }
      let weights = try QueryWeights(call)
      try SQLiteFailure.check(
        call.api.pointee.xSetAuxdata?(call.context, Unmanaged.passRetained(weights).toOpaque()) { kept in
          guard let kept else { return }
          Unmanaged<QueryWeights>.fromOpaque(kept).release()
        })
      return weights
    }
  }

  /// The documents of the index that are articles still, and how many of them a phrase was found in.
  private struct DocumentCount {
    private(set) var documents: Int64 = 0
    private(set) var tokens: Int64 = 0
    private var replaced: Set<Int64> = []
    private var found: Int64 = 0

    init(_ call: Call) throws(SQLiteFailure) {
      try SQLiteFailure.check(call.api.pointee.xRowCount?(call.context, &documents))
      try SQLiteFailure.check(call.api.pointee.xColumnTotalSize?(call.context, -1, &tokens))
      var statement: OpaquePointer?
      defer { sqlite3_finalize(statement) }
      try SQLiteFailure.check(
        sqlite3_prepare_v2(call.database, "SELECT id, length FROM replaced", -1, &statement, nil))
      while sqlite3_step(statement) == SQLITE_ROW {
        replaced.insert(sqlite3_column_int64(statement, 0))
        documents -= 1
        tokens -= sqlite3_column_int64(statement, 1)
      }
      try SQLiteFailure.check(sqlite3_reset(statement))
    }

    /// The IDF of BM25.
    mutating func rarity(of phrase: CInt, _ call: Call) throws(SQLiteFailure) -> Double {
      found = 0
      let code = withUnsafeMutablePointer(to: &self) { count in
        call.api.pointee.xQueryPhrase?(call.context, phrase, count) { api, context, count in
          guard let count = count?.assumingMemoryBound(to: DocumentCount.self), let api else {
            return SQLITE_MISUSE
          }
          return count.pointee.add { api.pointee.xRowid?(context) ?? 0 } ? SQLITE_OK : SQLITE_DONE
        }
      }
      try SQLiteFailure.check(code)
      let rarity = log((Double(documents - found) + 0.5) / (Double(found) + 0.5))
      return rarity > 0 ? rarity : leastRarity
    }

    /// Whether counting on makes a difference: what half of all documents have is not rare.
    private mutating func add(_ document: () -> Int64) -> Bool {
      if replaced.isEmpty || !replaced.contains(document()) { found += 1 }
      return found * 2 < documents
    }
  }
}

internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// How well an article fits a query, as an SQL function: `fit(document, length)`, the smaller the better.
///
/// It is FTS5's `bm25(document, 1, 20, 5)`, with the same constants (sqlite.org/fts5.html#the_bm25_function), in
/// half the time: the length of a document, in tokens, comes with the article's row and not out of a table of its
/// own; hits are counted, and not put in the order of the text first; and how rare a phrase is, for which all of
/// the index is searched again, is left out where there is one phrase alone, and asked only as far as it counts.
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
          let fit = try Fit.of(api, context, length: sqlite3_value_double(length))
          sqlite3_result_double(result, -fit)
        } catch {
          sqlite3_result_error_code(result, error.code)
        }
      }, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: .SQLITE_ERROR, message: "fit()") }
  }

  private struct SQLiteFailure: Error {
    let code: CInt

    static func check(_ code: CInt?) throws(SQLiteFailure) {
      guard code == SQLITE_OK else { throw SQLiteFailure(code: code ?? SQLITE_MISUSE) }
    }
  }

  private static func of(
    _ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?, length: Double
  ) throws(SQLiteFailure) -> Double {
    let query = try QueryWeights.of(api, context)
    let norm = saturation * (1 - lengthShare + lengthShare * length / query.meanLength)
    var fit = 0.0
    for (phrase, rarity) in query.rarities.enumerated() {
      var place = Fts5PhraseIter()
      var column: CInt = 0
      var offset: CInt = 0
      var frequency = 0.0
      try SQLiteFailure.check(api.pointee.xPhraseFirst?(context, CInt(phrase), &place, &column, &offset))
      while column >= 0 {
        frequency += weight(ofColumn: column)
        api.pointee.xPhraseNext?(context, &place, &column, &offset)
      }
      fit += rarity * frequency * (saturation + 1) / (frequency + norm)
    }
    return fit
  }

  /// What is the same for all documents that a query finds; FTS5 keeps it with the query.
  private final class QueryWeights {
    let meanLength: Double
    let rarities: [Double]

    private init(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) throws(SQLiteFailure) {
      var documents: sqlite3_int64 = 0
      var tokens: sqlite3_int64 = 0
      try SQLiteFailure.check(api.pointee.xRowCount?(context, &documents))
      try SQLiteFailure.check(api.pointee.xColumnTotalSize?(context, -1, &tokens))
      meanLength = Double(tokens) / Double(documents)
      let phrases = api.pointee.xPhraseCount?(context) ?? 0
      var rarities: [Double] = []
      for phrase in 0..<phrases {
        rarities.append(phrases == 1 ? 1 : try Self.rarity(of: phrase, among: documents, api, context))
      }
      self.rarities = rarities
    }

    private static func rarity(
      of phrase: CInt, among documents: sqlite3_int64, _ api: UnsafePointer<Fts5ExtensionApi>,
      _ context: OpaquePointer?
    ) throws(SQLiteFailure) -> Double {
      // How many documents have it, and how many are enough.
      var count = (found: Int64(0), limit: (documents + 1) / 2)
      try SQLiteFailure.check(
        api.pointee.xQueryPhrase?(context, phrase, &count) { _, _, user in
          guard let count = user?.assumingMemoryBound(to: (found: Int64, limit: Int64).self) else {
            return SQLITE_MISUSE
          }
          count.pointee.found += 1
          return count.pointee.found < count.pointee.limit ? SQLITE_OK : SQLITE_DONE
        })
      let rarity = log((Double(documents - count.found) + 0.5) / (Double(count.found) + 0.5))
      return rarity > 0 ? rarity : leastRarity
    }

    static func of(_ api: UnsafePointer<Fts5ExtensionApi>, _ context: OpaquePointer?) throws(SQLiteFailure)
      -> QueryWeights
    {
      if let known = api.pointee.xGetAuxdata?(context, 0) {
        return Unmanaged<QueryWeights>.fromOpaque(known).takeUnretainedValue()
      }
      let weights = try QueryWeights(api, context)
      try SQLiteFailure.check(
        api.pointee.xSetAuxdata?(context, Unmanaged.passRetained(weights).toOpaque()) { kept in
          guard let kept else { return }
          Unmanaged<QueryWeights>.fromOpaque(kept).release()
        })
      return weights
    }
  }
}

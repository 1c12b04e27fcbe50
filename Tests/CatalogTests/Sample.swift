import Catalog
import FoundationEssentials

/// A folder for one test, removed with all that is in it when the test is done with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var catalog: String { path + "/catalog.sqlite" }

  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// A catalog in its place, with these articles in it.
  func write(_ articles: [(entry: CatalogEntry, text: String)] = []) throws -> Catalog {
    let new = try Catalog.rebuilding(at: catalog + ".new")
    try new.put(articles)
    return try new.finish(movingTo: catalog)
  }
}

enum Sample {
  static func entry(_ number: Int, _ headline: String = "标题") -> CatalogEntry {
    CatalogEntry(
      key: CatalogKey(column: "051481US", name: "A\(number)"), fingerprint: "f\(number)",
      identifier: "A\(number)", family: "news", headline: headline, firstKept: 1000, lastChanged: 2000)
  }

  /// A catalog in memory whose articles are named A0, A1, and so on, with these texts.
  static func catalog(of texts: [String]) throws -> CatalogReader {
    let catalog = try Catalog.inMemory()
    try catalog.put(texts.enumerated().map { (entry($0), $1) })
    return catalog.reader
  }
}

extension CatalogReader {
  /// The numbers of the articles that a query finds, in order.
  func numbers(_ query: String) throws -> [Int] {
    try search(SearchQuery(query), limit: 1000).map { Int($0.entry.identifier.dropFirst()) ?? -1 }.sorted()
  }

  /// The names of the articles that a query finds, the best first.
  func ranked(_ query: String) throws -> [String] {
    try search(SearchQuery(query), limit: 1000).map(\.entry.identifier)
  }
}

/// The error that the work throws, if it throws one of the catalog.
func failure(_ work: () throws -> Void) -> CatalogError? {
  do { try work() } catch { return error as? CatalogError }
  return nil
}

/// Numbers that are the same in every run. (Marsaglia, Xorshift RNGs)
struct FixedNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

import FoundationEssentials

/// The report of a run, read from its JSON as anybody reads it who gets it.
struct Report: Decodable, Sendable, Hashable {
  struct Article: Decodable, Sendable, Hashable {
    var identifier: String
    var lastSeen: String?
    var notSeen: String?
    var seenAgain: String?
    var version: String?
  }
  struct Failure: Decodable, Sendable, Hashable {
    var address: String
    var reason: String
  }
  struct Trouble: Decodable, Sendable, Hashable {
    var source: String
    var reason: String
  }
  var new: [Article]
  var changed: [Article]
  var removed: [Article]
  var returned: [Article]
  var failed: [Failure]
  var troubles: [Trouble]
  /// Told before.
  var lasting: [Trouble]
  var waiting: Int
  var due: Int
  var stopped: String?

  init(json: String) throws { self = try JSONDecoder().decode(Report.self, from: Data(json.utf8)) }
}

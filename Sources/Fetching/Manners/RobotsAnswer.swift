/// What came of asking a host for its robots.txt.
public enum RobotsAnswer: Sendable, Hashable {
  /// There is one, with these bytes.
  case file([UInt8])
  /// There is none: everything is allowed.
  case unavailable
  /// Nobody can say what is in it: nothing is allowed.
  case unreachable

  /// What an answer of this status says. (RFC 9309, section 2.3.1)
  ///
  /// The caller follows up to five redirects, to other hosts too; a status of 3xx here means that they led nowhere,
  /// and counts as no file. A 429 is an answer about the asking and not about the file: 2.3.1.3 allows to take
  /// it for 4xx but does not demand it.
  public init(status: Int, body: [UInt8]) {
    switch status {
    case 200...299: self = .file(Array(body.prefix(RobotsRules.longestFile + 1)))
    case 429: self = .unreachable
    case 300...499: self = .unavailable
    default: self = .unreachable
    }
  }
}

/// Whether an address may be asked for.
public enum RobotsVerdict: Sendable, Hashable {
  /// It may, with at least so many milliseconds between two requests to the host; mostly 0.
  case allowed(crawlDelay: Int64)
  /// It may not: the rule, as it stands in robots.txt.
  case disallowed(by: String)
  /// It may not, as robots.txt itself could not be had since this instant (Unix milliseconds).
  case unreachable(since: Int64)
}

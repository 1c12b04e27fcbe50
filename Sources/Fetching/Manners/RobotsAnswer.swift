internal import ArticleModel

/// What came of asking a host for its robots.txt.
enum RobotsAnswer: Sendable, Hashable {
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
  init(status: Int, body: [UInt8]) {
    switch status {
    case 200...299: self = .file(Array(body.prefix(RobotsRules.longestFile + 1)))
    case 429: self = .unreachable
    case 300...499: self = .unavailable
    default: self = .unreachable
    }
  }

  /// What an answer says.
  ///
  /// - Throws: where it is no whole file, as half of one may lack what it forbids. One that is only too long is read
  ///   as far as it goes, as the RFC has it (section 2.5).
  init(_ answer: Fetched) throws(FetchError) {
    if 200...299 ~= answer.status, let defect = answer.defect, answer.truncation != .length {
      let kind: FetchError.Kind =
        switch answer.truncation {
        case .time: .timeout
        case .disconnect: .disconnected
        case .length, .unspecified, nil: .notHTTP
        }
      throw FetchError(kind, url: answer.url, "robots.txt does not come whole: \(defect)")
    }
    self.init(status: answer.status, body: answer.body)
  }
}

/// Whether an address may be asked for.
enum RobotsVerdict: Sendable, Hashable {
  /// It may, with at least so many milliseconds between two requests to the host; mostly 0.
  case allowed(crawlDelay: Int64)
  /// It may not: the rule, as it stands in robots.txt.
  case disallowed(by: String)
  /// It may not, as robots.txt itself could not be had since this instant (Unix milliseconds).
  case unreachable(since: Int64)
}

extension Judge {
  private var firstAge: Int64 { Instant.hour }

  /// Nothing is asked for more often than the rules allow.
  var mannerProblems: [String] { spacingProblems + refusalProblems + listProblems + lookProblems }

  /// Three seconds between two requests to a host, more where its robots.txt says so.
  private var spacingProblems: [String] {
    var last: [String: SiteRequest] = [:]
    var pauses: [String: Int64] = [:]
    return evidence.requests.compactMap { request in
      defer {
        last[request.host] = request
        if request.isForRobots { pauses[request.host] = request.crawlDelay }
      }
      guard let before = last[request.host] else { return nil }
      // Its robots.txt itself is asked for without the pause.
      let least = request.isForRobots ? 3000 : pauses[request.host] ?? 3000
      return request.at - before.at >= least
        ? nil : "run \(request.run): \(request.url) \(request.at - before.at) ms after \(before.url)"
    }
  }

  /// A host that refuses three times in a row is left alone for the rest of the run.
  ///
  /// A page that is a refusal, as only those know who have read it, is read while the next of four at once are asked
  /// for: in the simulation the pause between them takes no time.
  private var refusalProblems: [String] {
    var refusals: [String: Int] = [:]
    return evidence.requests.compactMap { request in
      let key = "\(request.run) \(request.host)"
      let before = refusals[key, default: 0]
      if !request.isForRobots {
        refusals[key] = request.shown == .refused ? before + 1 : 0
      }
      return before < (request.status == 200 ? 6 : 3)
        ? nil : "run \(request.run): \(request.url) after \(before) refusals"
    }
  }

  /// Each list once a run, and again only where the server failed.
  private var listProblems: [String] {
    var asked: [String: SiteRequest] = [:]
    return evidence.requests.compactMap { request in
      guard request.isForList else { return nil }
      let before = asked.updateValue(request, forKey: "\(request.run) \(request.url)")
      return before == nil || before?.shown == .failed ? nil : "run \(request.run): \(request.url) twice"
    }
  }

  /// Two looks at an article are an hour apart at least.
  private var lookProblems: [String] {
    looksOf.values.flatMap { looks -> [String] in
      zip(looks, looks.dropFirst()).compactMap { first, second in
        // What a run saw and lost has to be looked at again.
        guard !first.isUncertain, isClockRight(in: first.run), isClockRight(in: second.run),
          let end = first.requests.last?.at, let start = second.requests.first?.at, start - end < firstAge
        else { return nil }
        return "\(first.article): runs \(first.run) and \(second.run) looked within \(start - end) ms"
      }
    }
  }
}

/// One look at one article, as the site saw it: all that a run asked for of the article.
struct SeenLook: Sendable {
  enum Result: Sendable, Hashable {
    /// The article, in this edition.
    case live(Int)
    /// Every page said that it is not there.
    case missing
    /// Nothing that anybody could know.
    case nothing
  }

  let run: Int
  let article: String
  var requests: [SiteRequest]
  /// Whether what the run saw may be lost: it died or ended, and this was among the last that it asked for.
  var isUncertain = false

  var result: Result {
    for request in requests { if case .edition(_, let edition) = request.shown { return .live(edition) } }
    // What the app gets says something only where it has the article.
    let pages = requests.filter { $0.host != "c.m.163.com" }
    return pages.allSatisfy { if case .missing = $0.shown { true } else { false } } ? .missing : .nothing
  }
}

extension Evidence {
  /// All looks, in the order in which they were begun.
  func looks() -> [SeenLook] {
    var looks: [SeenLook] = []
    var places: [String: Int] = [:]
    for request in requests {
      guard let article = request.article else { continue }
      let key = "\(request.run) \(article)"
      if let place = places[key] {
        looks[place].requests.append(request)
      } else {
        places[key] = looks.count
        looks.append(SeenLook(run: request.run, article: article, requests: [request]))
      }
    }
    let endedEarly = Set(runs.filter { $0.report == nil || $0.report?.stopped != nil }.map(\.number))
    for run in endedEarly {
      // Four at a time are looked at, and as many may wait for the disk.
      for place in looks.indices.filter({ looks[$0].run == run }).suffix(8) {
        looks[place].isUncertain = true
      }
    }
    return looks
  }
}

internal import ArchiveStore
public import ArticleModel
internal import Extraction
public import Fetching

/// Looks at an article: asks the places at which it may be seen, one after the other, until one shows it.
///
/// The next place is asked only where one says that there is no article. A refusal is respected: who says no on
/// one host is not asked on another.
public struct ArticleLooking: Sendable {
  private let source: any PageSource
  private let clock: any FetchClock

  public init(source: any PageSource, clock: any FetchClock) {
    self.source = source
    self.clock = clock
  }

  /// Looks at what lies at an address; an account has no article of its own.
  ///
  /// `known` is the page that the archive has of it, which is not sent again if it is unchanged. `whenAnswered` is
  /// called as soon as a place has answered, before the page is read.
  public func look(
    at address: ArticleAddress, knowing known: KnownPage? = nil,
    whenAnswered: @Sendable () -> Void = {}
  ) async -> ArticleLook {
    var findings: [Finding] = []
    for place in address.placesToLook {
      let finding = await finding(at: place, of: address, knowing: known, whenAnswered)
      // What a rule forbids to ask says nothing; the other places may.
      findings.append(finding)
      if finding.endsLook { break }
    }
    let (result, silence) = Self.result(of: findings)
    return ArticleLook(
      result: result, silence: silence, asked: findings.map { ($0.place, $0.silence?.message ?? $0.answer) },
      isConfirmed: findings.count(where: \.isEvidence) > 1)
  }

  private func finding(
    at place: LookingPlace, of address: ArticleAddress, knowing known: KnownPage?,
    _ whenAnswered: @Sendable () -> Void
  ) async -> Finding {
    let known = known?.url == place.url ? known : nil
    let started = clock.now()
    do throws(FetchError) {
      let request = FetchRequest(url: place.url, validators: known?.validators)
      let answer = try await source.fetch(request) { address.mayBe(at: $0) }
      // A page is read while the next one is asked for. Another status may be a refusal, which is noted before that.
      if answer.status == 200 { whenAnswered() }
      defer { if answer.status != 200 { whenAnswered() } }
      if answer.status == 304, let known {
        return Finding(place: place, result: .unmodified(known, seenAt: answer.retrievedAt ?? started))
      }
      let finding = Finding(place: place, result: Self.judgement(of: answer, at: address))
      source.noteAnswer(isRefusal: finding.isRefusal, from: answer.url)
      return finding
    } catch {
      guard error.isNoAnswer, let name = address.archivedName else {
        return Finding(place: place, result: .refused(error))
      }
      let capture = Capture(bytes: [], url: place.url, retrievedAt: started)
      let sighting = Sighting(outcome: .unreachable, reason: error.kind.words)
      return Finding(
        place: place, result: .seen(PreparedCapture(capture, sighting, of: name)), silence: error)
    }
  }

  /// What an answer shows.
  private static func judgement(of answer: Fetched, at address: ArticleAddress) -> ArticleLook.Result {
    let name = address.archivedName
    if let defect = answer.defect, let name {
      // Never read: half a page would look like an article whose end was removed.
      let outcome: Sighting = .init(outcome: .unreachable, reason: defect)
      return .seen(PreparedCapture(answer.capture, outcome, of: name))
    }
    if let unfollowed = answer.unfollowed, unfollowed.leadsNowhere, let name {
      let sighting = Sighting(outcome: .unreachable, reason: unfollowed.description)
      return .seen(PreparedCapture(answer.capture, sighting, of: name))
    }
    do throws(KeepingError) {
      let prepared = try PreparedCapture(answer.capture)
      if let name, prepared.name != name, case .article = prepared.content {
        let other = Sighting(outcome: .replaced, reason: "another article is there", location: answer.url)
        return .seen(PreparedCapture(answer.capture, other, of: name))
      }
      return .seen(prepared)
    } catch {
      return .nothing(error)
    }
  }

  /// What several places come to, and why the one that decides gave no answer.
  ///
  /// The article is there if one place shows it. It is not there only if no page left that open: one that refused,
  /// failed or could not be read may have shown it. The app's JSON counts only where it shows the article: it is
  /// empty now and then for articles that are there, and made for the app alone.
  private static func result(of findings: [Finding]) -> (ArticleLook.Result, silence: FetchError?) {
    guard let last = findings.last else {
      let error = ExtractionError(.list, "this is the address of an account, not of an article")
      return (.nothing(.noArticle(error)), nil)
    }
    let pages = findings.filter { $0.place.kind != .app }
    let decisive = last.isArticle ? last : pages.max { $0.weight < $1.weight } ?? last
    return (decisive.result(after: findings.filter { $0.place != decisive.place }), decisive.silence)
  }
}

/// What one place answered.
private struct Finding: Sendable {
  let place: LookingPlace
  let result: ArticleLook.Result
  /// Why there was no answer.
  var silence: FetchError?

  private var sighting: Sighting? {
    if case .seen(let prepared) = result, case .sighting(let sighting) = prepared.content {
      sighting
    } else {
      nil
    }
  }

  /// Also a page that asks whether a person is there, which no status tells.
  var isRefusal: Bool { sighting?.outcome == .blocked }

  /// Whether it speaks for a removal.
  var isEvidence: Bool { sighting?.isEvidence ?? false }

  var isArticle: Bool {
    switch result {
    case .seen: sighting == nil
    case .unmodified: true
    case .nothing, .refused: false
    }
  }

  /// Whether the other places are not to be asked.
  var endsLook: Bool {
    switch result {
    case .unmodified: true
    case .nothing: false
    // Whoever refuses on one host is not asked on another.
    case .refused(let error): error.endsRun || error.closesHost || error.kind.isLocal
    case .seen:
      switch sighting?.outcome {
      case nil, .live, .blocked, .unreachable: true
      case .gone, .replaced, .unreadable: false
      }
    }
  }

  /// How much it counts against "the article is not there": the first of equals decides.
  ///
  /// What a rule forbids to ask leaves it open only of the desktop page, which every article has.
  var weight: Int {
    switch result {
    case .unmodified: 6
    case .nothing: 0
    case .refused(let error): endsLook ? 5 : place.kind == .desktop && error.kind == .robots ? 3 : 1
    case .seen:
      switch sighting?.outcome {
      case nil, .live: 6
      case .blocked: 5
      case .unreachable: 4
      case .unreadable: 3
      case .gone, .replaced: 2
      }
    }
  }

  /// What came of it in a few words, which the archive may note.
  var answer: String {
    switch result {
    case .seen(let prepared): sighting?.reason ?? prepared.capture.status.map { "HTTP \($0)" } ?? "an article"
    case .unmodified: "HTTP 304, not modified"
    case .nothing(let error): error.description
    case .refused(let error): error.message
    }
  }

  /// The same, with what the other places answered: in words, and for a removal as evidence too.
  func result(after others: [Finding]) -> ArticleLook.Result {
    guard case .seen(var prepared) = result, !others.isEmpty else { return result }
    let here = isArticle ? "seen on the \(place.kind.rawValue)" : "this was the \(place.kind.rawValue)"
    let kind = place.kind == .desktop ? [] : [here]
    prepared.remark = (kind + others.map { "\($0.place.kind.rawValue): \($0.answer)" }).joined(
      separator: "; ")
    prepared.attach(
      others.flatMap { other -> [HTTPExchange] in
        if case .seen(let prepared) = other.result { prepared.capture.exchanges } else { [] }
      })
    return .seen(prepared)
  }
}

extension ArticleAddress {
  /// Whether a redirect may still lead to the same thing: also from http to https, to another host or section.
  fileprivate func mayBe(at url: String) -> Bool {
    guard let identifier else { return true }
    return ArticleAddress(url)?.identifier == identifier
  }
}

extension UnfollowedRedirect {
  /// Whether the redirect says nothing of the article but that the server is confused.
  fileprivate var leadsNowhere: Bool {
    switch self {
    case .loop, .tooMany, .badAddress: true
    case .hostNotAllowed, .notWanted: false
    }
  }
}

extension FetchError {
  /// Whether somebody was asked and did not answer, which says something of the address.
  fileprivate var isNoAnswer: Bool {
    switch kind {
    case .unresolved, .cannotConnect, .tls, .timeout, .disconnected, .notHTTP: true
    case .badAddress, .hostNotAllowed, .addressNotAllowed, .proxy, .robots, .blocked, .paused, .budgetSpent,
      .cancelled, .failed:
      false
    }
  }
}

extension FetchError.Kind {
  /// What happened, as it is noted in the archive.
  ///
  /// The error's own message may name a proxy or an address inside the network, which no archive tells.
  fileprivate var words: String {
    switch self {
    case .unresolved: "no answer: the name of the host was not found"
    case .cannotConnect: "no answer: there is no connection"
    case .tls: "no answer: the server's certificate is not trusted"
    case .timeout: "no answer in time"
    case .disconnected: "no answer: the connection broke"
    case .notHTTP: "what answered is no web server"
    default: "no answer"
    }
  }
}

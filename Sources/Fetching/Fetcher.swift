internal import ArticleModel
internal import Synchronization

/// Gets pages politely: asks robots.txt, waits for the host's turn, tries again what may succeed, and stops asking
/// a host that refuses.
public final class Fetcher: PageSource {
  private let transport: Transport
  private let robots: Robots
  private let limiter: HostLimiter
  private let policy: RetryPolicy
  private let budget: RunBudget
  private let refusals = Refusals()
  private let clock: any FetchClock
  private let onEvent: @Sendable (FetchEvent) -> Void
  private let random: Mutex<any RandomNumberGenerator & Sendable>

  /// Fails where the settings cannot be used.
  ///
  /// `stateFolder` is what runs share; `random` spreads the waits before another try.
  public convenience init(
    _ settings: FetchSettings, manners: Manners = Manners(), stateFolder: StateFolder?, clock: any FetchClock,
    random: sending any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
    onEvent: @escaping @Sendable (FetchEvent) -> Void = { _ in }
  ) throws(FetchSettingsError) {
    self.init(
      try Transport(settings, clock: clock, onEvent: onEvent), manners: manners, stateFolder: stateFolder,
      clock: clock, random: random, onEvent: onEvent)
  }

  /// With a transport that was made already, such as one without a network.
  package init(
    _ transport: Transport, manners: Manners, stateFolder: StateFolder?, clock: any FetchClock,
    random: sending any RandomNumberGenerator & Sendable,
    onEvent: @escaping @Sendable (FetchEvent) -> Void = { _ in }
  ) {
    let limiter = HostLimiter(
      delay: manners.delay, patience: manners.patience, folder: stateFolder, clock: clock)
    let budget = RunBudget(requests: manners.maxRequests, milliseconds: manners.maxDuration, clock: clock)
    self.transport = transport
    self.limiter = limiter
    self.budget = budget
    self.clock = clock
    self.onEvent = onEvent
    self.random = Mutex(random)
    policy = RetryPolicy(retries: manners.retries, patience: manners.patience)
    robots = Robots(folder: stateFolder, clock: clock) { address throws(FetchError) in
      try await Self.robotsAnswer(at: address, transport, limiter, budget)
    }
  }

  public func fetch(
    _ request: FetchRequest, following follows: @Sendable (String) -> Bool
  ) async throws(FetchError) -> Fetched {
    var failures = 0
    while true {
      let outcome: RetryPolicy.Outcome
      var failure: FetchError?
      var answer: Fetched?
      var retryAfter: Int64?
      do throws(FetchError) {
        let fetched = try await send(request, following: follows)
        answer = fetched
        refusals.noteAnswer(of: request.url)
        retryAfter = fetched.retryAfter.flatMap { RetryAfter.milliseconds($0, now: clock.now()) }
        guard let trouble = fetched.trouble else { return fetched }
        outcome = trouble
      } catch {
        guard let trouble = error.trouble else { throw error }
        outcome = trouble
        failure = error
      }
      failures += 1
      guard let wait = wait(after: outcome, failures, retryAfter), isTime(for: wait) else {
        if let answer { return answer }
        refusals.noteSilence(of: request.url)
        throw failure ?? FetchError(.failed, url: request.url, "there is no answer")
      }
      onEvent(.waiting(url: request.url, milliseconds: wait, failures: failures))
      do { try await clock.sleep(milliseconds: wait) } catch { throw .cancelled(request.url) }
    }
  }

  public func noteAnswer(isRefusal: Bool, from url: String) {
    refusals.note(isRefusal, of: url)
  }

  private func wait(after outcome: RetryPolicy.Outcome, _ failures: Int, _ retryAfter: Int64?) -> Int64? {
    random.withLock { random in
      policy.wait(after: outcome, failures: failures, retryAfter: retryAfter, random: &random)
    }
  }

  private func isTime(for wait: Int64) -> Bool { budget.millisecondsLeft.map { $0 > wait } ?? true }

  /// One request with its redirects, each in the turn of its host.
  private func send(
    _ request: FetchRequest, following follows: @Sendable (String) -> Bool
  ) async throws(FetchError) -> Fetched {
    var turn: HeldTurn?
    defer { turn?.end() }
    let answer = try await transport.send(request) { url throws(FetchError) in
      turn?.end()
      turn = try await self.turn(at: url)
    } following: {
      follows($0)
    }
    let pause = answer.retryAfter.flatMap { RetryAfter.milliseconds($0, now: clock.now()) }
    turn?.end(pausing: answer.isRefusal || answer.status >= 500 ? pause ?? 0 : 0)
    return answer
  }

  /// Waits until an address may be asked for.
  private func turn(at url: String) async throws(FetchError) -> HeldTurn {
    guard let address = WebAddress(url) else { throw FetchError(.badAddress, url: url, "is no address") }
    try refusals.check(url)
    switch try await robots.verdict(on: address) {
    case .allowed(let crawlDelay):
      let turn = try await Self.turn(at: address, spacing: crawlDelay, limiter, budget)
      // Meanwhile others may have found out.
      try refusals.check(url)
      return turn
    case .disallowed(let rule):
      throw FetchError(.robots, url: url, "the site's robots.txt does not allow it (\(rule))")
    case .unreachable:
      throw FetchError(.robots, url: url, "the site's robots.txt cannot be read, so nothing may be asked for")
    }
  }

  private static func turn(
    at address: WebAddress, spacing: Int64, _ limiter: HostLimiter, _ budget: RunBudget
  ) async throws(FetchError) -> HeldTurn {
    do throws(RunBudget.Spent) { try budget.takeRequest() } catch { throw .spent(error, address.text) }
    let turn: HeldTurn
    do throws(HostTurnError) {
      turn = HeldTurn(
        try await limiter.turn(at: address.host, spacing: spacing, before: budget.deadline))
    } catch {
      switch error {
      case .cancelled: throw .cancelled(address.text)
      case .late: throw .spent(.time, address.text)
      case .paused(let host, let until):
        throw FetchError(
          .paused, url: address.text,
          "\(host) asked to be left alone until \(BeijingTime(unixMilliseconds: until).iso8601)")
      }
    }
    // The wait may have taken all that was left.
    if budget.millisecondsLeft == 0 { throw .spent(.time, address.text) }
    return turn
  }

  private static func robotsAnswer(
    at address: WebAddress, _ transport: Transport, _ limiter: HostLimiter, _ budget: RunBudget
  ) async throws(FetchError) -> RobotsAnswer {
    var turn: HeldTurn?
    defer { turn?.end() }
    let answer = try await transport.send(FetchRequest(url: address.text)) { url throws(FetchError) in
      turn?.end()
      turn = try await Self.turn(at: WebAddress(url) ?? address, spacing: 0, limiter, budget)
    }
    return try RobotsAnswer(answer)
  }
}

/// How a site is treated.
public struct Manners: Sendable, Hashable {
  /// Milliseconds between two requests to a host.
  public var delay: Int64 = 3000
  /// How often a request is tried again.
  public var retries = 3
  /// The longest pause that a host may ask for before it is given up for this run, in milliseconds.
  public var patience: Int64 = 120_000
  /// How many requests a run may make; `nil` for as many as it wants.
  public var maxRequests: Int?
  /// How long a run may take, in milliseconds.
  public var maxDuration: Int64?

  public init() {}
}

/// A turn that goes from one request to the next.
private final class HeldTurn: Sendable {
  private let turn: Mutex<HostTurn?>

  init(_ turn: consuming HostTurn) { self.turn = Mutex(turn) }

  func end(pausing pause: Int64 = 0) { turn.withLock { $0.take()?.end(pausing: pause) } }
}

extension Fetched {
  /// Whether the status is a refusal; 407 is the proxy's, and as good a one.
  public var isRefusal: Bool { [401, 403, 407, 429].contains(status) }

  /// Why the request may be worth another try.
  fileprivate var trouble: RetryPolicy.Outcome? {
    switch truncation {
    case .disconnect: return .brokenConnection
    case .time: return .timeout
    case .length, .unspecified, nil: break
    }
    return RetryPolicy.isTransient(.status(status)) ? .status(status) : nil
  }
}

extension FetchError {
  fileprivate static func spent(_ budget: RunBudget.Spent, _ url: String) -> FetchError {
    FetchError(
      .budgetSpent, url: url, "the run may not \(budget == .time ? "take longer" : "ask more often")")
  }

  fileprivate static func cancelled(_ url: String) -> FetchError {
    FetchError(.cancelled, url: url, "was given up")
  }

  /// Why the request may be worth another try.
  fileprivate var trouble: RetryPolicy.Outcome? {
    switch kind {
    case .unresolved, .cannotConnect, .proxy, .disconnected, .notHTTP: .brokenConnection
    case .timeout: .timeout
    default: nil
    }
  }
}

/// What is known of an article from all looks at it: whether it is there, and when it was not.
///
/// Only `gone` and `replaced` looks are evidence of a removal. A look that was blocked, got no answer or no
/// article out of it says nothing about the article: it never makes a removal, nor ends one.
public struct ArticleState: Sendable, Hashable {
  public enum Condition: String, Sendable, Hashable, CaseIterable {
    case live
    /// The last look that saw anything got a 404 or 410.
    case gone
    /// The last look that saw anything found something else in the article's place.
    case replaced
    /// Not known to be removed, but the last look saw nothing of it.
    case blocked
    /// Not known to be removed, but the last look got no answer.
    case unreachable
    /// It was removed before, and is there.
    case liveAgain = "live again"
  }

  /// A time in which the article was not there, as far as the looks show.
  public struct Removal: Sendable, Hashable {
    /// The last live look before; `nil` if there was none.
    public let lastSeen: Observation?
    /// The first look that did not find the article; it has the reason and the evidence.
    public let firstMissed: Observation
    /// The next look that did not find it either; `nil` if there was none before it was found again.
    public internal(set) var missedAgain: Observation?
    /// The first live look after; `nil` if there was none yet.
    public internal(set) var returned: Observation?

    /// The same with the first miss as the log has it, where it was known in part.
    public func with(firstMissed: Observation) -> Removal {
      Removal(lastSeen: lastSeen, firstMissed: firstMissed, missedAgain: missedAgain, returned: returned)
    }
  }

  public private(set) var condition: Condition
  /// The first of the looks since which the condition has been the same.
  public private(set) var since: Observation
  public private(set) var lastLook: Observation
  public private(set) var lastLiveLook: Observation?
  /// The oldest first.
  public private(set) var removals: [Removal] = []

  /// The state after these looks at one article, which may come in any order; `nil` if there are none.
  public init?(_ observations: some Sequence<Observation>) {
    let ordered = observations.sorted(by: Observation.wasBefore)
    guard let first = ordered.first else { return nil }
    condition = .unreachable
    since = first
    lastLook = first
    for (index, observation) in ordered.enumerated() {
      let next = condition(after: observation)
      if index == 0 || next != condition { since = observation }
      condition = next
      lastLook = observation
      if observation.outcome == .live { lastLiveLook = observation }
    }
  }

  private var isRemoved: Bool { removals.last.map { $0.returned == nil } ?? false }

  private mutating func condition(after look: Observation) -> Condition {
    switch look.outcome {
    case .live:
      if isRemoved { removals[removals.count - 1].returned = look }
      return removals.isEmpty ? .live : .liveAgain
    case .gone, .replaced:
      if !isRemoved {
        removals.append(Removal(lastSeen: lastLiveLook, firstMissed: look))
      } else if removals.last?.missedAgain == nil {
        removals[removals.count - 1].missedAgain = look
      }
      return look.outcome == .gone ? .gone : .replaced
    case .blocked, .unreadable: return isRemoved ? condition : .blocked
    case .unreachable: return isRemoved ? condition : .unreachable
    }
  }
}

extension Observation {
  /// When the address was looked at, in Unix milliseconds: when the bytes came, or else when it was recorded.
  public var lookedAt: Int64 { seenAt ?? recordedAt }

  /// The earliest that it may have been: of a file that nobody dated, nobody knows when the article was there.
  ///
  /// It must not count as a sight of the article today. Of a removal the day of recording is the latest that it
  /// can have been, so it counts as that.
  private var earliest: Int64 { seenAt ?? (outcome == .live ? .min : recordedAt) }

  /// Orders looks, whatever order they come in.
  ///
  /// Of several at the same instant a live one comes last: what was seen was not removed.
  public static func wasBefore(_ one: Observation, _ other: Observation) -> Bool {
    let instants = (one.earliest, one.recordedAt, one.weight)
    let others = (other.earliest, other.recordedAt, other.weight)
    if instants != others { return instants < others }
    return (one.url, one.evidence ?? "") < (other.url, other.evidence ?? "")
  }

  private var weight: Int {
    switch outcome {
    case .unreachable: 0
    case .unreadable: 1
    case .blocked: 2
    case .gone: 3
    case .replaced: 4
    case .live: 5
    }
  }
}

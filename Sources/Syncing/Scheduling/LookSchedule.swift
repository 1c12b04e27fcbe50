public import Catalog

/// When an article is looked at again: at certain ages, and then rarely.
///
/// The age is counted from the last thing that happened to the article, as far as the looks show: it was
/// published, it changed, it went or it came back. So what changed lately is looked at soon again; but what changes
/// all the time is looked at less and less often.
public struct LookSchedule: Sendable, Hashable {
  /// The ages, ascending, in milliseconds.
  ///
  /// Two looks at an article are never closer than the first of them.
  public var ages: [Int64]
  /// How long after each look beyond the last age, in milliseconds; `nil` for never again.
  public var afterwards: Int64?

  public init(ages: [Int64], afterwards: Int64?) {
    self.ages = ages
    self.afterwards = afterwards
  }

  /// How urgent a look is; `nil` before it is due.
  ///
  /// It is how much of the time between the last look and the due one has passed once more since it was due.
  /// So the young come before the old, which are due for longer and can wait longer, and nothing waits for ever.
  public func urgency(of article: CatalogStanding, at now: Int64) -> Double? {
    guard let last = article.lastTellingLook else {
      return article.nextTry(notBefore: shortest) <= now ? 0 : nil
    }
    guard let next = next(after: last, article) else { return nil }
    let due = max(next, article.nextTry(notBefore: shortest))
    guard due <= now else { return nil }
    return Double(now - due) / Double(max(1, due - last))
  }

  private func next(after last: Int64, _ article: CatalogStanding) -> Int64? {
    let event = article.lastEvent
    let age = ages.first { event + $0 > last }
    let next = age.map { event + $0 } ?? afterwards.map { last + $0 }
    return next.map { max($0, last + max(shortest, article.restlessPause)) }
  }

  /// From so many versions on an article counts as one that changes all the time.
  static let restless = 6

  private var shortest: Int64 { ages.first ?? afterwards ?? 0 }
}

extension CatalogStanding {
  var isMissing: Bool { ["gone", "replaced"].contains(state.name) }
  private var isUnseen: Bool { ["blocked", "unreachable"].contains(state.name) }

  fileprivate var lastEvent: Int64 {
    let turned = isMissing || state.name == "live again" ? state.since : nil
    return max(published, lastChanged ?? .min, turned ?? .min)
  }

  /// A page that changes at every look would be looked at every hour for ever: each change begins the ages anew.
  ///
  /// A 24th of how long it has done so lets it rest: a story that develops is still looked at every hour on its first
  /// day, and one that a page has changed for a year gets 170 looks and not 8760.
  fileprivate var restlessPause: Int64 {
    guard versions >= LookSchedule.restless, let lastChanged else { return 0 }
    return max(0, lastChanged - published) / 24
  }

  /// The last look that said something about the article; `nil` if nobody knows when that was.
  fileprivate var lastTellingLook: Int64? { isUnseen ? state.lastSeen : state.lastLook }

  /// After looks that saw nothing, each next one waits as long as all of them have taken so far.
  fileprivate func nextTry(notBefore shortest: Int64) -> Int64 {
    guard isUnseen, let since = state.since, let last = state.lastLook else { return .min }
    return last + max(shortest, last - since)
  }
}

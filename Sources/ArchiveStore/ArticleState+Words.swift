extension ArticleState: CustomStringConvertible {
  /// The state in plain English: `gone: seen 2026-11-01T08:00:00Z, not seen 2026-11-03T08:00:00Z (HTTP 404)`.
  public var description: String {
    switch condition {
    case .live: "live: seen \(lastLiveLook?.lookedAtText ?? "")"
    case .gone, .replaced, .liveAgain:
      "\(condition.rawValue): \(removals.last?.description ?? "")"
    case .blocked, .unreachable:
      "\(condition.rawValue) since \(since.lookedAtText)\(lastLook.because), "
        + (lastLiveLook.map { "last seen \($0.lookedAtText)" } ?? "never seen")
    }
  }
}

extension ArticleState.Removal: CustomStringConvertible {
  /// The interval in plain English: never when it was removed, which nobody saw.
  public var description: String {
    let before = lastSeen.map { "seen \($0.lookedAtText)" } ?? "never seen before"
    let after = returned.map { ", seen again \($0.lookedAtText)" } ?? ""
    return "\(before), not seen \(firstMissed.lookedAtText)\(firstMissed.because)\(after)"
  }
}

extension Observation {
  fileprivate var lookedAtText: String {
    if let seenAt { return RFC3339.text(unixMilliseconds: seenAt) }
    let recorded = RFC3339.text(unixMilliseconds: recordedAt)
    return outcome == .live ? "at a time that nobody wrote down" : "\(recorded) or before"
  }

  fileprivate var because: String {
    guard let reason = reason ?? status.map({ "HTTP \($0)" }) else { return "" }
    return " (\(reason))"
  }
}

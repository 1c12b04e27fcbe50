internal import FoundationEssentials

/// The one place where the program looks at the clock.
enum WallClock {
  /// Unix milliseconds.
  static let now: @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) }
}

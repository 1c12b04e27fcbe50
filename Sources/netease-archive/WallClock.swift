internal import Fetching

/// The machine's clock as the functions that want one take it.
enum WallClock {
  /// Unix milliseconds.
  static let now: @Sendable () -> Int64 = { SystemClock().now() }
}

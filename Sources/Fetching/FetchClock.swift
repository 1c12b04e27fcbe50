internal import FoundationEssentials

/// The time by which requests are spaced: the machine's, or one that a test moves.
public protocol FetchClock: Sendable {
  /// Unix milliseconds.
  func now() -> Int64
  /// Returns so many milliseconds later, or throws `CancellationError` as soon as the task is cancelled.
  func sleep(milliseconds: Int64) async throws
}

/// The machine's own clock.
public struct SystemClock: FetchClock {
  public init() {}

  public func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

  public func sleep(milliseconds: Int64) async throws {
    try await Task.sleep(for: .milliseconds(milliseconds))
  }
}

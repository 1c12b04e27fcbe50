public import Fetching
internal import Synchronization

/// A clock that stands still but for those who sleep: a sleep moves it on at once.
public final class MovedClock: FetchClock {
  private let instant: Mutex<Int64>
  private let slept = Mutex<[Int64]>([])

  /// 2026-11-23 21:44:00 UTC.
  public static let start: Int64 = 1_795_470_240_000

  public init(at instant: Int64 = MovedClock.start) {
    self.instant = Mutex(instant)
  }

  public func now() -> Int64 { instant.withLock(\.self) }

  public func sleep(milliseconds: Int64) async throws {
    slept.withLock { $0.append(milliseconds) }
    move(by: milliseconds)
    // Whoever else is waiting gets a chance.
    await Task.yield()
    try Task.checkCancellation()
  }

  public func move(by milliseconds: Int64) { instant.withLock { $0 += milliseconds } }

  /// How long was slept so far, sleep by sleep.
  public var sleeps: [Int64] { slept.withLock(\.self) }
}

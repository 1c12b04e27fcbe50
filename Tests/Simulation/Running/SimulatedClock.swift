import Fetching
import Synchronization

/// The time of the simulation, and what the program takes for it.
///
/// Sleeping takes no time. Two tasks that sleep at once do so side by side.
final class SimulatedClock: FetchClock {
  /// How far the machine's clock is off, in milliseconds.
  private let error: Int64
  private let instant: Mutex<Int64>

  init(at instant: Int64, error: Int64) {
    self.instant = Mutex(instant)
    self.error = error
  }

  /// What time it is at the site.
  var trueNow: Int64 { instant.withLock(\.self) }

  func now() -> Int64 { trueNow + error }

  func sleep(milliseconds: Int64) async throws {
    let end = trueNow + milliseconds
    // Whoever has something to do does it first.
    for _ in 0..<10 { await Task.yield() }
    instant.withLock { $0 = max($0, end) }
    try Task.checkCancellation()
  }

  /// A request takes its time too; gives when it was sent.
  func passRequest() -> Int64 {
    instant.withLock {
      $0 += 100
      return $0
    }
  }
}

import SampleSite
import Synchronization
import Testing

@testable import Fetching

/// Many who want the same host at once: tasks of one run, and runs that share a folder.
@Suite struct SharedHostTests {
  /// Notes when requests begin and end, and whether two ever overlap.
  private final class Server: Sendable {
    private let state = Mutex<(open: Int, overlaps: Int, spans: [Range<Int64>])>((0, 0, []))
    private let clock: any FetchClock

    init(clock: any FetchClock) { self.clock = clock }

    func serve() async {
      let start = clock.now()
      state.withLock {
        $0.open += 1
        if $0.open > 1 { $0.overlaps += 1 }
      }
      await Task.yield()
      state.withLock {
        $0.open -= 1
        $0.spans.append(start..<clock.now())
      }
    }

    var overlaps: Int { state.withLock { $0.overlaps } }
    var spans: [Range<Int64>] { state.withLock { $0.spans.sorted { $0.lowerBound < $1.lowerBound } } }
  }

  @Test(arguments: [1, 3])
  func requestsNeverOverlapAndAreSpaced(runs: Int) async throws {
    let scratch = try StateScratch()
    let clock = MovedClock()
    let server = Server(clock: clock)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<runs {
        let limiter = HostLimiter(delay: 3000, folder: scratch.folder(), clock: clock)
        for _ in 0..<12 / runs {
          group.addTask {
            let turn = try await limiter.turn(at: "www.163.com")
            await server.serve()
            turn.end()
          }
        }
      }
      try await group.waitForAll()
    }
    let spans = server.spans
    #expect(spans.count == 12)
    #expect(server.overlaps == 0)
    for (one, next) in zip(spans, spans.dropFirst()) {
      #expect(next.lowerBound - one.upperBound >= 3000)
    }
  }

  @Test func realClockIsObeyedAcrossRuns() async throws {
    let scratch = try StateScratch()
    let clock = SystemClock()
    let server = Server(clock: clock)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        let limiter = HostLimiter(delay: 40, folder: scratch.folder(), clock: clock)
        for _ in 0..<3 {
          group.addTask {
            let turn = try await limiter.turn(at: "www.163.com")
            await server.serve()
            turn.end()
          }
        }
      }
      try await group.waitForAll()
    }
    let spans = server.spans
    #expect(server.overlaps == 0)
    // A millisecond for the rounding of both ends.
    for (one, next) in zip(spans, spans.dropFirst()) { #expect(next.lowerBound - one.upperBound >= 39) }
  }

  @Test func tasksAreServedInTheOrderInWhichTheyCame() async throws {
    let line = WaitingLine()
    let clock = MovedClock()
    try await line.enter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<5 {
        group.addTask {
          try await line.enter()
          // The clock keeps the list of who came when.
          try await clock.sleep(milliseconds: Int64(number))
          line.leave()
        }
        while line.count < number + 1 { await Task.yield() }
      }
      line.leave()
      try await group.waitForAll()
    }
    #expect(clock.sleeps == [0, 1, 2, 3, 4])
  }

  @Test func cancelledTaskLeavesTheLine() async throws {
    let line = WaitingLine()
    try await line.enter()
    let cancelled = Task { try await line.enter() }
    while line.count < 1 { await Task.yield() }
    let next = Task { try await line.enter() }
    while line.count < 2 { await Task.yield() }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    line.leave()
    try await next.value
    line.leave()
    try await line.enter()
  }

  @Test func cancelledTaskDoesNotWaitForAnotherRun() async throws {
    let scratch = try StateScratch()
    let clock = SystemClock()
    let holder = try await HostLimiter(folder: scratch.folder(), clock: clock).turn(at: "www.163.com")
    let limiter = HostLimiter(folder: scratch.folder(), clock: clock)
    let waiting = Task { try await limiter.turn(at: "www.163.com").end() }
    let behind = Task { try await limiter.turn(at: "www.163.com").end() }
    waiting.cancel()
    behind.cancel()
    for task in [waiting, behind] {
      await #expect(throws: HostTurnError.cancelled) { try await task.value }
    }
    holder.end()
  }

  @Test func runThatWaitsForAnotherSeesTheLongPause() async throws {
    let scratch = try StateScratch()
    let clock = MovedClock()
    try await HostLimiter(folder: scratch.folder(), clock: clock).turn(at: "www.163.com").end(
      pausing: 7_200_000)
    // A more patient run has the lock and sleeps through the pause.
    let lock = scratch.folder().open("hosts/www.163.com")
    let outcome = lock?.tryLock()
    #expect(outcome == .taken)
    let limiter = HostLimiter(folder: scratch.folder(), clock: clock)
    await #expect(throws: HostTurnError.paused(host: "www.163.com", until: MovedClock.start + 7_200_000)) {
      try await limiter.turn(at: "www.163.com").end()
    }
    lock?.unlock()
  }
}

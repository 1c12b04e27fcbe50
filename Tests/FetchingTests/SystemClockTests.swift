import Fetching
import Testing

@Suite struct SystemClockTests {
  @Test func cancelledSleepEndsAtOnce() async {
    let sleep = Task { try await SystemClock().sleep(milliseconds: 3_600_000) }
    sleep.cancel()
    await #expect(throws: CancellationError.self) { try await sleep.value }
  }
}

/// When a host was last asked, and how long it wants to be left alone.
struct HostRecord: Sendable, Hashable {
  /// Unix milliseconds.
  var lastRequest: Int64
  /// Milliseconds from then on; 0 if the host did not ask for any.
  var pause: Int64 = 0

  /// How long to wait before the next request, in milliseconds, if `spacing` is what lies between two.
  ///
  /// Never longer than the spacing or the pause itself: a clock that was set back puts the last request into the
  /// future.
  func wait(now: Int64, spacing: Int64) -> Int64 {
    let whole = max(spacing, pause)
    return min(max(0, whole - (now - lastRequest)), whole)
  }

  /// What is left of the pause that the host asked for.
  func pauseLeft(now: Int64) -> Int64 { wait(now: now, spacing: 0) }

  // Two numbers of fixed width, so that a reader without the lock never sees half of a longer one.

  var bytes: [UInt8] { Array("\(Self.padded(lastRequest)) \(Self.padded(pause))\n".utf8) }

  /// `nil` for what is no record, such as the empty file that a first lock makes.
  init?(bytes: [UInt8]) {
    let words = bytes.dropLast().split(separator: 0x20, omittingEmptySubsequences: false)
    guard bytes.count == 2 * Self.width + 2, bytes.last == 0x0A, words.count == 2,
      words.joined().allSatisfy({ 0x30...0x39 ~= $0 }),
      let lastRequest = Int64(String(decoding: words[0], as: UTF8.self)),
      let pause = Int64(String(decoding: words[1], as: UTF8.self))
    else { return nil }
    self.init(lastRequest: lastRequest, pause: min(pause, RetryAfter.longest))
  }

  init(lastRequest: Int64, pause: Int64 = 0) {
    self.lastRequest = max(0, lastRequest)
    self.pause = max(0, pause)
  }

  private static let width = 15

  private static func padded(_ number: Int64) -> String {
    let digits = String(min(number, 999_999_999_999_999))
    return String(repeating: "0", count: width - digits.count) + digits
  }
}

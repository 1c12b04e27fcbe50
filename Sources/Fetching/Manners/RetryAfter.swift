/// How long a server asks to be left alone. (RFC 9110, section 10.2.3)
enum RetryAfter {
  /// The value of a `Retry-After` field as milliseconds from `now` (Unix milliseconds).
  ///
  /// A number of seconds or a date. 0 for a negative number and for a date that is past; never more than
  /// ``longest``; `nil` for what is neither, which is as good as no such field.
  static func milliseconds(_ value: some StringProtocol, now: Int64) -> Int64? {
    let words = value.split { $0 == " " || $0 == "\t" }
    if words.count == 1 {
      let isNegative = words[0].hasPrefix("-")
      let digits = isNegative ? words[0].dropFirst() : words[0][...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      if isNegative { return 0 }
      // A number too large to be read is a long time, not nonsense.
      guard let seconds = Int64(digits), seconds < longest / 1000 else { return longest }
      return seconds * 1000
    }
    guard let date = HTTPDate.unixMilliseconds(words.joined(separator: " "), now: now) else { return nil }
    return min(max(0, date - now), longest)
  }

  /// A year, in milliseconds: what is longer means never, and sums of it with instants still hold.
  static let longest: Int64 = 366 * 86_400_000
}

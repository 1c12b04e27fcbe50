/// Finds dates as Chinese pages write them, in text that holds other things too.
struct TimeScanner {
  private let bytes: [UInt8]
  private var at = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  /// The next date, or `nil` where none is left.
  mutating func next() -> BeijingTime? {
    while at < bytes.count {
      let start = at
      // A run of digits is a year only if nothing but it has four digits: 20250428 is an id, not a date.
      guard let year = number(digits: 4...4) else {
        at = start + 1
        while at < bytes.count, bytes[at].isDigit, bytes[at - 1].isDigit { at += 1 }
        continue
      }
      if (1990...2100).contains(year), let found = rest(of: year) { return found }
      at = start + 4
    }
    return nil
  }

  private mutating func rest(of year: Int) -> BeijingTime? {
    guard skipMark(or: "年"), let month = number(digits: 1...2), skipMark(or: "月"),
      let day = number(digits: 1...2)
    else { return nil }
    _ = skip("日")
    guard let date = BeijingTime(year: year, month: month, day: day) else { return nil }
    let afterDate = at
    skipSpaces()
    let isISO = skip("T")
    guard let clock = clock(), let moment = BeijingTime(year: year, month: month, day: day, clock: clock)
    else {
      at = afterDate
      return date
    }
    guard let offset = zoneOffset(isISO: isISO), offset != 8 * 3600 else { return moment }
    var converted = BeijingTime(unixMilliseconds: (moment.unixSeconds + 8 * 3600 - Int64(offset)) * 1000)
    if clock.second == nil { converted.clock?.second = nil }
    return converted
  }

  private mutating func clock() -> BeijingTime.Clock? {
    guard let hour = number(digits: 1...2), skip(":"), let minute = number(digits: 2...2) else { return nil }
    let afterMinute = at
    guard skip(":"), let second = number(digits: 2...2) else {
      at = afterMinute
      return BeijingTime.Clock(hour: hour, minute: minute)
    }
    if skip(".") { _ = number(digits: 1...9) }
    return BeijingTime.Clock(hour: hour, minute: minute, second: second)
  }

  /// Seconds east of UTC, or `nil` where no zone is written (the site means Beijing time then).
  ///
  /// `2019-05-17 08:30-09:30` is an hour's span: west of Greenwich counts only in the form with a `T`.
  private mutating func zoneOffset(isISO: Bool) -> Int? {
    if skip("Z") { return 0 }
    let sign = skip("+") ? 1 : isISO && skip("-") ? -1 : 0
    guard sign != 0 else { return nil }
    let hours: Int
    let minutes: Int
    if let both = number(digits: 4...4) {
      (hours, minutes) = both.quotientAndRemainder(dividingBy: 100)
    } else {
      guard let first = number(digits: 2...2) else { return nil }
      hours = first
      minutes = skip(":") ? number(digits: 2...2) ?? 0 : 0
    }
    guard hours <= 14, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// A number of so many digits and no more.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var end = at
    var value = 0
    while end < bytes.count, bytes[end].isDigit, end - at <= digits.upperBound {
      value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard digits.contains(end - at) else { return nil }
    at = end
    return value
  }

  private mutating func skipMark(or word: StaticString) -> Bool {
    skip("-") || skip("/") || skip(".") || skip(word)
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where text.utf8Start[offset] != bytes[at + offset] {
      return false
    }
    at += text.utf8CodeUnitCount
    return true
  }

  private mutating func skipSpaces() {
    while skip(" ") || skip("\u{3000}") || skip("\u{00A0}") || skip("\t") || skip("\n") || skip("\r") {}
  }
}

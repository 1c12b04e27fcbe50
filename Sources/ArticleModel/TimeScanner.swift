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
        while at < bytes.count, isDigit(bytes[at]), isDigit(bytes[at - 1]) { at += 1 }
        continue
      }
      if (1990...2100).contains(year), let found = rest(of: year) { return found }
      at = start + 4
    }
    return nil
  }

  private mutating func rest(of year: Int) -> BeijingTime? {
    guard skip("-") || skip("/") || skip("年") || skip("."), let month = number(digits: 1...2) else { return nil }
    guard skip("-") || skip("/") || skip("月") || skip("."), let day = number(digits: 1...2) else { return nil }
    _ = skip("日")
    guard let date = BeijingTime(year: year, month: month, day: day) else { return nil }
    let afterDate = at
    skipSpaces()
    _ = skip("T")
    guard let clock = clock(), let moment = BeijingTime(year: year, month: month, day: day, clock: clock) else {
      at = afterDate
      return date
    }
    guard let offset = zoneOffset(), offset != 8 * 3600 else { return moment }
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
  private mutating func zoneOffset() -> Int? {
    if skip("Z") { return 0 }
    let sign = skip("+") ? 1 : skip("-") ? -1 : 0
    guard sign != 0, let hours = number(digits: 2...2) else { return nil }
    _ = skip(":")
    return sign * (hours * 3600 + (number(digits: 2...2) ?? 0) * 60)
  }

  /// A number of so many digits and no more.
  private mutating func number(digits: ClosedRange<Int>) -> Int? {
    var end = at
    var value = 0
    while end < bytes.count, isDigit(bytes[end]), end - at <= digits.upperBound {
      value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
      end += 1
    }
    guard digits.contains(end - at) else { return nil }
    at = end
    return value
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard at + text.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where text.utf8Start[offset] != bytes[at + offset] { return false }
    at += text.utf8CodeUnitCount
    return true
  }

  private mutating func skipSpaces() {
    while skip(" ") || skip("\u{3000}") || skip("\u{00A0}") || skip("\t") || skip("\n") || skip("\r") {}
  }

  private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}

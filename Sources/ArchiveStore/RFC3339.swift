public import OrderedJSON

/// The form of instants in records and inventories.
public enum RFC3339 {
  /// `2026-11-23T21:44:00Z`: to the second, in UTC.
  public static func text(unixMilliseconds: Int64) -> String {
    let (seconds, _) = floorDivide(unixMilliseconds, by: 1000)
    let (days, second) = floorDivide(seconds, by: 86400)
    let date = civilDate(daysSince1970: days)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      + "T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))Z"
  }

  /// `2026-11-23T21:44:00.250Z`: nothing is lost; the fraction is left out if it is zero.
  public static func exactText(unixMilliseconds: Int64) -> String {
    let text = text(unixMilliseconds: unixMilliseconds)
    let (_, fraction) = floorDivide(unixMilliseconds, by: 1000)
    return fraction == 0 ? text : "\(text.dropLast()).\(padded(fraction, 3))Z"
  }

  /// Reads an instant in any form of RFC 3339 section 5.6, to the millisecond (the rest of a fraction is cut).
  ///
  /// `nil` for everything else, and for a leap second, which Unix time does not have.
  public static func unixMilliseconds(_ text: String) -> Int64? {
    var scanner = Scanner(rest: Array(text.utf8)[...])
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
      let day = scanner.number(2), scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
      let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
      let second = scanner.number(2), let fraction = scanner.fraction(), let offset = scanner.offset(),
      scanner.rest.isEmpty, (1...12).contains(month), day >= 1, day <= length(ofMonth: month, year: year),
      hour <= 23, minute <= 59, second <= 59
    else { return nil }
    let days = daysSince1970(year: year, month: month, day: day)
    return (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + fraction
  }

  /// The instants that the form can say: the years 0000 to 9999.
  static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digit() -> Int64? {
      guard let byte = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      rest.removeFirst()
      return Int64(byte - UInt8(ascii: "0"))
    }

    mutating func number(_ digits: Int) -> Int64? {
      var value: Int64 = 0
      for _ in 0..<digits {
        guard let digit = digit() else { return nil }
        value = value * 10 + digit
      }
      return value
    }

    /// The milliseconds of `.25`; 0 where there is no fraction.
    mutating func fraction() -> Int64? {
      guard skip(".") else { return 0 }
      guard let first = digit() else { return nil }
      var (value, unit) = (first * 100, Int64(100))
      while let digit = digit() {
        unit /= 10
        value += digit * unit
      }
      return value
    }

    /// The minutes that local time is ahead of UTC.
    mutating func offset() -> Int64? {
      if skip("Z") || skip("z") { return 0 }
      let sign: Int64 = skip("+") ? 1 : -1
      guard sign == 1 || skip("-"), let hours = number(2), skip(":"), let minutes = number(2), hours <= 23,
        minutes <= 59
      else { return nil }
      return sign * (hours * 60 + minutes)
    }
  }

  private static func padded(_ number: Int64, _ digits: Int) -> String {
    let text = String(number.magnitude)
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  private static func floorDivide(_ number: Int64, by divisor: Int64) -> (Int64, rest: Int64) {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  private static func length(ofMonth month: Int64, year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // The Gregorian calendar repeats after 400 years of 146097 days. A year is counted from March here, so that
  // the leap day is its last; 153 days are five months of it.

  private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
    let (cycle, yearOfCycle) = floorDivide(month > 2 ? year : year - 1, by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
  }

  private static func civilDate(daysSince1970 days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (cycle, day) = floorDivide(days + 719_468, by: 146_097)
    let yearOfCycle = (day - day / 1460 + day / 36524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return (
      cycle * 400 + yearOfCycle + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }
}

extension JSONValue {
  /// An instant as records have it; `nil` for none.
  public static func instant(_ unixMilliseconds: Int64?) -> JSONValue? {
    unixMilliseconds.map { .string(RFC3339.text(unixMilliseconds: $0)) }
  }
}

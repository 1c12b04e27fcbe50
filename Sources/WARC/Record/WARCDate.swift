/// The instants in a record's head: `2026-11-23T21:44:00Z`, UTC. (WARC 1.1, section 5.4)
public enum WARCDate {
  /// The date with a fraction only if it is not a whole second; `nil` outside the years 0 to 9999.
  public static func text(unixMilliseconds: Int64) -> String? {
    let (seconds, fraction) = unixMilliseconds.floored(by: 1000)
    let (days, second) = seconds.floored(by: 86_400)
    guard let date = CivilDate(daysSince1970: days) else { return nil }
    let time = [second / 3600, second / 60 % 60, second % 60].map { $0.padded(2) }.joined(separator: ":")
    let part = fraction == 0 ? "" : ".\(fraction.padded(3))"
    return "\(date.year.padded(4))-\(date.month.padded(2))-\(date.day.padded(2))T\(time)\(part)Z"
  }

  /// Unix milliseconds of a date with up to nine digits of fraction, what is finer cut off; `nil` for no
  /// date.
  public static func unixMilliseconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes.last == UInt8(ascii: "Z") else { return nil }
    for (at, mark) in zip([4, 7, 10, 13, 16], "--T::".utf8) where bytes[at] != mark { return nil }
    guard let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]),
      let second = number(bytes[17..<19]),
      hour < 24, minute < 60, second < 60,
      let days = CivilDate(year: year, month: month, day: day).daysSince1970
    else { return nil }
    var milliseconds: Int64 = 0
    let fraction = bytes[19..<(bytes.count - 1)]
    if !fraction.isEmpty {
      guard fraction.first == UInt8(ascii: "."), (2...10).contains(fraction.count),
        let digits = number(Array((fraction.dropFirst() + [0x30, 0x30]).prefix(3))[...]),
        number(fraction.dropFirst()) != nil
      else { return nil }
      milliseconds = digits
    }
    return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + milliseconds
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int64(digit - 0x30)
    }
    return value
  }
}

/// A day of the Gregorian calendar.
private struct CivilDate {
  var year: Int64
  var month: Int64
  var day: Int64

  init(year: Int64, month: Int64, day: Int64) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Days are counted in years that begin in March, so that the leap day is the last.
  ///
  /// A cycle of 400 years has 146,097 days; 719,468 days lie between 0000-03-01 and 1970-01-01.
  init?(daysSince1970: Int64) {
    guard (-719_528..<2_932_897).contains(daysSince1970) else { return nil }
    let (cycle, day) = (daysSince1970 + 719_468).floored(by: 146_097)
    let yearOfCycle = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
  }

  /// `nil` for a day that the calendar does not have.
  var daysSince1970: Int64? {
    let (cycle, yearOfCycle) = (month <= 2 ? year - 1 : year).floored(by: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days =
      cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    guard let same = CivilDate(daysSince1970: days), same.year == year, same.month == month, same.day == day
    else { return nil }
    return days
  }
}

extension Int64 {
  /// Quotient and remainder, rounded down, so that the remainder is never negative.
  fileprivate func floored(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }

  fileprivate func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

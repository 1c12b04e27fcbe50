internal import ArticleModel

/// Instants as HTTP writes them, in the three forms of RFC 9110, section 5.6.7.
///
/// `Tue, 24 Nov 2026 02:20:30 GMT`, and from older servers `Tuesday, 24-Nov-26 02:20:30 GMT` (RFC 850) and
/// `Tue Nov 24 02:20:30 2026` (asctime).
enum HTTPDate {
  /// Unix milliseconds, or `nil` for what is no HTTP date.
  ///
  /// `now` (Unix milliseconds) says in which century a year of two digits lies: one that would be more than 50
  /// years ahead is past. The name of the weekday has to be one, whether it is the right one is not looked at.
  static func unixMilliseconds(_ text: some StringProtocol, now: Int64) -> Int64? {
    let words = Substring(text).split(separator: " ")
    switch words.count {
    case 6:  // Tue, 24 Nov 2026 02:20:30 GMT
      guard words[5] == "GMT", isWeekday(words[0], in: shortWeekdays, comma: true) else { return nil }
      return instant(year: number(words[3], digits: 4), month: words[2], day: words[1], clock: words[4])
    case 4:  // Tuesday, 24-Nov-26 02:20:30 GMT
      let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
      guard words[3] == "GMT", isWeekday(words[0], in: longWeekdays, comma: true), date.count == 3,
        let year = number(date[2], digits: 2)
      else { return nil }
      let thisYear = BeijingTime(unixMilliseconds: now).year
      let sameCentury = thisYear - thisYear % 100 + year
      let fullYear = sameCentury > thisYear + 50 ? sameCentury - 100 : sameCentury
      return instant(year: fullYear, month: date[1], day: date[0], clock: words[2])
    case 5:  // Tue Nov 24 02:20:30 2026, with a space where the day has one digit
      guard isWeekday(words[0], in: shortWeekdays, comma: false) else { return nil }
      let day = words[2].utf8.count == 1 ? Substring("0" + words[2]) : words[2]
      return instant(year: number(words[4], digits: 4), month: words[1], day: day, clock: words[3])
    default: return nil
    }
  }

  private static let shortWeekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longWeekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func isWeekday(_ word: Substring, in names: [String], comma: Bool) -> Bool {
    comma == word.hasSuffix(",") && names.contains(String(comma ? word.dropLast() : word))
  }

  private static func instant(year: Int?, month: Substring, day: Substring, clock: Substring) -> Int64? {
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false).map { number($0, digits: 2) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2], let year,
      let month = months.firstIndex(of: String(month)), let day = number(day, digits: 2),
      // A leap second is written 60; Unix time has none, the next second is as near.
      let time = BeijingTime(
        year: year, month: month + 1, day: day,
        clock: BeijingTime.Clock(hour: hour, minute: minute, second: second))
    else { return nil }
    // The numbers are of UTC, and were read as if of UTC+8.
    return (time.unixSeconds + 8 * 3600) * 1000
  }

  private static func number(_ word: Substring, digits: Int) -> Int? {
    guard word.utf8.count == digits, word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(word)
  }
}

/// The beginning of a year, a month or a day in Beijing, as people write them in a filter: `2024`, `2024-05`,
/// `2024-05-17`, `2024/5/17`.
public struct BeijingDay: Sendable, Hashable {
  /// The first instant of it, in Unix milliseconds.
  public let unixMilliseconds: Int64
  /// The first instant after it.
  public let end: Int64

  public init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    let numbers = parts.compactMap { part in
      part.utf8.count <= 4 && part.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(part) : nil
    }
    guard (1...3).contains(parts.count), numbers.count == parts.count, (1990...2100).contains(numbers[0])
    else { return nil }
    let (year, month, day) = (numbers[0], numbers.count > 1 ? numbers[1] : 1, numbers.count > 2 ? numbers[2] : 1)
    guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
    let next =
      switch numbers.count {
      case 1: Self.daysSinceEpoch(year + 1, 1, 1)
      case 2: month == 12 ? Self.daysSinceEpoch(year + 1, 1, 1) : Self.daysSinceEpoch(year, month + 1, 1)
      default: Self.daysSinceEpoch(year, month, day) + 1
      }
    unixMilliseconds = Self.instant(Self.daysSinceEpoch(year, month, day))
    end = Self.instant(next)
  }

  private static func instant(_ days: Int) -> Int64 { Int64(days) * 86_400_000 - 8 * 3_600_000 }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Years begin in March here, so that the leap day is their last (Hinnant, chrono-compatible date algorithms).
  private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let (era, yearOfEra) = shifted.quotientAndRemainder(dividingBy: 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

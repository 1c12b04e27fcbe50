/// A moment as a NetEase page writes it: in Beijing time, with the precision that the page has.
///
/// `2019-05-17`, `2025-04-11 21:49` and `2025-04-28 09:13:09` are three precisions. Beijing time is UTC+8 (no
/// summer time since 1991).
public struct BeijingTime: Sendable, Hashable {
  public struct Clock: Sendable, Hashable {
    public var hour: Int
    public var minute: Int
    public var second: Int?

    public init(hour: Int, minute: Int, second: Int? = nil) {
      self.hour = hour
      self.minute = minute
      self.second = second
    }
  }

  public var year: Int
  public var month: Int
  public var day: Int
  /// `nil` where the page gives the date alone.
  public var clock: Clock?

  /// Fails for a day or an hour that no calendar has, and for years that ISO 8601 has no four digits for.
  public init?(year: Int, month: Int, day: Int, clock: Clock? = nil) {
    guard 0...9999 ~= year, 1...12 ~= month, day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    if let clock {
      guard 0...23 ~= clock.hour, 0...59 ~= clock.minute, 0...60 ~= clock.second ?? 0 else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
    self.clock = clock
  }

  /// The first date in `text`, with the time of day behind it if there is one.
  ///
  /// Reads `2025-04-28 09:13:09`, `2016/02/21 11:05`, `2004年12月10日 11:55:08`, `2025-04-28T09:13:09+08:00`.
  /// A zone other than +08:00 is converted, so that `2025-04-28T01:13:09Z` is the same moment.
  public init?(firstIn text: some StringProtocol) {
    var scanner = TimeScanner(text)
    guard let found = scanner.next() else { return nil }
    self = found
  }

  /// The moment so many milliseconds after 1970-01-01 00:00 UTC, to the second.
  public init(unixMilliseconds: Int64) {
    let seconds = unixMilliseconds.flooredQuotient(1000) + 8 * 3600
    let (year, month, day) = Self.civil(fromDays: seconds.flooredQuotient(86400))
    let rest = Int(seconds - seconds.flooredQuotient(86400) * 86400)
    self.year = year
    self.month = month
    self.day = day
    self.clock = Clock(hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60)
  }

  /// Seconds since 1970-01-01 00:00 UTC; the start of the day or minute where the page gives no more.
  public var unixSeconds: Int64 {
    let time = clock.map { $0.hour * 3600 + $0.minute * 60 + ($0.second ?? 0) } ?? 0
    return Self.days(fromCivil: year, month, day) * 86400 + Int64(time) - 8 * 3600
  }

  /// ISO 8601 with `+08:00`, or the date alone: `2025-04-28T09:13:09+08:00`, `2019-05-17`.
  public var iso8601: String {
    let date = "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    guard let clock else { return date }
    let seconds = clock.second.map { ":" + padded($0) } ?? ""
    return "\(date)T\(padded(clock.hour)):\(padded(clock.minute))\(seconds)+08:00"
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  // Days since 1970-01-01 and back, after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  private static func days(fromCivil year: Int, _ month: Int, _ day: Int) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = Int64(shifted).flooredQuotient(400)
    let yearOfEra = Int64(shifted) - era * 400
    let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468
  }

  private static func civil(fromDays days: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719468
    let era = shifted.flooredQuotient(146097)
    let dayOfEra = shifted - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
  }
}

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// The instant that a `datePublished` stands for, so that dates can be ordered and compared.
public enum PublicationTime {
  /// The seconds since 1970 of a year, a month, a date, or a date with a time; `nil` for anything else.
  ///
  /// What is missing is the earliest there can be: `2019` is the beginning of that year. Without an offset the
  /// time is China's (+08:00, without summer time, as the pages write it).
  public static func seconds(of text: String) -> Int64? {
    var text = text.utf8[...]
    guard let year = number(&text, digits: 4), year > 0 else { return nil }
    var (month, day, seconds, offset): (Int64, Int64, Int64, Int64) = (1, 1, 0, 8 * 3600)
    if !text.isEmpty {
      guard skip(&text, "-"), let read = number(&text, digits: 2) else { return nil }
      month = read
    }
    if !text.isEmpty {
      guard skip(&text, "-"), let read = number(&text, digits: 2) else { return nil }
      day = read
      if !text.isEmpty {
        guard skip(&text, "T") || skip(&text, " "), let time = timeOfDay(&text) else { return nil }
        seconds = time
        guard text.isEmpty || takeOffset(&text, &offset), text.isEmpty else { return nil }
      }
    }
    guard (1...12).contains(month), (1...days(in: month, of: year)).contains(day) else { return nil }
    return daysSince1970(year, month, day) * 86_400 + seconds - offset
  }

  private static func timeOfDay(_ text: inout Substring.UTF8View) -> Int64? {
    guard let hour = number(&text, digits: 2), hour < 24, skip(&text, ":"),
      let minute = number(&text, digits: 2), minute < 60
    else { return nil }
    guard skip(&text, ":") else { return hour * 3600 + minute * 60 }
    guard let second = number(&text, digits: 2), second < 60 else { return nil }
    if skip(&text, ".") {
      guard number(&text, digits: 1) != nil else { return nil }
      while number(&text, digits: 1) != nil {}
    }
    return hour * 3600 + minute * 60 + second
  }

  private static func takeOffset(_ text: inout Substring.UTF8View, _ offset: inout Int64) -> Bool {
    if skip(&text, "Z") {
      offset = 0
      return true
    }
    let sign: Int64 = skip(&text, "+") ? 1 : skip(&text, "-") ? -1 : 0
    guard sign != 0, let hours = number(&text, digits: 2), hours < 24, skip(&text, ":"),
      let minutes = number(&text, digits: 2), minutes < 60
    else { return false }
    offset = sign * (hours * 3600 + minutes * 60)
    return true
  }

  private static func number(_ text: inout Substring.UTF8View, digits: Int) -> Int64? {
    let read = text.prefix(digits)
    guard read.count == digits, read.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    text = text.dropFirst(digits)
    return read.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  private static func skip(_ text: inout Substring.UTF8View, _ character: Unicode.Scalar) -> Bool {
    guard text.first == UInt8(ascii: character) else { return false }
    text = text.dropFirst()
    return true
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: 31
    }
  }

  /// Days in the Gregorian calendar: years begin in March, so that the leap day is the last one.
  private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
    let leapDays = year / 4 - year / 100 + year / 400
    // 719,468 days lie between 1 March of the year 0 and 1 January 1970.
    return year * 365 + leapDays + dayOfYear - 719_468
  }
}

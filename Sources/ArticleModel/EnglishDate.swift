/// Instants as mail headers, feeds, browsers and the Wayback Machine write them.
///
/// `Tue, 24 Nov 2026 02:20:30 +0000` (RFC 5322, 3.3), `Tue Nov 24 2026 10:20:30 GMT+0800 (China Standard Time)`
/// (ECMAScript, `Date.prototype.toString`), `03:04:05 Jan 02, 2020`: the same words in another order.
public struct EnglishDate {
  private var year, month, day: Int?
  private var clock: BeijingTime.Clock?
  private var secondsEast: Int?

  /// Unix milliseconds; `nil` for what is no date, and for one without a zone unless `isUTC` says which it is.
  public static func unixMilliseconds(_ text: some StringProtocol, isUTC: Bool = false) -> Int64? {
    var date = EnglishDate()
    if isUTC { date.secondsEast = 0 }
    // What stands in brackets says the zone again, in the language of whoever saved the page.
    let words = text.prefix(80).prefix { $0 != "(" }.split { " ,\t\r\n".contains($0) }
    guard words.allSatisfy({ date.take($0) }), let year = date.year, 1990...2100 ~= year,
      let month = date.month, let day = date.day, let clock = date.clock, let east = date.secondsEast,
      let time = BeijingTime(year: year, month: month, day: day, clock: clock)
    else { return nil }
    return (time.unixSeconds + Int64(8 * 3600 - east)) * 1000
  }

  /// Reads a word that no other has said already.
  private mutating func take(_ word: some StringProtocol) -> Bool {
    if let zone = Self.zone(word) { return Self.set(&secondsEast, zone) }
    if let clock = Self.clock(word) { return Self.set(&self.clock, clock) }
    if let number = Self.number(word, digits: 4) { return Self.set(&year, number) }
    if let number = Self.number(word, digits: 2) ?? Self.number(word, digits: 1) {
      return Self.set(&day, number)
    }
    if let index = Self.months.firstIndex(of: String(word)) { return Self.set(&month, index + 1) }
    return Self.weekdays.contains(String(word))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func set<Value>(_ place: inout Value?, _ value: Value) -> Bool {
    guard place == nil else { return false }
    place = value
    return true
  }

  private static func clock(_ word: some StringProtocol) -> BeijingTime.Clock? {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { number($0, digits: 2) ?? number($0, digits: 1) }
    guard numbers.count == parts.count, 2...3 ~= numbers.count else { return nil }
    return BeijingTime.Clock(
      hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }

  /// Seconds east of Greenwich: `GMT`, `+0800`, `GMT+0800`, `UTC`.
  private static func zone(_ word: some StringProtocol) -> Int? {
    let name = ["GMT", "UTC", "UT", "Z"].first { word.hasPrefix($0) }
    let offset = word.dropFirst(name?.count ?? 0)
    if name != nil, offset.isEmpty { return 0 }
    guard let sign = offset.first, sign == "+" || sign == "-",
      let number = number(offset.dropFirst(), digits: 4),
      number / 100 <= 14, number % 100 < 60
    else { return nil }
    return (number / 100 * 3600 + number % 100 * 60) * (sign == "-" ? -1 : 1)
  }

  /// A number of so many ASCII digits.
  private static func number(_ word: some StringProtocol, digits: Int) -> Int? {
    guard word.utf8.count == digits, word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return Int(word)
  }
}

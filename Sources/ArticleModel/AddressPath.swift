/// The steps of an address's path, and the date that they hold.
struct AddressPath {
  let steps: [Substring]

  init(_ path: String) {
    steps = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
  }

  /// The day in `/15/0704/09/`, `/41210/1/` (2004 and early 2005) or `/docs/10/2015112516/` (e.163.com).
  var date: BeijingTime? {
    for (index, step) in steps.enumerated() {
      if step.isDigits(2...2), index + 1 < steps.count, steps[index + 1].isDigits(4...4) {
        if let date = Self.date(year: step, monthAndDay: steps[index + 1]) { return date }
      } else if index == 0, step.isDigits(5...5) {
        if let date = Self.date(year: step.prefix(1), monthAndDay: step.suffix(4)) { return date }
      } else if step.isDigits(10...10), step.hasPrefix("20") {
        if let date = Self.date(year: step.prefix(4).suffix(2), monthAndDay: step.dropFirst(4).prefix(4)) {
          return date
        }
      }
    }
    return nil
  }

  /// All are digits; the century is this one.
  private static func date(year: Substring, monthAndDay: Substring) -> BeijingTime? {
    guard let year = Int(year), let month = Int(monthAndDay.prefix(2)), let day = Int(monthAndDay.suffix(2))
    else { return nil }
    return BeijingTime(year: 2000 + year, month: month, day: day)
  }
}

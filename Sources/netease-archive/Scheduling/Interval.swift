internal import ArgumentParser
internal import Configuration

/// How often a scheduler starts a run: only what an hour, a day or a week can be divided into.
enum Interval: ExpressibleByArgument {
  /// A divisor of 60.
  case minutes(Int)
  /// A divisor of 24.
  case hours(Int)
  case day
  case week

  static let choice = "5m, 10m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h, 1d or 7d"

  init?(argument: String) {
    guard let time = TimeSpan(argument), time.milliseconds % 60_000 == 0 else { return nil }
    let minutes = Int(time.milliseconds / 60_000)
    switch minutes {
    case 5, 10, 15, 20, 30: self = .minutes(minutes)
    case 60, 120, 180, 240, 360, 480, 720: self = .hours(minutes / 60)
    case 1440: self = .day
    case 10_080: self = .week
    default: return nil
    }
  }

  var defaultValueDescription: String { TimeSpan(seconds: Int64(minutes) * 60).description }

  var minutes: Int {
    switch self {
    case .minutes(let count): count
    case .hours(let count): 60 * count
    case .day: 1440
    case .week: 10_080
    }
  }

  /// The five fields of a crontab; `minute` is when, of those that are as good as each other.
  func crontab(minute: Int) -> String {
    switch self {
    case .minutes(let count): "\(minute % count)-59/\(count) * * * *"
    case .hours(1): "\(minute) * * * *"
    case .hours(let count): "\(minute) */\(count) * * *"
    case .day: "\(minute) 4 * * *"
    case .week: "\(minute) 4 * * 1"
    }
  }

  /// For `OnCalendar=` (systemd.time); the timer adds a delay by chance.
  var calendar: String {
    switch self {
    case .minutes(let count): "*:0/\(count)"
    case .hours(1): "hourly"
    case .hours(let count): "0/\(count):00"
    case .day: "*-*-* 04:00"
    case .week: "Mon *-*-* 04:00"
    }
  }
}

/// How the whole site is on a day; the days count from the start of the simulation and come back each year.
enum SiteWeather: Sendable {
  case clear
  /// HTTP 403 to everything.
  case refusing
  /// A page that asks whether a person is there, to everything.
  case challenging
  /// HTTP 503 to everything.
  case failing

  static func at(_ instant: Int64, in world: World) -> SiteWeather {
    switch day(instant, in: world) {
    case 60..<67: .refusing
    case 100..<107: .challenging
    case 140..<142: .failing
    default: .clear
    }
  }

  static func day(_ instant: Int64, in world: World) -> Int {
    Int((instant - world.start) / Instant.day) % 365
  }
}

/// What changes at the site for some time, or for good.
struct SiteChanges {
  /// The first list of accounts is no more, from the second spring on for good.
  let isAccountListDead: Bool
  /// The list of a channel answers, and has nothing in it.
  let isChannelListEmpty: Bool
  /// The pages for desks have other names of classes.
  let hasNewMarkup: Bool

  init(at instant: Int64, in world: World) {
    let day = SiteWeather.day(instant, in: world)
    isAccountListDead = instant >= world.start + 120 * Instant.day
    isChannelListEmpty = (80..<90).contains(day)
    hasNewMarkup = (190..<220).contains(day)
  }
}

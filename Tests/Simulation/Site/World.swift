/// What a simulation is made from: the same figures give the same site.
public struct World: Sendable, Hashable {
  public var seed: UInt64
  public var days: Int
  public var articles: Int
  /// The folder with the families' folders of fixtures in it.
  public var fixtures: String

  /// 2026-01-01 00:00 +08:00, in Unix milliseconds.
  public let start: Int64 = 1_767_196_800_000

  public init(seed: UInt64, days: Int, articles: Int, fixtures: String) {
    self.seed = seed
    self.days = days
    self.articles = articles
    self.fixtures = fixtures
  }

  /// How a child process is told.
  public var arguments: [String] { ["\(seed)", "\(days)", "\(articles)", fixtures] }

  public init?(arguments: [String]) {
    guard arguments.count == 4, let seed = UInt64(arguments[0]), let days = Int(arguments[1]),
      let articles = Int(arguments[2])
    else { return nil }
    self.init(seed: seed, days: days, articles: articles, fixtures: arguments[3])
  }
}

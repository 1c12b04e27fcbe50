import ArticleModel

/// Instants are Unix milliseconds.
enum Instant {
  static let minute: Int64 = 60_000
  static let hour = 60 * minute
  static let day = 24 * hour

  /// As the site prints it: `2026-03-01 08:30:00`.
  static func page(_ instant: Int64) -> String {
    String(BeijingTime(unixMilliseconds: instant).iso8601.prefix(19)).replacing("T", with: " ")
  }

  /// The docid that the site makes at an instant: milliseconds since 2003-08-10 15:20 +08:00 in base 32.
  static func docID(_ instant: Int64, column: String) -> String {
    let digits = String(instant - 1_060_500_000_000, radix: 32, uppercase: true)
    return String(repeating: "0", count: 8 - digits.count) + digits + column
  }
}

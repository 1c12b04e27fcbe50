import FoundationEssentials

/// The form of an instant in an inventory.
enum RFC3339 {
  /// `2026-11-23T21:44:00Z`: to the second, in UTC.
  static func text(unixMilliseconds: Int64) -> String {
    let seconds = Double(unixMilliseconds) / 1000
    return Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(Date.ISO8601FormatStyle())
  }
}

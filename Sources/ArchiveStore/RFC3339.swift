import FoundationEssentials

/// The form of instants in records and inventories.
public enum RFC3339 {
  /// `2026-11-23T21:44:00Z`: to the second, in UTC.
  public static func text(unixMilliseconds: Int64) -> String {
    let seconds = Double(unixMilliseconds) / 1000
    return Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(Date.ISO8601FormatStyle())
  }
}

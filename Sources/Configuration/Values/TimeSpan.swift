/// A length of time as people write it: `500ms`, `3s`, `10m`, `2h`, `7d`.
public struct TimeSpan: Sendable, Hashable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(seconds: Int64) { milliseconds = seconds * 1000 }

  /// Reads a whole number with its unit; fails for everything else.
  ///
  /// `0` needs no unit.
  public init?(_ text: some StringProtocol) {
    guard let amount = text == "0" ? 0 : Self.units.amount(of: text) else { return nil }
    milliseconds = amount
  }

  private static let units = [
    Unit("d", 86_400_000), Unit("h", 3_600_000), Unit("m", 60_000), Unit("s", 1000), Unit("ms", 1),
  ]
}

extension TimeSpan: CustomStringConvertible {
  /// In the largest unit that gives a whole number: what is read back as the same.
  public var description: String { milliseconds == 0 ? "0s" : Self.units.text(of: milliseconds) }
}

extension TimeSpan: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

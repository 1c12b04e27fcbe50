/// A length of time as people write it: `500ms`, `3s`, `10m`, `2h`, `7d`, `2w`.
public struct TimeSpan: Sendable, Hashable {
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public init(seconds: Int64) { milliseconds = seconds * 1000 }

  /// Reads a whole number with its unit; nothing needs no unit (`0`).
  ///
  /// Fails for everything else, and for more than ten digits.
  public init?(_ text: some StringProtocol) {
    let digits = text.utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard (1...10).contains(digits.count), let count = Int64(Substring(digits)) else { return nil }
    let unit = text.utf8.dropFirst(digits.count)
    if count == 0, unit.isEmpty {
      milliseconds = 0
    } else if let unit = Self.units.first(where: { $0.name.utf8.elementsEqual(unit) }) {
      milliseconds = count * unit.milliseconds
    } else {
      return nil
    }
  }

  /// The longest first.
  private static let units: [(name: String, milliseconds: Int64)] = [
    ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]
}

extension TimeSpan: CustomStringConvertible {
  /// In the largest unit that gives a whole number: what is read back as the same.
  public var description: String {
    for unit in Self.units where milliseconds != 0 && milliseconds % unit.milliseconds == 0 {
      return "\(milliseconds / unit.milliseconds)\(unit.name)"
    }
    return "0s"
  }
}

extension TimeSpan: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}

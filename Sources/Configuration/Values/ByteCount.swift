/// A number of bytes as people write it: `20MB` are 20,000,000, `20MiB` are 20,971,520.
public struct ByteCount: Sendable, Hashable {
  public let bytes: Int64

  public init(bytes: Int64) { self.bytes = bytes }

  /// Reads a whole number with its unit, in any case; fails for everything else, and for more than nine digits.
  public init?(_ text: some StringProtocol) {
    let digits = text.utf8.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard (1...9).contains(digits.count), let count = Int64(Substring(digits)) else { return nil }
    let name = String(Substring(text.utf8.dropFirst(digits.count))).lowercased()
    guard let unit = Self.units.first(where: { $0.name.lowercased() == name }) else { return nil }
    bytes = count * unit.bytes
  }

  /// The largest first.
  private static let units: [(name: String, bytes: Int64)] = [
    ("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20), ("MB", 1_000_000), ("KiB", 1 << 10),
    ("kB", 1000), ("B", 1),
  ]
}

extension ByteCount: CustomStringConvertible {
  /// In the largest unit that gives a whole number: what is read back as the same.
  public var description: String {
    for unit in Self.units where bytes != 0 && bytes % unit.bytes == 0 {
      return "\(bytes / unit.bytes)\(unit.name)"
    }
    return "0B"
  }
}

extension ByteCount: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }
}

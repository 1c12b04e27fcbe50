/// A number of bytes as people write it: `20MB` are 20,000,000, `20MiB` are 20,971,520.
public struct ByteCount: Sendable, Hashable {
  public let bytes: Int64

  public init(bytes: Int64) { self.bytes = bytes }

  /// Reads a whole number with its unit, in any case; fails for everything else.
  public init?(_ text: some StringProtocol) {
    guard let amount = Self.units.amount(of: text) else { return nil }
    bytes = amount
  }

  private static let units = [
    Unit("GiB", 1 << 30), Unit("GB", 1_000_000_000), Unit("MiB", 1 << 20), Unit("MB", 1_000_000),
    Unit("KiB", 1 << 10), Unit("kB", 1000), Unit("B", 1),
  ]
}

extension ByteCount: CustomStringConvertible {
  /// In the largest unit that gives a whole number: what is read back as the same.
  public var description: String { Self.units.text(of: bytes) }
}

extension ByteCount: Comparable {
  public static func < (left: Self, right: Self) -> Bool { left.bytes < right.bytes }
}

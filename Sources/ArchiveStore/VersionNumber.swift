/// The number of a version of an object, from 1; written `v1`, `v2`, … without leading zeros.
public struct VersionNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let number: Int

  /// The first version of every object.
  public static let first = VersionNumber(unchecked: 1)

  /// Fails for a number below 1.
  public init?(_ number: Int) {
    guard number >= 1 else { return nil }
    self.number = number
  }

  /// Reads `v12`; fails for everything else, `v012` too.
  public init?(folder name: String) {
    guard name.hasPrefix("v"), let number = Int(name.dropFirst()), number >= 1, name == "v\(number)"
    else { return nil }
    self.number = number
  }

  private init(unchecked number: Int) { self.number = number }

  /// The one before; `nil` of the first.
  public var previous: VersionNumber? { VersionNumber(number - 1) }

  var next: VersionNumber { VersionNumber(unchecked: number + 1) }

  public var description: String { "v\(number)" }

  public static func < (one: VersionNumber, other: VersionNumber) -> Bool { one.number < other.number }
}

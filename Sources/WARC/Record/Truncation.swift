/// Why a record holds only the beginning of what there was. (WARC 1.1, section 5.13)
public struct Truncation: RawRepresentable, Sendable, Hashable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// Longer than was to be taken.
  public static let length = Truncation(rawValue: "length")
  /// Took longer than it was given.
  public static let time = Truncation(rawValue: "time")
  /// The connection broke.
  public static let disconnect = Truncation(rawValue: "disconnect")
  public static let unspecified = Truncation(rawValue: "unspecified")
}

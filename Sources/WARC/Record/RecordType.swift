/// What a record is. (WARC 1.1, section 6)
///
/// Files of others may have types that the standard does not know; they are kept as they are written.
public struct RecordType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public static let warcinfo = RecordType(rawValue: "warcinfo")
  public static let request = RecordType(rawValue: "request")
  public static let response = RecordType(rawValue: "response")
  public static let resource = RecordType(rawValue: "resource")
  public static let metadata = RecordType(rawValue: "metadata")
  public static let revisit = RecordType(rawValue: "revisit")
  public static let conversion = RecordType(rawValue: "conversion")
  public static let continuation = RecordType(rawValue: "continuation")

  public var description: String { rawValue }
}

/// What is wrong in a file: where, by which rule, and what.
public struct WARCProblem: Sendable, Hashable, CustomStringConvertible {
  public enum Rule: String, Sendable, CaseIterable {
    /// The file can be read to its end.
    case readable
    /// The version is 1.0 or 1.1, and lines end in CR LF and are fields.
    case head
    /// Mandatory fields are there, forbidden ones are not, none is repeated, values are what they must be.
    case fields
    /// Every block has its digest, and so has the payload of an answer.
    case digestPresent = "digest-present"
    /// A digest is that of the bytes.
    case digestMatches = "digest-matches"
    /// The HTTP message can be read, says HTTP/1, has no transfer-coding and the length that it says.
    case http
    /// The block ends with CR LF CR LF, and nothing else stands between the records.
    case recordEnd = "record-end"
    /// A packed file has one gzip member for each record.
    case memberPerRecord = "member-per-record"
    /// No two records have the same id.
    case uniqueID = "unique-id"
    /// The file begins with a warcinfo record.
    case warcinfoFirst = "warcinfo-first"
    /// The block is not longer than what can be checked.
    case blockChecked = "block-checked"
  }

  /// Where the record begins, in bytes of the file.
  public let offset: UInt64
  /// Without angle brackets; `nil` where there is none.
  public let recordID: String?
  public let rule: Rule
  /// Half a sentence.
  public let text: String

  public var description: String {
    "at byte \(offset)\(recordID.map { ", \($0)" } ?? ""): \(text) (\(rule.rawValue))"
  }
}

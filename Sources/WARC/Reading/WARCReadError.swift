/// What stands in the way of reading on.
public struct WARCReadError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The source gives no bytes.
    case source
    /// The file begins with something else than a record.
    case notWARC
    /// The file ends within a record. Everything before it was given.
    case truncated
    /// A gzip member holds more than one record: the file was packed as a whole, and no record can be reached
    /// without unpacking everything before it.
    case packedAsAWhole
    /// A gzip member cannot be unpacked.
    case damaged
    /// A record's head cannot be used.
    case head
    /// There is something between the records that is none.
    case junk
  }

  public let kind: Kind
  /// Where the record or the junk begins, in bytes of the source.
  public let offset: UInt64
  /// What is wrong there, as half a sentence.
  public let reason: String

  public init(kind: Kind, offset: UInt64, reason: String) {
    (self.kind, self.offset, self.reason) = (kind, offset, reason)
  }

  public var description: String { "at byte \(offset): \(reason)" }

  /// Whether nothing more can be read.
  public var isFinal: Bool {
    switch kind {
    case .source, .notWARC, .truncated, .packedAsAWhole: true
    case .damaged, .head, .junk: false
    }
  }
}

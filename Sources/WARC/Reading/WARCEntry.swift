/// A record as it was found in a file.
public struct WARCEntry: Sendable {
  /// Where it begins, in bytes of the source.
  public let offset: UInt64
  /// How many bytes of the source it takes, packed as it is, with what is behind it up to the next record.
  public let length: UInt64
  /// The gzip members over which it goes; 0 for a record that is not packed.
  public let members: Int
  /// `1.1` for `WARC/1.1`.
  public let version: String
  public let fields: NamedFields
  /// The length of the block, as the head says it.
  public let blockLength: UInt64
  /// The block, or `nil` if it was not wanted or is longer than the reader's limit.
  public let block: [UInt8]?
  public let warnings: [WARCWarning]

  /// The request or answer in the block, if there is one.
  public var http: HTTPMessage? {
    // A look at the block is worth more than the content type, which some writers leave out.
    block.flatMap { HTTPMessage(parsing: $0) }
  }
}

/// What is not as the standard wants it, and did not keep the record from being read.
public enum WARCWarning: Sendable, Hashable, CustomStringConvertible {
  /// A version that the reader was not made for.
  case unknownVersion(String)
  /// Lines end in a line feed alone.
  case bareLineFeeds
  /// So many lines of the head have no colon; they are left out.
  case linesWithoutColon(Int)
  /// The length is said more than once.
  case repeatedLength
  /// Instead of the two line ends behind the block there are so many.
  case lineEndsBehindBlock(Int)
  /// The gzip member goes on behind the record for so many bytes.
  case bytesBehindRecord(Int)
  /// There are empty lines, or gzip members that hold nothing else, before the record.
  case emptyLinesBefore

  public var description: String {
    switch self {
    case .unknownVersion(let version): "the version \(version) is not known"
    case .bareLineFeeds: "lines end in LF alone"
    case .linesWithoutColon(let count): "\(count) lines of the head have no colon"
    case .repeatedLength: "Content-Length stands there more than once"
    case .lineEndsBehindBlock(let count): "behind the block there are \(count) line ends instead of 2"
    case .bytesBehindRecord(let count): "the gzip member holds \(count) bytes behind the record"
    case .emptyLinesBefore: "there are empty lines before the record"
    }
  }
}

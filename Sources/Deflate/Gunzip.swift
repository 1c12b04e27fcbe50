/// Unpacks `.gz` files. (RFC 1952)
public enum Gunzip {
  /// Whether the bytes start as a gzip file does.
  public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0x1F, 0x8B])
  }

  /// All members of a gzip file, one behind the other.
  ///
  /// `limit` is the number of bytes that the content may have; more is an error, and no more memory than that is
  /// taken. Zeros behind the last member are padding; anything else there is an error.
  public static func decompress(_ bytes: [UInt8], limit: Int) throws(GunzipError) -> [UInt8] {
    guard isGzip(bytes) else { throw .notGzip }
    guard var inflater = Inflater(.gzip) else { throw .corrupt("zlib cannot start", after: 0) }
    var output: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if !isGzip(bytes[at...]) {
        guard at > 0, bytes[at...].allSatisfy({ $0 == 0 }) else {
          if bytes.count - at == 1, bytes[at] == 0x1F { throw .truncated(after: output.count) }
          throw .corrupt("there is something else behind the packed data", after: output.count)
        }
        break
      }
      inflater.restart()
      do throws(InflateError) {
        at += try inflater.unpack(bytes[at...], appendingTo: &output, limit: limit)
      } catch {
        throw GunzipError(error)
      }
    }
    return output
  }
}

/// Why a `.gz` file could not be unpacked.
///
/// Numbers are bytes of unpacked content.
public enum GunzipError: Error, Sendable, Hashable, CustomStringConvertible {
  case notGzip
  /// The file ends too early; so much could be read.
  case truncated(after: Int)
  /// The file is damaged; so much could be read before, and what is last of it may be wrong.
  case corrupt(String, after: Int)
  /// The content is larger than the caller allows.
  case tooLarge(limit: Int)

  fileprivate init(_ error: InflateError) {
    switch error {
    case .truncated(let count): self = .truncated(after: count)
    case .damaged(let reason, let count): self = .corrupt(reason, after: count)
    case .tooLarge(let limit): self = .tooLarge(limit: limit)
    }
  }

  public var description: String {
    switch self {
    case .notGzip: "not a gzip file"
    case .truncated(let count): "the gzip file is cut short, after \(count) bytes of content"
    case .corrupt(let reason, let count):
      "the gzip file is damaged, after \(count) bytes of content: \(reason)"
    case .tooLarge(let limit): "the gzip file holds more than the \(limit) bytes allowed"
    }
  }
}

private import CZlib

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
      guard var member = Inflater() else { throw .corrupt("zlib cannot start", after: output.count) }
      at += try member.inflate(bytes[at...], appendingTo: &output, limit: limit)
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

/// The state of zlib for one member.
private struct Inflater: ~Copyable {
  // On the heap, because zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard na_inflate_init(stream) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Unpacks the member that `bytes` start with and returns its length.
  mutating func inflate(
    _ bytes: ArraySlice<UInt8>, appendingTo output: inout [UInt8], limit: Int
  ) throws(GunzipError) -> Int {
    // zlib counts in 32 bits, so it gets its input in parts.
    let largestPart = 1 << 30
    var at = bytes.startIndex
    while true {
      let part = bytes[at..<min(at + largestPart, bytes.endIndex)]
      let (status, used) = step(part, appendingTo: &output, room: limit - output.count)
      at += used
      if output.count > limit { throw .tooLarge(limit: limit) }
      switch status {
      case Z_STREAM_END: return at - bytes.startIndex
      case Z_OK: continue
      case Z_BUF_ERROR where at == bytes.endIndex: throw .truncated(after: output.count)
      default:
        let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
        throw .corrupt(message, after: output.count)
      }
    }
  }

  /// One call of zlib's `inflate`, with room for one byte more than may come, so that too much is noticed.
  private func step(
    _ input: ArraySlice<UInt8>, appendingTo output: inout [UInt8], room: Int
  ) -> (status: Int32, used: Int) {
    input.withUnsafeBufferPointer { input in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: min(0xFFFF, room) + 1) { chunk in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = chunk.baseAddress
        stream.pointee.avail_out = UInt32(chunk.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        output.append(contentsOf: chunk[..<(chunk.count - Int(stream.pointee.avail_out))])
        return (status, input.count - Int(stream.pointee.avail_in))
      }
    }
  }
}

internal import CZlib

/// Makes gzip members. (RFC 1952)
public enum GzipMember {
  /// ID1 ID2, CM = deflate, no flags, no time; XFL = 0, and OS = 255 for "unknown": nothing in them tells
  /// where and when the member was made. (RFC 1952, section 2.3)
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  /// One member that holds these bytes; `nil` only where zlib gets no memory.
  public static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    guard var deflater = Deflater() else { return nil }
    var member = header
    guard deflater.deflate(bytes, appendingTo: &member) else { return nil }
    var checksum = CRC32()
    checksum.update(bytes)
    for value in [checksum.value, UInt32(truncatingIfNeeded: bytes.count)] {
      withUnsafeBytes(of: value.littleEndian) { member.append(contentsOf: $0) }
    }
    return member
  }
}

/// The state of zlib for one member.
private struct Deflater: ~Copyable {
  // On the heap, because zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // Negative window bits: without zlib's own header, which would name the operating system. Memory level 8
    // is zlib's default. (zlib.h, deflateInit2)
    let status = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  mutating func deflate(_ bytes: [UInt8], appendingTo output: inout [UInt8]) -> Bool {
    // zlib counts in 32 bits, so it gets its input in parts.
    let largestPart = 1 << 30
    var at = 0
    while true {
      let part = bytes[at..<min(at + largestPart, bytes.count)]
      at += part.count
      let isLast = at == bytes.count
      let status = deflate(part, flush: isLast ? Z_FINISH : Z_NO_FLUSH, appendingTo: &output)
      if isLast { return status == Z_STREAM_END }
      guard status == Z_OK || status == Z_BUF_ERROR else { return false }
    }
  }

  private mutating func deflate(
    _ part: ArraySlice<UInt8>, flush: Int32, appendingTo output: inout [UInt8]
  ) -> Int32 {
    part.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
        while true {
          stream.pointee.next_out = chunk.baseAddress
          stream.pointee.avail_out = UInt32(chunk.count)
          let status = CZlib.deflate(stream, flush)
          output.append(contentsOf: chunk[..<(chunk.count - Int(stream.pointee.avail_out))])
          // A full chunk says that more is to come.
          if status != Z_OK || stream.pointee.avail_out > 0 { return status }
        }
      }
    }
  }
}

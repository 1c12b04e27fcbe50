internal import CZlib

/// The state of zlib while it unpacks; used again for the next packed piece of the same format.
public struct Inflater: ~Copyable {
  /// What stands around the deflated bytes.
  public enum Format: Sendable {
    /// RFC 1952.
    case gzip
    /// RFC 1950.
    case zlib
    /// Nothing: they stand alone, as in ZIP files.
    case raw

    /// How zlib is told the format. (zlib.h, inflateInit2)
    fileprivate var windowBits: Int32 {
      switch self {
      case .gzip: MAX_WBITS + 16
      case .zlib: MAX_WBITS
      case .raw: -MAX_WBITS
      }
    }
  }

  public enum Outcome: Sendable, Equatable {
    /// There may be more.
    case goingOn
    /// The packed data end here, and the checksum is right.
    case ended
    case damaged(String)
  }

  // On the heap, because zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Fails only where zlib gets no memory.
  public init?(_ format: Format) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(stream, format.windowBits, ZLIB_VERSION, size) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Ready for the next packed piece.
  public mutating func restart() { inflateReset(stream) }

  /// One call of zlib's `inflate`; neither buffer may be longer than 32 bits can count.
  public mutating func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (outcome: Outcome, consumed: Int, produced: Int) {
    // zlib never writes through next_in; that it is not const is history (zlib.h, ZLIB_CONST).
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    let consumed = input.count - Int(stream.pointee.avail_in)
    let produced = output.count - Int(stream.pointee.avail_out)
    switch status {
    case Z_STREAM_END: return (.ended, consumed, produced)
    // Z_BUF_ERROR: nothing was wrong, but there was no input or no room.
    case Z_OK, Z_BUF_ERROR: return (.goingOn, consumed, produced)
    case Z_NEED_DICT: return (.damaged("a dictionary is asked for"), consumed, produced)
    default:
      let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
      return (.damaged(message), consumed, produced)
    }
  }
}

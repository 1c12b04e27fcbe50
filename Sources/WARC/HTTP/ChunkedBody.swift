/// The transfer-coding `chunked`. (RFC 9112, section 7.1)
public enum ChunkedBody {
  /// How the chunks ended.
  public enum End: Sendable, Hashable {
    /// With the last chunk; so many bytes that do not belong to the body lie behind it.
    case complete(trailing: Int)
    /// The input ends before the last chunk does.
    case truncated
    /// At this byte there should be the size of a chunk or a line end, and there is something else. At byte 0
    /// it means that the body is not in chunks at all; many archives keep the field and not the coding.
    case malformed(at: Int)
  }

  /// The content of all chunks up to the end or the first fault.
  ///
  /// Extensions and trailing fields are left out.
  public static func decode(_ bytes: [UInt8]) -> (body: [UInt8], end: End) {
    var body: [UInt8] = []
    var at = 0
    while true {
      let sizeStart = at
      switch chunkSize(bytes, &at) {
      case .none: return (body, sizeStart == 0 ? .malformed(at: 0) : .truncated)
      case .some(.none): return (body, .malformed(at: sizeStart))
      case .some(.some(0)): return (body, .complete(trailing: skipTrailer(bytes, at)))
      case .some(.some(let size)):
        guard size <= bytes.count - at else {
          body += bytes[at...]
          return (body, .truncated)
        }
        body += bytes[at..<(at + size)]
        at += size
        guard at < bytes.count else { return (body, .truncated) }
        if bytes[at] == 0x0D, at + 1 < bytes.count { at += 1 }
        guard bytes[at] == 0x0A else {
          return (body, at == bytes.count - 1 && bytes[at] == 0x0D ? .truncated : .malformed(at: at))
        }
        at += 1
      }
    }
  }

  /// The size in the line at `at`, which moves behind the line.
  ///
  /// The outer `nil` is a line that the input cuts off, the inner one a line that does not begin with a size.
  private static func chunkSize(_ bytes: [UInt8], _ at: inout Int) -> Int?? {
    while at < bytes.count, bytes[at].isBlank { at += 1 }
    let start = at
    var size = 0
    while at < bytes.count, let digit = Base16.value(bytes[at]) {
      // 15 digits fit into an Int, and no chunk is so large.
      if at - start == 15 { return .some(nil) }
      size = size << 4 | Int(digit)
      at += 1
    }
    guard at < bytes.count else { return nil }
    guard at > start, bytes[at].isBlank || bytes[at].isLineEnd || bytes[at] == UInt8(ascii: ";") else {
      return .some(nil)
    }
    guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
    at = end + 1
    return size
  }

  /// How many bytes are left behind the trailing fields and the empty line.
  private static func skipTrailer(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start
    while at < bytes.count {
      guard let end = bytes[at...].firstIndex(of: 0x0A) else {
        // No line: what is no field is no trailer.
        return bytes[at...].contains(UInt8(ascii: ":")) || bytes[at...] == [0x0D] ? 0 : bytes.count - at
      }
      let line = bytes[at..<end]
      if line.isEmpty || line == [0x0D] { return bytes.count - end - 1 }
      guard line.contains(UInt8(ascii: ":")) else { return bytes.count - at }
      at = end + 1
    }
    return 0
  }
}

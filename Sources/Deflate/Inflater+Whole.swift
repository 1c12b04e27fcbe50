/// Why packed bytes that are there as a whole could not be unpacked.
///
/// Numbers are bytes of unpacked content.
public enum InflateError: Error, Sendable, Hashable {
  /// They end too early; so much could be read.
  case truncated(after: Int)
  /// So much could be read before, and what is last of it may be wrong.
  case damaged(String, after: Int)
  /// The content is larger than the caller allows.
  case tooLarge(limit: Int)
}

extension Inflater {
  /// Unpacks the one piece that `bytes` start with, and returns its length.
  ///
  /// `output` may grow to `limit` bytes; more is an error, and no more memory than that is taken.
  public mutating func unpack(
    _ bytes: ArraySlice<UInt8>, appendingTo output: inout [UInt8], limit: Int
  ) throws(InflateError) -> Int {
    // zlib counts in 32 bits, so it gets its input in parts.
    let largestPart = 1 << 30
    var at = bytes.startIndex
    while true {
      let part = bytes[at..<min(at + largestPart, bytes.endIndex)]
      let before = output.count
      let (outcome, consumed) = step(part, appendingTo: &output, room: limit - before)
      at += consumed
      if output.count > limit { throw .tooLarge(limit: limit) }
      switch outcome {
      case .ended: return at - bytes.startIndex
      case .damaged(let reason): throw .damaged(reason, after: output.count)
      case .goingOn:
        // There is room in every step, so one that gives nothing at the end of the input waits for more.
        if at == bytes.endIndex, output.count == before { throw .truncated(after: output.count) }
      }
    }
  }

  /// One call of zlib, with room for one byte more than may come, so that too much is noticed.
  private mutating func step(
    _ input: ArraySlice<UInt8>, appendingTo output: inout [UInt8], room: Int
  ) -> (outcome: Outcome, consumed: Int) {
    input.withUnsafeBytes { input in
      withUnsafeTemporaryAllocation(byteCount: min(0xFFFF, max(0, room)) + 1, alignment: 1) { chunk in
        let (outcome, consumed, produced) = step(from: input, into: chunk)
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<produced]))
        return (outcome, consumed)
      }
    }
  }
}

internal import Glibc

extension RecordInput {
  /// Longest head that is read; the longest in use have a few kilobytes.
  private static let headLimit = 1 << 18

  mutating func readHead() throws(RecordFailure) -> RecordHead {
    var lines: [UInt8] = []
    lines.reserveCapacity(1024)
    var lineStart = 0
    while true {
      if window.isEmpty { try demandMore() }
      let window = window
      guard let base = window.baseAddress else { throw .cutShort }
      let lineFeed = memchr(base, 0x0A, window.count)
      let count = lineFeed.map { base.distance(to: $0) + 1 } ?? window.count
      lines.append(contentsOf: UnsafeRawBufferPointer(rebasing: window[..<count]))
      take(count)
      if lines.count > Self.headLimit {
        throw .head("the record's head is longer than \(Self.headLimit) bytes")
      }
      guard lineFeed != nil else { continue }
      let length = lines.count - lineStart
      if length == 1 || (length == 2 && lines[lineStart] == 0x0D) { break }
      lineStart = lines.count
    }
    return try RecordHead(parsing: lines)
  }

  /// The block, or `nil` if it is not to be taken; read to its end in either case.
  mutating func readBlock(length: UInt64, isTaken: Bool) throws(RecordFailure) -> [UInt8]? {
    var block: [UInt8] = []
    // Not all at once: the length may be a lie.
    if isTaken { block.reserveCapacity(Int(min(length, 1 << 20))) }
    var left = length
    while left > 0 {
      if window.isEmpty { try demandMore() }
      let count = Int(min(left, UInt64(window.count)))
      if isTaken { block.append(contentsOf: UnsafeRawBufferPointer(rebasing: window[..<count])) }
      take(count)
      left -= UInt64(count)
    }
    return isTaken ? block : nil
  }

  /// Reads the two line ends behind the block, and on to the end of the gzip member.
  mutating func readEnd() throws(RecordFailure) -> [WARCWarning] {
    var warnings: [WARCWarning] = []
    var lineEnds = 0
    var bareLineFeeds = 0
    var previous: UInt8 = 0
    while true {
      if window.isEmpty, try !more() { break }
      let run = window.prefix { $0.isLineEnd }
      for byte in run {
        if byte == 0x0A {
          lineEnds += 1
          if previous != 0x0D { bareLineFeeds += 1 }
        }
        previous = byte
      }
      take(run.count)
      if !window.isEmpty { break }
    }
    if lineEnds != 2 { warnings.append(.lineEndsBehindBlock(lineEnds)) }
    if bareLineFeeds > 0 { warnings.append(.bareLineFeeds) }
    guard isPacked, !window.isEmpty else { return warnings }
    if try isAtVersion() { throw .packedAsAWhole }
    var surplus = 0
    while !window.isEmpty {
      surplus += window.count
      take(window.count)
      _ = try more()
    }
    warnings.append(.bytesBehindRecord(surplus))
    return warnings
  }
}

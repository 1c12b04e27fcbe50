/// A record of a ZIP file, whose numbers have their lowest byte first (APPNOTE 4.4.1.1).
struct Record {
  private let bytes: ArraySlice<UInt8>

  /// Fails where fewer than `length` bytes are left at `start`.
  init?(_ bytes: [UInt8], at start: Int, length: Int) {
    guard start >= 0, start <= bytes.count, bytes.count - start >= length else { return nil }
    self.bytes = bytes[start..<start + length]
  }

  func number16(_ offset: Int) -> Int { Int(number(offset, 2)) }
  func number32(_ offset: Int) -> UInt32 { UInt32(number(offset, 4)) }

  /// Fails for a number that no file is large enough for.
  func number64(_ offset: Int) -> Int? { Int(exactly: number(offset, 8)) }

  private func number(_ offset: Int, _ width: Int) -> UInt64 {
    (0..<width).reversed().reduce(0) { $0 << 8 | UInt64(bytes[bytes.startIndex + offset + $1]) }
  }
}

/// Characters that neither XML nor HTML can hold: NUL (libxml2 stops at it), the other C0 controls, and
/// noncharacters (XML 1.0, production 2 and the note to it).
enum ForbiddenCharacters {
  /// Takes them out of well-formed UTF-8 and says how many there were.
  ///
  /// Form feeds and vertical tabs are white space to somebody, so a space takes their place.
  static func remove(from utf8: inout [UInt8]) -> Int {
    guard mayOccur(in: utf8) else { return 0 }
    var removed = 0
    var end = 0
    var at = 0
    utf8.withUnsafeMutableBufferPointer { buffer in
      while at < buffer.count {
        let length = buffer[at] < 0x80 ? 1 : buffer[at] < 0xE0 ? 2 : buffer[at] < 0xF0 ? 3 : 4
        if isForbidden(buffer, at, length) {
          removed += 1
          if buffer[at] == 0x0B || buffer[at] == 0x0C {
            buffer[end] = UInt8(ascii: " ")
            end += 1
          }
        } else {
          for offset in 0..<length { buffer[end + offset] = buffer[at + offset] }
          end += length
        }
        at += length
      }
    }
    utf8.removeSubrange(end...)
    return removed
  }

  /// A look at eight bytes at a time: nearly all pages have none.
  ///
  /// It may say yes where there is none.
  private static func mayOccur(in utf8: [UInt8]) -> Bool {
    utf8.withUnsafeBytes { bytes in
      var at = 0
      while at + 9 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        let next = bytes.loadUnaligned(fromByteOffset: at + 1, as: UInt64.self)
        // Lines and indentation are frequent, so the second step has no branches either.
        var controls = word.bytesBelowSpace
        if controls != 0 { controls &= ~(word.bytes(0x09) | word.bytes(0x0A) | word.bytes(0x0D)) }
        // U+FDD0…U+FDEF have EF B7; U+FFFE, U+FFFF and the same two of each plane have BF behind a byte xF.
        let suspicious =
          controls | word.bytes(0xEF) & next.bytes(0xB7)
          | (word & 0x8F8F_8F8F_8F8F_8F8F).bytes(0x8F) & next.bytes(0xBF)
        if suspicious != 0, (at..<at + 8).contains(where: { isSuspicious(bytes, $0) }) { return true }
        at += 8
      }
      return (at..<bytes.count).contains { isSuspicious(bytes, $0) }
    }
  }

  /// Whether a control character or the start of the last three bytes of a noncharacter stands at `at`.
  private static func isSuspicious(_ utf8: UnsafeRawBufferPointer, _ at: Int) -> Bool {
    guard utf8[at] & 0x8F == 0x8F, at + 2 < utf8.count else { return isControl(utf8[at]) }
    // A lead byte is above BF: 寿 (E5 AF BF) before another character is none.
    return utf8[at + 1] == 0xBF && utf8[at + 2] & 0xFE == 0xBE || utf8[at] == 0xEF && utf8[at + 1] == 0xB7
  }

  @inline(__always)
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
  }

  private static func isForbidden(_ utf8: UnsafeMutableBufferPointer<UInt8>, _ at: Int, _ length: Int) -> Bool
  {
    switch length {
    case 1: isControl(utf8[at])
    case 3 where utf8[at] == 0xEF:
      utf8[at + 1] == 0xBF && utf8[at + 2] >= 0xBE
        || utf8[at + 1] == 0xB7 && (0x90...0xAF).contains(utf8[at + 2])
    case 4: utf8[at + 1] & 0x0F == 0x0F && utf8[at + 2] == 0xBF && utf8[at + 3] >= 0xBE
    default: false
    }
  }
}

// Eight bytes at once. The sums stay within each byte, since its high bit is left out of them.
extension UInt64 {
  /// A word with the high bit of each byte below 0x20.
  @inline(__always)
  fileprivate var bytesBelowSpace: UInt64 {
    ~((self & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x6060_6060_6060_6060 | self) & 0x8080_8080_8080_8080
  }

  /// A word with the high bit of each byte that is `value`.
  @inline(__always)
  fileprivate func bytes(_ value: UInt8) -> UInt64 {
    let difference = self ^ UInt64(value) &* 0x0101_0101_0101_0101
    return ~((difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F | difference)
      & 0x8080_8080_8080_8080
  }
}

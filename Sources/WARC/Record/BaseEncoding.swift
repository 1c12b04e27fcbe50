/// Hexadecimal digits. (RFC 4648, section 8)
enum Base16 {
  /// Reads digits of either case.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
      guard let digit = value(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }

  static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x41...0x46: character - 0x41 + 10
    case 0x61...0x66: character - 0x61 + 10
    default: nil
    }
  }
}

/// The letters `A` to `Z` and the digits `2` to `7`. (RFC 4648, section 6)
enum Base32 {
  /// Reads letters of either case, with or without padding.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, UInt32) = (0, 0)
    var digits = Substring(text).utf8
    while digits.last == UInt8(ascii: "=") { digits = digits.dropLast() }
    for character in digits {
      let digit: UInt8
      switch character.lowered {
      case 0x61...0x7A: digit = character.lowered - 0x61
      case 0x32...0x37: digit = character - 0x32 + 26
      default: return nil
      }
      bits = bits << 5 | UInt32(digit)
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= 1 << count - 1
      }
    }
    // What is left must be the zeros that fill up the last digit.
    return count < 5 && bits == 0 ? bytes : nil
  }
}

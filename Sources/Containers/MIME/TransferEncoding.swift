/// How the bytes of a part were written for the mail (RFC 2045, 6).
enum TransferEncoding {
  case asItIs, quotedPrintable, base64

  /// Fails for an encoding that is not known here, such as `x-uuencode`.
  init?(_ name: String?) {
    switch name?.lowercased() {
    case nil, "", "7bit", "8bit", "binary": self = .asItIs
    case "quoted-printable": self = .quotedPrintable
    case "base64": self = .base64
    default: return nil
    }
  }

  func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .asItIs: Array(bytes)
    case .quotedPrintable: Self.quotedPrintable(bytes)
    case .base64: Self.base64(bytes)
    }
  }

  /// What is no escape stays as it is (RFC 2045, 6.7, note to implementors).
  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var lines = Lines(bytes)
    while let line = lines.next() {
      // White space at the end of a line came on the way.
      var text = line.text
      while let last = text.last, last == 0x20 || last == 0x09 { text.removeLast() }
      let isSoft = text.last == UInt8(ascii: "=")
      if isSoft { text.removeLast() }
      var at = text.startIndex
      while at < text.endIndex {
        if text[at] == UInt8(ascii: "="), at + 2 < text.endIndex, let high = hexadecimal(text[at + 1]),
          let low = hexadecimal(text[at + 2])
        {
          decoded.append(high << 4 | low)
          at += 3
        } else {
          decoded.append(text[at])
          at += 1
        }
      }
      if !isSoft { decoded += bytes[line.end..<lines.rest.startIndex] }
    }
    return decoded
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// What is no character of the alphabet is passed over, as line ends are (RFC 2045, 6.8).
  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      if byte == UInt8(ascii: "=") { break }
      guard let value = base64Value(byte) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return decoded
  }

  private static func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

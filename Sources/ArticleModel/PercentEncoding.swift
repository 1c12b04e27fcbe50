extension StringProtocol {
  /// With the escapes of visible ASCII characters undone (RFC 3986, 2.1).
  ///
  /// All others stay: a space or a Chinese character has no other form in an address, and a broken escape is
  /// text as it stands.
  var percentDecoded: String {
    let bytes = Array(utf8)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let high = bytes[at + 1].hexadecimalValue, let low = bytes[at + 2].hexadecimalValue,
        0x21...0x7E ~= high << 4 | low
      {
        decoded.append(high << 4 | low)
        at += 3
      } else {
        decoded.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }
}

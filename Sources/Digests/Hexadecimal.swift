extension Collection<UInt8> {
  /// Two digits for each byte, in small letters.
  public var hexadecimal: String {
    let digits: StaticString = "0123456789abcdef"
    return String(unsafeUninitializedCapacity: count * 2) { buffer in
      var at = 0
      for byte in self {
        buffer[at] = digits.utf8Start[Int(byte >> 4)]
        buffer[at + 1] = digits.utf8Start[Int(byte & 15)]
        at += 2
      }
      return at
    }
  }
}

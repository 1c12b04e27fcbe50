/// The decoder for text that an editor saved as "Unicode".
enum UTF16Decoder {
  /// Reads bytes as UTF-16.
  ///
  /// A surrogate without its other half and an odd last byte become U+FFFD.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, bigEndian: Bool
  ) -> (utf8: [UInt8], replacements: Int) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count / 2 * 3 + 3)
    var replacements = 0
    let units = (0..<bytes.count / 2).lazy.map { index in
      let first = UInt16(bytes[index * 2])
      let second = UInt16(bytes[index * 2 + 1])
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    var decoder = UTF16()
    var iterator = units.makeIterator()
    reading: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar):
        utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .error:
        utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
        replacements += 1
      case .emptyInput: break reading
      }
    }
    if bytes.count % 2 == 1 {
      utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
      replacements += 1
    }
    return (utf8, replacements)
  }
}

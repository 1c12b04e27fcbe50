/// The decoder for every GB* page.
///
/// A table of our own and not `iconv`: its modules are an optional package on some systems, its mapping differs
/// from release to release, and it stops at an error without saying how to go on. The archive must hold the same
/// text whatever machine it was made on. This decoder is also the faster one.
enum GB18030 {
  /// Decoded text as UTF-8.
  struct Decoded {
    var utf8: [UInt8]
    /// How many U+FFFD stand for bytes that could not be read.
    var replacements: Int
    /// Whether the bytes end in the middle of a character; its U+FFFD is one of the replacements.
    var isCut: Bool
  }

  /// Reads bytes as GB18030.
  ///
  /// An error becomes one U+FFFD, and reading goes on where the WHATWG decoder goes on (Encoding Standard
  /// 10.2.1): an ASCII byte is never taken along, so markup survives.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Decoded {
    var decoded = Decoded(utf8: [], replacements: 0, isCut: false)
    guard let input = bytes.baseAddress else { return decoded }
    // No byte becomes more than three; the rest is room for stores of eight bytes that count for fewer.
    let utf8 = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 8) { buffer, written in
      guard let output = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
      written = twoByteUTF8.withUnsafeBufferPointer { table in
        decode(input, bytes.count, to: output, table, &decoded)
      }
    }
    decoded.utf8 = utf8
    return decoded
  }

  private static func decode(
    _ input: UnsafePointer<UInt8>, _ count: Int, to output: UnsafeMutableRawPointer,
    _ table: UnsafeBufferPointer<UInt32>, _ decoded: inout Decoded
  ) -> Int {
    var at = 0
    var end = 0
    while at < count {
      if at + 8 <= count {
        let word = UnsafeRawPointer(input + at).loadUnaligned(as: UInt64.self)
        output.storeBytes(of: word, toByteOffset: end, as: UInt64.self)
        let high = word.littleEndian & 0x8080_8080_8080_8080
        let ascii = high.trailingZeroBitCount / 8
        at += ascii
        end += ascii
        if high == 0 { continue }
      }
      while at + 1 < count, input[at] >= 0x81, input[at] != 0xFF {
        let trail = input[at + 1]
        guard trail >= 0x40, trail != 0x7F, trail != 0xFF else { break }
        let index = Int(input[at] - 0x81) * 190 + Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
        end = store(table[index], output, end)
        at += 2
      }
      guard at < count else { break }
      if input[at] < 0x80 {
        output.storeBytes(of: input[at], toByteOffset: end, as: UInt8.self)
        at += 1
        end += 1
        continue
      }
      let rare = rareSequence(input + at, count - at)
      if rare.scalar == replacement { decoded.replacements += 1 }
      if rare.isCut { decoded.isCut = true }
      end = store(packed(rare.scalar), output, end)
      at += rare.length
    }
    return end
  }

  private static let replacement: UInt32 = 0xFFFD

  /// What is neither ASCII nor a two-byte code: a four-byte code, 0x80, or an error.
  private static func rareSequence(
    _ input: UnsafePointer<UInt8>, _ count: Int
  ) -> (scalar: UInt32, length: Int, isCut: Bool) {
    let error = (scalar: replacement, length: 1, isCut: false)
    // The euro sign of Windows code page 936, as in the WHATWG decoder.
    guard input[0] != 0x80 else { return (0x20AC, 1, false) }
    guard input[0] != 0xFF else { return error }
    guard count > 1 else { return (replacement, 1, true) }
    guard isDigit(input[1]) else { return input[1] < 0x80 ? error : (replacement, 2, false) }
    guard count > 2 else { return (replacement, 2, true) }
    guard (0x81...0xFE).contains(input[2]) else { return error }
    guard count > 3 else { return (replacement, 3, true) }
    guard isDigit(input[3]) else { return error }
    let index =
      ((Int(input[0]) - 0x81) * 10 + Int(input[1]) - 0x30) * 1260 + (Int(input[2]) - 0x81) * 10
      + Int(input[3]) - 0x30
    return (fourByteScalar(index) ?? replacement, 4, false)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// 90308130 is U+10000 and the rest of Unicode follows in order; the codes before it are those of the plane 0.
  private static func fourByteScalar(_ index: Int) -> UInt32? {
    let supplementary = (0x90 - 0x81) * 12600
    if index < fourByteBMP.count { return UInt32(fourByteBMP[index]) }
    guard index >= supplementary, index - supplementary < 0x100000 else { return nil }
    return UInt32(0x10000 + index - supplementary)
  }

  @inline(__always)
  private static func store(_ packed: UInt32, _ output: UnsafeMutableRawPointer, _ end: Int) -> Int {
    output.storeBytes(of: packed.littleEndian, toByteOffset: end, as: UInt32.self)
    let lead = packed & 0xFF
    return end + (lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4)
  }

  /// A scalar from U+0080 up as UTF-8, its first byte lowest.
  private static func packed(_ scalar: UInt32) -> UInt32 {
    func tail(_ shift: UInt32) -> UInt32 { 0x80 | (scalar >> shift) & 0x3F }
    if scalar < 0x800 { return 0xC0 | scalar >> 6 | tail(0) << 8 }
    if scalar < 0x10000 { return 0xE0 | scalar >> 12 | tail(6) << 8 | tail(0) << 16 }
    return 0xF0 | scalar >> 18 | tail(12) << 8 | tail(6) << 16 | tail(0) << 24
  }

  /// The two-byte codes as packed UTF-8, at (lead - 0x81) * 190 + the place of the trail among 40…7E, 80…FE.
  private static let twoByteUTF8: [UInt32] = twoByteScalars.map(packed)

  private static let twoByteScalars: [UInt32] = {
    let characters = twoByteCharacters.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    var written = characters.unicodeScalars.makeIterator()
    // Where each of the three user-defined areas starts. (GB 18030, user-defined areas 1 to 3: E000, E234, E4C6)
    var userDefined: (first: UInt32, second: UInt32, third: UInt32) = (0xE000, 0xE234, 0xE4C6)
    var scalars: [UInt32] = []
    scalars.reserveCapacity(126 * 190)
    for lead in 0x81...0xFE {
      for trail in 0x40...0xFE where trail != 0x7F {
        switch (lead, trail) {
        case (0xA3, 0xA0):
          _ = next(&userDefined.third)
          scalars.append(0x3000)
        case (0xAA...0xAF, 0xA1...): scalars.append(next(&userDefined.first))
        case (0xF8..., 0xA1...): scalars.append(next(&userDefined.second))
        case (0xA1...0xA7, ...0xA0): scalars.append(next(&userDefined.third))
        default: scalars.append(written.next()?.value ?? replacement)
        }
      }
    }
    return scalars
  }()

  private static func next(_ scalar: inout UInt32) -> UInt32 {
    defer { scalar += 1 }
    return scalar
  }

  /// The four-byte codes from 81308130 on: the characters of plane 0 that had no two-byte code in the edition of
  /// 2000, in the order of Unicode.
  private static let fourByteBMP: [UInt16] = {
    var hasTwoBytes = [Bool](repeating: false, count: 0x10000)
    for scalar in twoByteScalars where scalar < 0x10000 { hasTwoBytes[Int(scalar)] = true }
    // Since then these moved from the private use area to a character of their own.
    for scalar in privateUseIn2000 { hasTwoBytes[scalar] = true }
    for scalar in gotTwoBytesSince2000 { hasTwoBytes[scalar] = false }
    var scalars = (0x80...0xFFFF).filter { !hasTwoBytes[$0] && !(0xD800...0xDFFF).contains($0) }.map(
      UInt16.init)
    // U+1E3F and U+E7C7 changed places in 2005: 8135F437 was the former.
    if let exchanged = scalars.firstIndex(of: 0x1E3F) { scalars[exchanged] = 0xE7C7 }
    return scalars
  }()

  private static let privateUseIn2000 =
    Array(0xE78D...0xE796) + [
      0xE5E5, 0xE7C7, 0xE816, 0xE817, 0xE818, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE831, 0xE832, 0xE83B, 0xE843,
      0xE854, 0xE855, 0xE864,
    ]

  private static let gotTwoBytesSince2000 = Array(0x9FB4...0x9FBB) + Array(0xFE10...0xFE19) + [0x1E3F]
}

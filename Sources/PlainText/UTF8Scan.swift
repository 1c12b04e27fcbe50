/// What stands in bytes that are read as UTF-8.
struct UTF8Scan {
  /// Characters of three or four bytes.
  ///
  /// Chinese text in UTF-8 has hardly any others, and text in another encoding hardly ever looks like one.
  var wideCharacters = 0
  /// Characters of two bytes.
  var narrowCharacters = 0
  /// Malformed sequences, one for each maximal subpart (The Unicode Standard 3.9, U+FFFD substitution).
  var malformed = 0
  /// Whether the bytes end in the middle of a character.
  ///
  /// That is one of ``malformed``.
  var isCut = false
  /// Whether reading stopped because the bytes are plainly something else.
  ///
  /// The counts are then too low.
  var isHopeless = false

  var isASCII: Bool { wideCharacters == 0 && narrowCharacters == 0 && malformed == 0 }

  /// Reads `bytes` and reports each malformed sequence in order.
  ///
  /// `patience` is how many malformed sequences are read before four times as many as there are wide characters
  /// end the reading. Branches that nobody can predict make text in another encoding slow to read.
  @inline(__always)
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, patience: Int = .max, onMalformed: (Range<Int>) -> Void = { _ in }
  ) {
    guard let input = bytes.baseAddress else { return }
    let count = bytes.count
    var at = 0
    while at < count {
      if at + 8 <= count {
        let word = UnsafeRawPointer(input + at).loadUnaligned(as: UInt64.self).littleEndian
        let high = word & 0x8080_8080_8080_8080
        at += high.trailingZeroBitCount / 8
        if high == 0 { continue }
      }
      while at < count, input[at] >= 0x80 {
        // The common case first: Han characters of the main block, E4…E9 and any two continuations.
        if at + 3 <= count, input[at] &- 0xE4 <= 0xE9 - 0xE4, input[at + 1] & 0xC0 == 0x80,
          input[at + 2] & 0xC0 == 0x80
        {
          wideCharacters += 1
          at += 3
          continue
        }
        let (length, isWellFormed) = Self.sequence(input + at, count - at)
        if isWellFormed {
          if length == 2 { narrowCharacters += 1 } else { wideCharacters += 1 }
        } else {
          malformed += 1
          isCut = at + length == count && Self.expectsMore(input + at, length)
          onMalformed(at..<at + length)
          if malformed >= patience, malformed / 4 > wideCharacters {
            isHopeless = true
            return
          }
        }
        at += length
      }
      if at < count, input[at] < 0x80 { at += 1 }
    }
  }

  /// The length of the well-formed sequence at `input`, or of the maximal subpart of one; at least 1.
  ///
  /// The ranges of the second byte are those of table 3-7 of the Unicode Standard.
  private static func sequence(_ input: UnsafePointer<UInt8>, _ count: Int) -> (
    length: Int, isWellFormed: Bool
  ) {
    let expected: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch input[0] {
    case 0xC2...0xDF: expected = 2
    case 0xE0: (expected, second) = (3, 0xA0...0xBF)
    case 0xED: (expected, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: expected = 3
    case 0xF0: (expected, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: expected = 4
    case 0xF4: (expected, second) = (4, 0x80...0x8F)
    default: return (1, false)
    }
    guard count > 1, second.contains(input[1]) else { return (1, false) }
    var length = 2
    while length < expected, length < count, input[length] & 0xC0 == 0x80 { length += 1 }
    return (length, length == expected)
  }

  /// Whether a malformed sequence would be well-formed if more bytes came, and is not wrong as it stands.
  private static func expectsMore(_ input: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    switch input[0] {
    case 0xC2...0xDF: length < 2
    case 0xE0...0xEF: length < 3
    case 0xF0...0xF4: length < 4
    default: false
    }
  }

  /// `bytes` with U+FFFD in the place of each malformed sequence.
  static func repaired(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    var copied = 0
    _ = UTF8Scan(bytes) { malformed in
      output.append(contentsOf: bytes[copied..<malformed.lowerBound])
      output.append(contentsOf: [0xEF, 0xBF, 0xBD])
      copied = malformed.upperBound
    }
    output.append(contentsOf: bytes[copied...])
    return output
  }
}

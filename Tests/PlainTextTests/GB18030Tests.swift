import Glibc
import Testing

@testable import PlainText

struct GB18030Tests {
  private func decoded(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: GB18030.decode($0).utf8, as: UTF8.self) }
  }

  @Test(arguments: [
    ("ASCII", [0x41, 0x0A, 0x7E], "A\n~"),
    ("GB 2312: 中国", [0xD6, 0xD0, 0xB9, 0xFA], "中国"),
    ("GBK alone: 镕", [0xE9, 0x46], "镕"),
    ("trail byte that is a backslash: 誠", [0xD5, 0x5C], "誠"),
    ("two-byte UTF-8: · and é", [0xA1, 0xA4, 0xA8, 0xA6], "·é"),
    ("user-defined area 1, first and last", [0xAA, 0xA1, 0xAF, 0xFE], "\u{E000}\u{E233}"),
    ("user-defined area 1 as old pages have it", [0xAA, 0xB2], "\u{E011}"),
    ("user-defined area 2, first and last", [0xF8, 0xA1, 0xFE, 0xFE], "\u{E234}\u{E4C5}"),
    ("user-defined area 3, first and last", [0xA1, 0x40, 0xA7, 0xA0], "\u{E4C6}\u{E765}"),
    ("no character: A2AB, and A5F7 of old pages", [0xA2, 0xAB, 0xA5, 0xF7], "\u{E766}\u{E77D}"),
    ("ideographic space written as A3A0", [0xA3, 0xA0], "\u{3000}"),
    ("its neighbours in the user-defined area", [0xA3, 0x9F, 0xA3, 0xA0], "\u{E5E4}\u{3000}"),
    ("the one behind it", [0xA4, 0x40], "\u{E5E6}"),
    ("moved in 2005", [0xA8, 0xBC, 0xA8, 0xBF], "\u{1E3F}\u{01F9}"),
    ("vertical forms since 2005", [0xA6, 0xD9, 0xA6, 0xF3], "\u{FE10}\u{FE19}"),
    ("row FE: plane 0, plane 2", [0xFE, 0x50, 0xFE, 0x51], "\u{2E81}\u{20087}"),
    ("Windows's euro sign and the standard's", [0x80, 0xA2, 0xE3], "€€"),
    ("four bytes, the first", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
    ("four bytes: U+3400", [0x81, 0x39, 0xEE, 0x39], "\u{3400}"),
    ("four bytes, exchanged in 2005", [0x81, 0x35, 0xF4, 0x37], "\u{E7C7}"),
    ("four bytes, the last of plane 0", [0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"),
    ("four bytes, the first of plane 1", [0x90, 0x30, 0x81, 0x30], "\u{10000}"),
    ("four bytes: U+20000", [0x95, 0x32, 0x82, 0x36], "\u{20000}"),
    ("four bytes: an emoji", [0x94, 0x39, 0xFC, 0x36], "\u{1F600}"),
    ("four bytes, the last", [0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"),
  ])
  func readsCodes(_ name: String, _ bytes: [UInt8], _ expected: String) {
    #expect(decoded(bytes) == expected)
    #expect(bytes.withUnsafeBufferPointer { GB18030.decode($0).replacements } == 0)
  }

  @Test(
    arguments: [
      // (bytes, text, number of errors, cut at the end)
      ([0xFF, 0x41], "\u{FFFD}A", 1, false),
      ([0xD6, 0x3C, 0x70, 0x3E], "\u{FFFD}<p>", 1, false),
      ([0xD6, 0x7F, 0x41], "\u{FFFD}\u{7F}A", 1, false),
      ([0xD6, 0xFF, 0x41], "\u{FFFD}A", 1, false),
      ([0xD6, 0xD0, 0xB9], "中\u{FFFD}", 1, true),
      // A digit behind a lead byte starts a four-byte code; if it is none, the digit stays.
      ([0xD6, 0x31, 0x32], "\u{FFFD}12", 1, false),
      ([0xD6, 0x31, 0xD6, 0x41], "\u{FFFD}1諥", 1, false),
      ([0xD6, 0x31], "\u{FFFD}", 1, true),
      ([0x81, 0x30, 0x81], "\u{FFFD}", 1, true),
      // Four bytes between the planes, and behind the last.
      ([0x84, 0x31, 0xA5, 0x30, 0x41], "\u{FFFD}A", 1, false),
      ([0xE3, 0x32, 0x9A, 0x36, 0x41], "\u{FFFD}A", 1, false),
      ([0xFE, 0x39, 0xFE, 0x39], "\u{FFFD}", 1, false),
    ] as [([UInt8], String, Int, Bool)])
  func goesOnBehindErrors(_ bytes: [UInt8], _ text: String, _ errors: Int, _ isCut: Bool) {
    let result = bytes.withUnsafeBufferPointer { GB18030.decode($0) }
    #expect(String(decoding: result.utf8, as: UTF8.self) == text)
    #expect(result.replacements == errors)
    #expect(result.isCut == isCut)
  }

  /// A second opinion on all codes.
  ///
  /// Where libc has no converter there is none.
  @Test(.enabled(if: Converter.isAvailable)) func agreesWithLibc() throws {
    let converter = try #require(Converter())
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE where trail != 0x7F && (lead, trail) != (0xA3, 0xA0) {
        let bytes = [lead, trail]
        #expect(decoded(bytes) == converter.text(of: bytes), "\(bytes)")
      }
    }
    // Characters that got a second code in 2005: libc reads the new one only, and so does nobody else.
    let secondCodes = Set((0x9FB4...0x9FBB).map(UInt32.init) + (0xFE10...0xFE19).map(UInt32.init))
    for index in 0..<39420 {
      let bytes = [
        UInt8(0x81 + index / 12600), UInt8(0x30 + index / 1260 % 10), UInt8(0x81 + index / 10 % 126),
        UInt8(0x30 + index % 10),
      ]
      let text = decoded(bytes)
      if let scalar = text.unicodeScalars.first, secondCodes.contains(scalar.value) { continue }
      #expect(text == converter.text(of: bytes), "\(bytes)")
    }
  }
}

/// libc's converter from GB18030.
private final class Converter {
  private let handle: iconv_t

  init?() {
    guard let handle = iconv_open("UTF-8", "GB18030"), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  static var isAvailable: Bool { Converter() != nil }

  func text(of bytes: [UInt8]) -> String? {
    var input = bytes.map(CChar.init(bitPattern:))
    return input.withUnsafeMutableBufferPointer { input in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { output -> String? in
        var (from, fromLeft) = (input.baseAddress, input.count)
        var (to, toLeft) = (output.baseAddress, output.count)
        guard iconv(handle, &from, &fromLeft, &to, &toLeft) != Int.max, fromLeft == 0 else { return nil }
        return String(
          decoding: output[..<(output.count - toLeft)].map(UInt8.init(bitPattern:)), as: UTF8.self)
      }
    }
  }
}

import Testing

@testable import PlainText

struct DecodedTextTests {
  // 中国你好 in the two encodings.
  private static let gbk: [UInt8] = [0xD6, 0xD0, 0xB9, 0xFA, 0xC4, 0xE3, 0xBA, 0xC3]
  private static let utf8: [UInt8] = [0xE4, 0xB8, 0xAD, 0xE5, 0x9B, 0xBD, 0xE4, 0xBD, 0xA0, 0xE5, 0xA5, 0xBD]
  private static let text = "中国你好"

  private func decode(_ bytes: [UInt8], header: String? = nil) -> (decoded: DecodedText, text: String) {
    let decoded = DecodedText(decoding: bytes, contentType: header)
    return (decoded, String(decoding: decoded.utf8, as: UTF8.self))
  }

  private func meta(_ charset: String) -> [UInt8] { Array("<meta charset=\(charset)>".utf8) }

  @Test func readsWhatIsDeclaredRightly() {
    let cases: [([UInt8], String?, TextEncoding, String?)] = [
      (Self.utf8, nil, .utf8, nil),
      (Self.gbk, nil, .gb18030, nil),
      (Self.utf8, "text/html; charset=UTF-8", .utf8, "utf-8"),
      (Self.gbk, "text/html; charset=GBK", .gb18030, "gbk"),
      (Self.gbk, "text/html;charset=\"gb2312\"", .gb18030, "gb2312"),
      (Self.gbk, "text/html", .gb18030, nil),
      (Self.gbk, "text/html; Charset = x-gbk ; boundary=a", .gb18030, "x-gbk"),
    ]
    for (bytes, header, used, declared) in cases {
      let (decoded, text) = decode(bytes, header: header)
      #expect(text == Self.text)
      #expect(decoded.used == used)
      #expect(decoded.declared == declared)
      #expect(decoded.warnings == [])
    }
  }

  @Test func bytesOverruleWrongDeclarations() {
    for label in ["gb2312", "gbk", "gb18030", "GB2312"] {
      let inPage = decode(meta(label) + Self.utf8)
      #expect(inPage.text.hasSuffix(Self.text))
      #expect(inPage.decoded.used == .utf8)
      #expect(inPage.decoded.warnings == [.wrongCharset(label.lowercased(), .page, used: .utf8)])

      let inHeader = decode(Self.utf8, header: "text/html; charset=\(label)")
      #expect(inHeader.text == Self.text)
      #expect(inHeader.decoded.warnings == [.wrongCharset(label.lowercased(), .httpHeader, used: .utf8)])
    }
    let gbk = decode(meta("utf-8") + Self.gbk, header: "text/html; charset=utf-8")
    #expect(gbk.text.hasSuffix(Self.text))
    #expect(gbk.decoded.used == .gb18030)
    #expect(
      gbk.decoded.warnings == [
        .wrongCharset("utf-8", .httpHeader, used: .gb18030), .wrongCharset("utf-8", .page, used: .gb18030),
      ])
  }

  @Test func oneCharacterIsEnoughToKnowALie() {
    #expect(decode([0xD6, 0xD0, 0x3C], header: "text/html; charset=utf-8").text == "中<")
    #expect(decode([0xE4, 0xB8, 0xAD], header: "text/html; charset=gbk").text == "中")
  }

  @Test func anUnknownCharsetIsNamed() {
    let (decoded, text) = decode(meta("big5-hkscs") + Self.utf8)
    #expect(text.hasSuffix(Self.text))
    #expect(decoded.warnings == [.unknownCharset("big5-hkscs", .page)])
    #expect(decoded.warnings.map(\.description) == ["the page declares the unknown charset big5-hkscs"])
  }

  @Test func anASCIIPageContradictsNoDeclaration() {
    #expect(decode(meta("gb2312") + Array("abc".utf8)).decoded.warnings == [])
  }

  @Test func twoByteSequencesAloneDecideNothingAgainstADeclaration() {
    // C2 B7 is · in UTF-8 and 路 in GBK.
    #expect(decode([0x61, 0xC2, 0xB7]).text == "a·")
    #expect(decode([0x61, 0xC2, 0xB7], header: "text/html; charset=gbk").text == "a路")
    #expect(decode([0x61, 0xC2, 0xB7], header: "text/html; charset=utf-8").text == "a·")
  }

  @Test func byteOrderMarks() {
    let cases: [([UInt8], String, TextEncoding, Int)] = [
      ([0xEF, 0xBB, 0xBF] + Self.utf8, Self.text, .utf8, 0),
      ([0xEF, 0xBB, 0xBF] + Self.gbk, Self.text, .gb18030, 0),
      ([0xFF, 0xFE, 0x2D, 0x4E, 0xFD, 0x56], "中国", .utf16LittleEndian, 0),
      ([0xFE, 0xFF, 0x4E, 0x2D, 0x56, 0xFD], "中国", .utf16BigEndian, 0),
      // U+1F600 as a pair, half a pair, an odd byte.
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], "\u{1F600}", .utf16LittleEndian, 0),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x41, 0x00], "\u{FFFD}A", .utf16LittleEndian, 1),
      ([0xFE, 0xFF, 0x00, 0x41, 0x4E], "A\u{FFFD}", .utf16BigEndian, 1),
      ([0xEF, 0xBB, 0xBF], "", .utf8, 0),
      ([0xFF, 0xFE], "", .utf16LittleEndian, 0),
      ([], "", .utf8, 0),
    ]
    for (bytes, expected, used, replacements) in cases {
      let (decoded, text) = decode(bytes)
      #expect(text == expected)
      #expect(decoded.used == used)
      #expect(decoded.replacements == replacements)
    }
  }

  @Test func brokenUTF8StaysUTF8() {
    let cases: [(bytes: [UInt8], text: String, replacements: Int)] = [
      // Cut in the middle of 好; a stray byte; a Latin-1 é; an overlong slash; a surrogate; above U+10FFFF.
      (Array(Self.utf8.dropLast()), "中国你\u{FFFD}", 1),
      (Array(Self.utf8.dropLast(2)), "中国你\u{FFFD}", 1),
      (Self.utf8 + [0xFF] + Self.utf8, "中国你好\u{FFFD}中国你好", 1),
      (Self.utf8 + [0xE9, 0x20], "中国你好\u{FFFD} ", 1),
      (Self.utf8 + [0xC0, 0xAF], "中国你好\u{FFFD}\u{FFFD}", 2),
      (Self.utf8 + [0xED, 0xA0, 0x80], "中国你好\u{FFFD}\u{FFFD}\u{FFFD}", 3),
      (
        Self.utf8 + Self.utf8 + [0xF4, 0x90, 0x80, 0x80, 0x41], "中国你好中国你好\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A", 4
      ),
      // The example of the Unicode Standard, table 3-8: 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64.
      (
        Self.utf8 + Self.utf8 + [
          0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64,
        ],
        "中国你好中国你好a\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}d", 6
      ),
    ]
    for header in [nil, "text/html; charset=utf-8", "text/html; charset=gb2312"] {
      for (bytes, expected, replacements) in cases {
        let (decoded, text) = decode(bytes, header: header)
        #expect(text == expected)
        #expect(decoded.used == .utf8)
        #expect(decoded.replacements == replacements)
        #expect(decoded.warnings.contains(.replaced(replacements)))
      }
    }
  }

  @Test func brokenGBKStaysGBK() {
    for header in [nil, "text/html; charset=utf-8", "text/html; charset=gb2312"] {
      let cut = decode(Array(Self.gbk.dropLast()), header: header)
      #expect(cut.text == "中国你\u{FFFD}")
      #expect(cut.decoded.used == .gb18030)
      #expect(cut.decoded.replacements == 1)
      let stray = decode(Self.gbk + [0xFF] + Self.gbk, header: header)
      #expect(stray.text == "中国你好\u{FFFD}中国你好")
      #expect(stray.decoded.warnings.contains(.replaced(1)))
    }
  }

  @Test func aCutCharacterSpeaksForNoEncoding() {
    // E4 B8 is the start of 中 in UTF-8 and all of 涓 in GBK.
    #expect(decode([0x61, 0xE4, 0xB8], header: "text/html; charset=utf-8").text == "a\u{FFFD}")
    #expect(decode([0x61, 0xE4, 0xB8], header: "text/html; charset=gbk").text == "a涓")
  }

  @Test func longTextInAnotherEncodingIsKnownEarly() {
    let many = Array(repeatElement(Self.gbk, count: 1000).joined())
    #expect(
      decode(many, header: "text/html; charset=utf-8").text == String(repeating: Self.text, count: 1000))
    // A thousand broken bytes among more characters are still UTF-8.
    let broken = Array(repeatElement(Self.utf8 + [0xFF], count: 2000).joined())
    #expect(decode(broken).decoded.used == .utf8)
    #expect(decode(broken).decoded.replacements == 2000)
  }

  @Test func takesOutWhatHTMLCannotHold() {
    let cases: [(bytes: [UInt8], text: String, removed: Int)] = [
      ([0x61, 0x00, 0x62], "ab", 1),
      ([0x00], "", 1),
      ([0x61, 0x09, 0x0A, 0x0D, 0x62], "a\t\n\rb", 0),
      ([0x61, 0x0C, 0x62, 0x0B, 0x1F], "a b ", 3),
      (Self.utf8 + [0x00] + Self.utf8, "中国你好中国你好", 1),
      (Self.gbk + [0x1B] + Self.gbk, "中国你好中国你好", 1),
      (Self.utf8 + [0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF, 0x61], "中国你好a", 2),
      (Self.utf8 + [0xEF, 0xB7, 0x90, 0xEF, 0xB7, 0xAF, 0xEF, 0xB7, 0xB0], "中国你好\u{FDF0}", 2),
      (Self.utf8 + [0xF0, 0x9F, 0xBF, 0xBE, 0xF4, 0x8F, 0xBF, 0xBF], "中国你好", 2),
      // 俿 ends in BF BF and is a character.
      (Self.utf8 + [0xE4, 0xBF, 0xBF], "中国你好俿", 0),
      ([0xFF, 0xFE, 0x41, 0x00, 0x00, 0x00, 0x42, 0x00], "AB", 1),
      // U+FFFF in GB18030.
      (Self.gbk + [0x84, 0x31, 0xA4, 0x39], "中国你好", 1),
    ]
    for (bytes, expected, removed) in cases {
      let (decoded, text) = decode(bytes)
      #expect(text == expected)
      #expect(decoded.warnings == (removed > 0 ? [.removed(removed)] : []))
    }
  }

  /// Whatever comes in, well-formed text without forbidden characters goes out.
  @Test func anyBytesGiveUsableText() {
    var generator = Linear(state: 163)
    let pieces: [[UInt8]] = [
      Self.gbk, Self.utf8, [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0x81, 0x30], [0x95, 0x32, 0x82, 0x36], [0x00],
      [0xF4, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], Array("<meta charset=gbk>".utf8), Array("<!--".utf8),
      Array("<meta http-equiv=content-type content='".utf8), Array("<?xml encoding=\"".utf8),
    ]
    for _ in 0..<20000 {
      var bytes: [UInt8] = []
      for _ in 0..<generator.below(12) {
        if generator.below(2) == 0 {
          bytes += pieces[generator.below(pieces.count)]
        } else {
          bytes += (0..<generator.below(6)).map { _ in UInt8(generator.below(256)) }
        }
      }
      let header = ["text/html; charset=gbk", "text/html; charset=utf-8", nil][generator.below(3)]
      let decoded = DecodedText(decoding: bytes, contentType: header)
      #expect(String(validating: decoded.utf8, as: UTF8.self) != nil, "\(bytes)")
      for scalar in String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars {
        let isNoncharacter = scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
        let isControl = scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)
        #expect(!isNoncharacter && !isControl, "\(bytes)")
      }
    }
  }
}

/// Random numbers that are the same in every run. (Knuth's MMIX generator)
struct Linear {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}

import ArticleModel
import Testing

@testable import PlainText

struct TextNormalizerTests {
  @Test(arguments: [
    ("　　网易讯 ", "网易讯"),
    ("\u{A0}\u{A0}据　\u{A0} 新华社", "据 新华社"),
    ("a \t\r\n b\u{2003}c\u{85}d\u{2028}e", "a b c d e"),
    ("\u{FEFF}网\u{200B}易\u{200C}号\u{2060}", "网易号"),
    ("soft\u{AD}hyphen", "softhyphen"),
    ("a\u{200E}\u{202A}b\u{202C}\u{2066}c\u{2069}", "abc"),
    ("a\u{0}b\u{7F}c\u{9F}d\u{1B}", "abcd"),
    ("a \u{200B} b", "a b"),
    ("", ""), (" ", ""), ("　\u{200B}　", ""),
    // Width, quotes and script stay.
    ("ＡＢＣ，。“”‘’—…·《》 1.5％", "ＡＢＣ，。“”‘’—…·《》 1.5％"),
    ("網易 かな カナ 한글 Привет αβγ", "網易 かな カナ 한글 Привет αβγ"),
    ("\u{E011}\u{20000}\u{1F600}", "\u{E011}\u{20000}\u{1F600}"),
  ])
  func cleansALine(_ text: String, _ expected: String) {
    #expect(Array(text.normalizedLine.utf8) == Array(expected.utf8))
  }

  /// Joiners stay between emoji and nowhere else.
  ///
  /// U+2640 is an emoji of the plane 0, FE0F its variation.
  @Test(arguments: [
    ("👨\u{200D}👩\u{200D}👧", "👨\u{200D}👩\u{200D}👧"),
    ("🏃\u{200D}\u{2640}\u{FE0F}", "🏃\u{200D}\u{2640}\u{FE0F}"),
    ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
    ("👨\u{200D}网", "👨网"), ("网\u{200D}👨", "网👨"), ("a\u{200D}b", "ab"), ("1\u{200D}2", "12"),
    ("👨\u{200D}", "👨"), ("👨\u{200D} 👩", "👨 👩"), ("👨 \u{200D}👩", "👨 👩"), ("👨\u{200D}1", "👨1"),
    ("👨\u{200D}\u{200D}👩", "👨\u{200D}👩"),
  ])
  func keepsEmojiTogether(_ text: String, _ expected: String) {
    #expect(Array(text.normalizedLine.utf8) == Array(expected.utf8))
  }

  // Worked out from UnicodeData.txt and CompositionExclusions.txt.
  @Test(arguments: [
    ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"), ("A\u{30A}", "\u{C5}"), ("\u{2126}", "\u{3A9}"),
    ("\u{304B}\u{3099}", "\u{304C}"), ("\u{F900}", "\u{8C48}"), ("\u{2F800}", "\u{4E3D}"),
    ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"), ("q\u{307}\u{323}", "q\u{323}\u{307}"),
    ("\u{958}", "\u{915}\u{93C}"), ("\u{FA0E}", "\u{FA0E}"), ("\u{387}", "\u{B7}"),
    ("\u{2329}a\u{232A}", "\u{3008}a\u{3009}"), ("\u{301}a", "\u{301}a"), ("a\u{200B}\u{301}", "\u{E1}"),
    ("中e\u{301} \u{301}文", "中\u{E9} \u{301}文"),
  ])
  func composes(_ text: String, _ expected: String) {
    #expect(Array(text.normalizedLine.utf8) == Array(expected.utf8))
  }

  /// The rule for what may be taken as it is must hold for every character, alone and behind a letter.
  @Test func everyPlainCharacterIsInNFC() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), CharacterClass(scalar) == .plain else { continue }
      let isWrong = scalar.properties.canonicalCombiningClass != .notReordered
      let alone = String(Character(scalar))
      if isWrong || !alone.composed.unicodeScalars.elementsEqual([scalar]) {
        Issue.record("U+\(String(value, radix: 16)) is not plain")
      }
    }
  }

  @Test func piecesJoin() {
    let text = "　a 中\u{200B}文e\u{301}👨\u{200D}👩 \u{A0} b "
    let scalars = Array(text.unicodeScalars)
    for size in 1...4 {
      var normalizer = TextNormalizer()
      for start in stride(from: 0, to: scalars.count, by: size) {
        var piece = String.UnicodeScalarView()
        piece.append(contentsOf: scalars[start..<min(start + size, scalars.count)])
        normalizer.append(String(piece))
      }
      #expect(normalizer.finish() == "a 中文\u{E9}👨\u{200D}👩 b")
      #expect(normalizer.isEmpty)
    }
  }

  @Test func longRunsOfCombiningMarksEnd() {
    let marks = String(repeating: "\u{301}", count: 5000)
    #expect(("a" + marks).normalizedLine.unicodeScalars.count == 5000)
    var normalizer = TextNormalizer()
    normalizer.append("a")
    for _ in 0..<5000 { normalizer.append("\u{316}") }
    #expect(normalizer.finish().unicodeScalars.count == 5001)
  }

  @Test func malformedBytesDoNoHarm() {
    var generator = Linear(state: 126)
    for _ in 0..<5000 {
      let bytes = (0..<generator.below(20)).map { _ in UInt8(generator.below(256)) }
      var normalizer = TextNormalizer()
      bytes.withUnsafeBufferPointer { normalizer.append($0) }
      _ = normalizer.finish()
      normalizer.append("网")
      #expect(normalizer.finish() == "网")
    }
  }

  @Test func marksAreFittedToTheText() {
    var text = TextNormalizer()
    text.append("　据")
    let bold = text.count
    text.append(" 新华社 ")
    let link = text.count
    text.append(" e")
    let accent = text.count
    text.append("\u{301}。")
    let rich = text.finish([
      .init(.emphasis, bold..<link),  // with its space in front
      .init(.strong, bold..<text.count),
      .init(.link("http://a"), accent..<text.count),  // from the middle of é on
      .init(.superscript, link..<link),  // empty
      .init(.subscript, link..<link + 1),  // a space
      .init(.emphasis, 0..<99),  // too long
    ])
    // 据 3, space 1, 新华社 9, space 1, é 2, 。 3 bytes.
    #expect(rich.text == "据 新华社 \u{E9}。")
    #expect(
      rich.marks == [
        .init(.emphasis, 0..<19), .init(.strong, 4..<19), .init(.emphasis, 4..<13),
        .init(.link("http://a"), 14..<19),
      ])
    #expect(text.finish() == "")
  }
}

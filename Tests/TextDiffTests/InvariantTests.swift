import Testing
import TextDiff

/// Nothing is lost and nothing is made up, whatever the texts are.
@Suite struct InvariantTests {
  @Test(arguments: 0..<400)
  func bothTextsComeBack(seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let old = Self.text(&random)
    let new = Bool.random(using: &random) ? Self.edited(old, &random) : Self.text(&random)
    check(old, new)
  }

  @Test(arguments: [
    ("\u{301}", "a\u{301}"), ("\r", "\r\n"), ("\r\n", "\n"), ("a\u{0}b", "a\u{0}"), ("🇨🇳🇨", "🇳🇨🇳"),
    ("\u{FEFF}一", "一\u{FEFF}"), ("一\u{200D}", "\u{200D}一"), ("。", "\n"), (" ", "\u{3000}"),
    ("ᄀ", "가"), ("...", "。。。"), ("\n\n\n", "\n"),
  ])
  func oddTexts(_ old: String, _ new: String) {
    check(old, new)
    check(new, old)
    check(old, old)
    check("", old)
    check(old + new, new + old)
  }

  @Test func manyEqualParagraphs() {
    check(String(repeating: "图\n", count: 3000), String(repeating: "图\n", count: 1000) + "文\n")
  }

  /// Each sentence shuffled: nothing in common but the characters.
  @Test func hostilePermutation() {
    var random = SplitMix(state: 7)
    let scalars = (0..<2000).map { Character(Unicode.Scalar(UInt16(0x4E00 + $0)) ?? "一") }
    check(String(scalars), String(scalars.shuffled(using: &random)))
    let lines = scalars.map { "\($0)\n" }
    check(lines.joined(), lines.shuffled(using: &random).joined())
  }

  @Test func neighbouringRunsAreOfDifferentKinds() {
    var random = SplitMix(state: 99)
    for _ in 0..<100 {
      let old = Self.text(&random)
      for sentence in TextDiff(from: old, to: Self.edited(old, &random)).paragraphs.flatMap(\.sentences) {
        for (run, next) in zip(sentence.runs, sentence.runs.dropFirst()) {
          #expect(run.kind != next.kind)
          #expect(!run.text.isEmpty)
        }
      }
    }
  }

  private func check(_ old: String, _ new: String) {
    let runs = TextDiff(from: old, to: new).runs
    #expect(Array(runs.old.utf8) == Array(old.utf8))
    #expect(Array(runs.new.utf8) == Array(new.utf8))
    let field = FieldDiff(from: old, to: new).runs
    #expect(Array(field.old.utf8) == Array(old.utf8))
    #expect(Array(field.new.utf8) == Array(new.utf8))
  }

  private static let parts = [
    "茶", "园", "水", "桥", "的", "了", "山", "老", "，", "。", "！", "？", "；", "……", "”", "“", "「", "」", "tea ", "3.5",
    "%",
    "Tea", ".", " ", "\n", "\n\n", "\u{3000}", "é", "e\u{301}", "👨‍👩‍👧", "-", "2019-05-17", "\r\n",
  ]

  private static func text(_ random: inout SplitMix) -> String {
    (0..<Int.random(in: 0...120, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
      .joined()
  }

  private static func edited(_ text: String, _ random: inout SplitMix) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 0...8, using: &random) where !scalars.isEmpty {
      let place = Int.random(in: 0..<scalars.count, using: &random)
      let end = min(scalars.count, place + Int.random(in: 0...20, using: &random))
      switch Int.random(in: 0..<3, using: &random) {
      case 0: scalars.removeSubrange(place..<end)
      case 1:
        scalars.insert(contentsOf: (parts.randomElement(using: &random) ?? "").unicodeScalars, at: place)
      default: scalars.append(contentsOf: scalars[place..<end])
      }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}

/// A generator whose numbers are the same in every run (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

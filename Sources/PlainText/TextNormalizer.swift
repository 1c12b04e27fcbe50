public import ArticleModel

/// Makes the text of one paragraph out of the pieces that a page holds it in.
///
/// The rules: NFC; ideographic and no-break spaces are white space, of which a run becomes one space and none
/// stays at the ends; controls, soft hyphens and zero-width characters go, except a joiner between two emoji.
///
/// ```
/// var text = TextNormalizer()
/// text.append("　　据　 新华社")
/// let start = text.count
/// text.append(" 报道。")
/// text.finish([.init(.strong, start..<text.count)])  // "据 新华社 报道。", 报道。 in bold
/// ```
public struct TextNormalizer: Sendable {
  private enum Pending {
    case nothing
    /// White space was read; it counts if something visible follows.
    case space
    /// U+200D was read behind an emoji; it counts if an emoji follows.
    case joiner
  }

  private var output: [UInt8] = []
  private var pending = Pending.nothing

  public init() {}

  /// The UTF-8 length of the text so far.
  ///
  /// White space that was read last is not in it.
  ///
  /// Offsets for marks are read here between two pieces. They may fall before a space, or into a character that
  /// a combining mark of the next piece joined: ``finish(_:)`` puts them right.
  public var count: Int { output.count }

  /// Whether nothing visible was read yet.
  public var isEmpty: Bool { output.isEmpty }

  /// Takes a piece of text as a `String`.
  public mutating func append(_ text: some StringProtocol) {
    var text = String(text)
    text.withUTF8 { append($0) }
  }

  /// Takes a piece of text as well-formed UTF-8.
  public mutating func append(_ utf8: Span<UInt8>) {
    utf8.withUnsafeBufferPointer { append($0) }
  }

  /// Takes a piece of text as well-formed UTF-8.
  public mutating func append(_ utf8: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < utf8.count {
      let plain = Self.plainLength(utf8, at)
      if plain > 0 {
        flush(before: nil)
        output.append(contentsOf: utf8[at..<at + plain])
        at += plain
        continue
      }
      guard let (scalar, length) = Self.scalar(utf8, at) else {
        at += 1
        continue
      }
      switch CharacterClass(scalar) {
      case .space:
        if !output.isEmpty { pending = .space }
      case .dropped: break
      case .joiner:
        if pending == .nothing, endsWithEmoji { pending = .joiner }
      case .plain:
        flush(before: scalar)
        output.append(contentsOf: utf8[at..<at + length])
      case .composing:
        flush(before: scalar)
        at = appendComposing(utf8, at)
        continue
      }
      at += length
    }
  }

  /// The text, and everything ready for the next paragraph.
  public mutating func finish() -> String {
    defer {
      output.removeAll(keepingCapacity: true)
      pending = .nothing
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The text with its marks, and everything ready for the next paragraph.
  ///
  /// The marks' ranges are offsets that ``count`` had. White space at their ends is left out, ends inside a
  /// character move out of it, marks without text go, and they come in the order that ``RichText`` asks for;
  /// of two marks with the same range the one given first is the outer one.
  public mutating func finish(_ marks: [RichText.Mark]) -> RichText {
    var ordered: [(order: Int, mark: RichText.Mark)] = []
    for (order, mark) in marks.enumerated() {
      guard let range = fitted(mark.range) else { continue }
      ordered.append((order, RichText.Mark(mark.style, range)))
    }
    ordered.sort { one, other in
      let (first, second) = (one.mark.range, other.mark.range)
      if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
      if first.upperBound != second.upperBound { return first.upperBound > second.upperBound }
      return one.order < other.order
    }
    return RichText(finish(), marks: ordered.map(\.mark))
  }

  private func fitted(_ range: Range<Int>) -> Range<Int>? {
    var lower = min(range.lowerBound, output.count)
    var upper = min(range.upperBound, output.count)
    while lower > 0, lower < output.count, isContinuation(lower) { lower -= 1 }
    while upper < output.count, isContinuation(upper) { upper += 1 }
    while lower < upper, output[lower] == UInt8(ascii: " ") { lower += 1 }
    while lower < upper, output[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    return lower < upper ? lower..<upper : nil
  }

  private func isContinuation(_ at: Int) -> Bool { output[at] & 0xC0 == 0x80 }

  private mutating func flush(before next: Unicode.Scalar?) {
    switch pending {
    case .nothing: return
    case .space: output.append(UInt8(ascii: " "))
    case .joiner:
      if let next, next.value > 0xFF, next.properties.isEmoji {
        output.append(contentsOf: [0xE2, 0x80, 0x8D])
      }
    }
    pending = .nothing
  }

  private var endsWithEmoji: Bool {
    guard let last = String(decoding: output.suffix(4), as: UTF8.self).unicodeScalars.last else {
      return false
    }
    let emojiVariation: UInt32 = 0xFE0F
    return last.value == emojiVariation || (last.value > 0xFF && last.properties.isEmoji)
  }

  /// Appends the run of composing characters at `at`, brings the end of the text into NFC, and returns the place
  /// behind the run.
  private mutating func appendComposing(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    while let (scalar, length) = Self.scalar(utf8, at), CharacterClass(scalar) == .composing {
      at += length
    }
    let from = compositionStart
    let tail = output[from...] + utf8[start..<at]
    output.replaceSubrange(from..., with: String(decoding: tail, as: UTF8.self).composed.utf8)
    return at
  }

  /// Where the last character begins that does not join the one before it, looking back no further than the
  /// thirty combining marks that text may have in a row. (UAX #15, 13 Stream-Safe Text Format)
  private var compositionStart: Int {
    var start = output.count
    for _ in 0..<31 where start > 0 {
      repeat { start -= 1 } while start > 0 && isContinuation(start)
      let last = output.withUnsafeBufferPointer { Self.scalar($0, start)?.0 }
      guard let last, CharacterClass(last) == .composing else { break }
    }
    return start
  }

  /// How many bytes from `at` on are taken as they are: visible ASCII, Han, kana, Chinese punctuation, full-
  /// width forms.
  ///
  /// The same characters as ``CharacterClass/plain``, but only the common ones.
  @inline(__always)
  private static func plainLength(_ utf8: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var at = start
    while at < utf8.count {
      let lead = utf8[at]
      if lead < 0x80 {
        guard lead > 0x20, lead != 0x7F else { break }
        at += 1
        continue
      }
      guard lead >= 0xE2, at + 2 < utf8.count else { break }
      let (second, third) = (utf8[at + 1], utf8[at + 2])
      switch lead {
      case 0xE4...0xE9: break
      case 0xE2 where second == 0x80 && (0x90...0xA7).contains(third): break
      case 0xE3 where second == 0x80 && (0x81...0x9F).contains(third): break
      case 0xEF where second == 0xBC || second == 0xBD: break
      default: return at - start
      }
      at += 3
    }
    return at - start
  }

  private static func scalar(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Unicode.Scalar, length: Int)?
  {
    guard at < utf8.count else { return nil }
    let lead = utf8[at]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard at + length <= utf8.count else { return nil }
    var value = length == 1 ? UInt32(lead) : UInt32(lead & (0x7F >> UInt8(length)))
    for offset in 1..<max(length, 1) { value = value << 6 | UInt32(utf8[at + offset] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}

extension StringProtocol {
  /// The text as one normalized paragraph. (``TextNormalizer``)
  public var normalizedLine: String {
    var normalizer = TextNormalizer()
    normalizer.append(self)
    return normalizer.finish()
  }
}

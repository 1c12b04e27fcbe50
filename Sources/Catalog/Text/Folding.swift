internal import PlainText
internal import Synchronization

/// Makes characters equal that a reader takes for the same: simplified and traditional, full and half width,
/// upper and lower case.
///
/// The script is folded character by character, each to the simplified one that OpenCC has for it alone. Whole
/// words would read better (乾 in 乾坤 stays), but then the index and a query that begins inside a word would
/// disagree. Both sides use this table, so what matters is only that equal characters stay equal.
final class Folding: Sendable {
  fileprivate struct Table {
    /// 0 where nobody has asked yet.
    var folded = [UInt16](repeating: 0, count: 0x10000)
    var converter: ScriptConverter?
  }

  private let table = Mutex(Table())

  /// The scalars, folded.
  ///
  /// Every scalar gives one, so places in the text stay the same.
  func fold(_ scalars: [UInt32]) -> [UInt32] {
    table.withLock { table in
      let unknown = Set(scalars.filter { $0 < 0x10000 && table.folded[Int($0)] == 0 })
      if !unknown.isEmpty { table.learn(unknown.sorted()) }
      return scalars.map { $0 < 0x10000 ? UInt32(table.folded[Int($0)]) : $0 }
    }
  }
}

extension Folding.Table {
  fileprivate mutating func learn(_ scalars: [UInt32]) {
    var han: [UInt32] = []
    for scalar in scalars {
      folded[Int(scalar)] = UInt16(Self.widthAndCase(scalar))
      if Script(scalar) == .han { han.append(scalar) }
    }
    guard !han.isEmpty, let converter = simplifier() else { return }
    // A line for each: no word of the dictionaries has a line end in it.
    let lines = String(String.UnicodeScalarView(han.flatMap { [Unicode.Scalar($0) ?? " ", "\n"] }))
    guard let converted = try? converter.convert(lines) else { return }
    let answers = converted.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    guard answers.count == han.count + 1 else { return }
    for (scalar, answer) in zip(han, answers) {
      if answer.count == 1, let first = answer.first, first.value < 0x10000 {
        folded[Int(scalar)] = UInt16(first.value)
      }
    }
  }

  /// OpenCC, or nothing if its dictionaries are not there: then the two scripts are told apart, that is all.
  private mutating func simplifier() -> ScriptConverter? {
    if converter == nil { converter = try? ScriptConverter(to: .hans) }
    return converter
  }

  /// Full-width ASCII forms (U+FF01 to U+FF5E) to ASCII, letters to lower case, NUL to itself.
  private static func widthAndCase(_ scalar: UInt32) -> UInt32 {
    var value = 0xFF01...0xFF5E ~= scalar ? scalar - 0xFEE0 : scalar == 0x3000 ? 0x20 : scalar
    if value < 0x80 {
      if 0x41...0x5A ~= value { value += 0x20 }
    } else if let lower = Unicode.Scalar(value)?.properties.lowercaseMapping.unicodeScalars,
      lower.count == 1, let first = lower.first, first.value < 0x10000
    {
      value = first.value
    }
    return value
  }
}

/// What a character is to the search.
enum Script: Sendable {
  /// One token each: Han, kana, hangul.
  case han
  /// Part of a word: letters and digits of other scripts.
  case word
  case space
  /// Ends a phrase.
  case mark

  init(_ value: UInt32) {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .word
    case 0x09...0x0D, 0x20, 0xA0, 0x3000: self = .space
    case 0..<0xC0, 0xD7, 0xF7: self = .mark
    case 0xC0...0x1FFF: self = Self.isLetter(value) ? .word : .mark
    // Iteration marks, kana, bopomofo, Han with extension A, hangul; compatibility ideographs; extensions.
    case 0x3005...0x3007, 0x3041...0x318F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      self = .han
    default: self = Self.isLetter(value) ? .word : .mark
    }
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    guard let properties = Unicode.Scalar(value)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }
}

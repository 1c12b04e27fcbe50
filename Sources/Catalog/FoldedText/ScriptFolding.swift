internal import PlainText

/// One simplified character for each Chinese character, so that 經濟 and 经济 are the same to a search.
///
/// By character, not by word: OpenCC's word rules (乾隆 stays, 乾淨 becomes 干净) would make a character in the text
/// another one than the same character in a query, and take 130 ms for a MB of text against 2 ms. What is indexed
/// and what is asked for go through the same table, so nothing is missed; a search for 干净 finds 乾净 too.
///
/// The table is made once, from OpenCC's dictionary of characters, and kept in the catalog: a later dictionary
/// cannot make queries differ from what was indexed.
struct ScriptFolding: Sendable {
  /// Pairs of a character and what it folds to, one after the other.
  let pairs: String
  /// What each character from U+3400 to U+9FFF folds to.
  private let common: [UInt16]
  private let others: [UInt32: UInt32]

  private static let commonRange: Range<UInt32> = 0x3400..<0xA000

  init(pairs: String) {
    self.pairs = pairs
    var common = Self.commonRange.map { UInt16($0) }
    var others: [UInt32: UInt32] = [:]
    var scalars = pairs.unicodeScalars.makeIterator()
    while let from = scalars.next()?.value, let to = scalars.next()?.value {
      if Self.commonRange.contains(from), let to = UInt16(exactly: to) {
        common[Int(from - Self.commonRange.lowerBound)] = to
      } else {
        others[from] = to
      }
    }
    self.common = common
    self.others = others
  }

  /// The table from the dictionaries that are installed; the first use takes about 40 ms.
  static let installed = Result { () throws(ScriptConversionError) in try fromDictionaries() }

  private static func fromDictionaries() throws(ScriptConversionError) -> ScriptFolding {
    // Han, extension A and what lies beyond the first plane. A line feed between them keeps OpenCC from seeing
    // words.
    let scalars = [Self.commonRange, 0x20000..<0x32400].joined().compactMap(Unicode.Scalar.init)
    var text = ""
    for scalar in scalars {
      text.unicodeScalars.append(scalar)
      text += "\n"
    }
    let lines = try ScriptConverter(to: .hans).convert(text).unicodeScalars.split(separator: "\n")
    var pairs = ""
    for (scalar, line) in zip(scalars, lines) {
      guard let folded = line.first, line.count == 1, folded != scalar else { continue }
      pairs.unicodeScalars.append(scalar)
      pairs.unicodeScalars.append(folded)
    }
    // OpenCC leaves 著 alone, because it is a word of its own (名著); Taiwan also writes it for 着 (看著).
    return ScriptFolding(pairs: pairs + "著着")
  }

  @inline(__always)
  func fold(_ value: UInt32) -> UInt32 {
    Self.commonRange.contains(value)
      ? UInt32(common[Int(value - Self.commonRange.lowerBound)])
      : value < 0x20000 ? value : others[value, default: value]
  }
}

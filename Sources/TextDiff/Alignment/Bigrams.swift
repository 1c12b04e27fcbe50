/// The pairs of neighbouring tokens of a segment, as a sorted multiset; the start and the end count as tokens.
struct Bigrams {
  private let pairs: [UInt64]

  var count: Int { pairs.count }

  init(_ text: TokenizedText, _ tokens: Range<Int>) {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(tokens.count + 1)
    var last = UInt64(UInt32.max)
    for token in tokens where !text.kinds[token].isSpace {
      let id = UInt64(UInt32(bitPattern: text.ids[token]))
      pairs.append(last << 32 | id)
      last = id
    }
    pairs.append(last << 32 | UInt64(UInt32.max))
    pairs.sort()
    self.pairs = pairs
  }

  /// How many pairs both have.
  func common(with other: Bigrams) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < pairs.count, j < other.pairs.count {
      if pairs[i] == other.pairs[j] {
        (i, j, common) = (i + 1, j + 1, common + 1)
      } else if pairs[i] < other.pairs[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return common
  }

  /// The share of pairs that both have in all pairs of both, 0 to 1 (Dice's coefficient).
  func likeness(to other: Bigrams) -> Double {
    2 * Double(common(with: other)) / Double(count + other.count)
  }
}

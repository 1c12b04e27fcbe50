/// Finds the words of a query in a text, by the same folding as the index.
struct HitFinder {
  /// A place where one of the phrases stands.
  struct Hit {
    let phrase: Int
    /// In UTF-8 offsets of the text.
    let range: Range<Int>
  }

  private let folding: TextFolding
  private let phrases: [(tokens: FoldedText, isPrefix: Bool, isInHeadline: Bool)]

  init(_ query: SearchQuery, _ folding: TextFolding) {
    self.folding = folding
    phrases = query.root.wanted.map { (FoldedText($0.text, folding), $0.isPrefix, $0.isInHeadline) }
  }

  /// All hits, in the order of the text.
  ///
  /// What was asked of the headline alone (`title:`) is looked for only there.
  func hits(in text: String, isHeadline: Bool) -> [Hit] {
    let folded = FoldedText(text, folding)
    var hits: [Hit] = []
    for (index, phrase) in phrases.enumerated() where isHeadline || !phrase.isInHeadline {
      for tokens in folded.occurrences(of: phrase.tokens, isPrefix: phrase.isPrefix) {
        let last = folded.origins[tokens.upperBound - 1]
        hits.append(Hit(phrase: index, range: folded.origins[tokens.lowerBound].lowerBound..<last.upperBound))
      }
    }
    return hits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The places to mark: hits that overlap are one.
  static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

/// A piece of an article's text around what was searched for.
public struct Snippet: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    public let text: String
    public let isHit: Bool
  }

  public let runs: [Run]
  /// Whether the article's text goes on before and behind it.
  public let isCutBefore: Bool
  public let isCutAfter: Bool

  public var text: String { runs.map(\.text).joined() }
}

extension Catalog {
  /// The piece of a text in which most of a query stands; its beginning where nothing of it does.
  ///
  /// `length` is in characters, a Han character one.
  public func snippet(of text: String, for query: SearchQuery, length: Int = 60) -> Snippet {
    let scalars = Array(text.unicodeScalars)
    let tokens = Tokens(of: scalars.map(\.value), folding: folding)
    let hits = tokens.places(of: query.phrases(folding: folding))
    let window = Self.window(around: hits, in: scalars, length: length)
    var runs: [Snippet.Run] = []
    var at = window.lowerBound
    func add(_ end: Int, isHit: Bool) {
      guard end > at else { return }
      let piece = String(String.UnicodeScalarView(scalars[at..<end].map { $0 == "\n" ? " " : $0 }))
      runs.append(Snippet.Run(text: piece, isHit: isHit))
      at = end
    }
    for hit in hits where hit.lowerBound < window.upperBound && hit.upperBound > at {
      add(max(hit.lowerBound, at), isHit: false)
      add(min(hit.upperBound, window.upperBound), isHit: true)
    }
    add(window.upperBound, isHit: false)
    return Snippet(
      runs: runs, isCutBefore: window.lowerBound > 0, isCutAfter: window.upperBound < scalars.count)
  }

  /// The piece with most hits, begun at the start of a sentence if one is near.
  private static func window(
    around hits: [Range<Int>], in scalars: [Unicode.Scalar], length: Int
  ) -> Range<Int> {
    var best = 0..<min(length, scalars.count)
    guard let first = hits.first else { return best }
    var (most, last) = (0, 0)
    var from = first.lowerBound
    for (index, hit) in hits.enumerated() {
      while last < hits.count, hits[last].upperBound <= hit.lowerBound + length * 3 / 4 { last += 1 }
      if last - index > most { (most, from) = (last - index, hit.lowerBound) }
    }
    let earliest = max(0, from - length / 3)
    var start = earliest
    for index in stride(from: from - 1, through: earliest, by: -1) where isEnd(scalars[index]) {
      start = index + 1
      break
    }
    while start < from, scalars[start].properties.isWhitespace || "”’」』）)".unicodeScalars.contains(scalars[start]) {
      start += 1
    }
    best = start..<min(scalars.count, max(start + length, min(first.upperBound, start + length)))
    return best
  }

  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool { "。！？!?\n；".unicodeScalars.contains(scalar) }
}

extension Tokens {
  /// Where the phrases stand, in order and not over one another, as ranges of the text's scalars.
  func places(of phrases: [SearchQuery.Phrase]) -> [Range<Int>] {
    let wanted = phrases.filter { !$0.tokens.isEmpty }
    guard !wanted.isEmpty else { return [] }
    let texts = all.map(text)
    var found: [Range<Int>] = []
    for start in all.indices {
      // The longest of those that begin here.
      var end: Int?
      for phrase in wanted where matches(phrase, at: start, in: texts) {
        end = max(end ?? 0, start + phrase.tokens.count)
      }
      guard let end else { continue }
      let range = all[start].range.lowerBound..<all[end - 1].range.upperBound
      if let last = found.last, range.lowerBound < last.upperBound {
        found[found.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        found.append(range)
      }
    }
    return found
  }

  private func matches(_ phrase: SearchQuery.Phrase, at start: Int, in texts: [String]) -> Bool {
    guard start + phrase.tokens.count <= texts.count else { return false }
    for (offset, token) in phrase.tokens.enumerated() {
      let text = texts[start + offset]
      let isLast = offset == phrase.tokens.count - 1
      guard text == token || isLast && phrase.isPrefix && text.hasPrefix(token) else { return false }
    }
    return true
  }
}

/// Chooses the piece of a text that shows best what was found.
struct SnippetMaker {
  /// Sixty Chinese characters, in half widths: ASCII takes one, all else two.
  private static let width = 120

  private let text: String
  private let utf8: [UInt8]

  init(_ text: String) {
    self.text = text
    utf8 = Array(text.utf8)
  }

  func snippet(_ hits: [HitFinder.Hit]) -> Snippet {
    let core = densest(hits)
    let room = max(0, Self.width - width(of: core))
    var start = start(before: core.lowerBound, room: room)
    let left = max(0, room - width(of: start..<core.lowerBound))
    let end = end(behind: core.upperBound, room: left)
    // A text that ends soon leaves room for more before it.
    if end == utf8.count, width(of: core.upperBound..<end) < left {
      start = self.start(
        before: core.lowerBound, room: room - width(of: core.upperBound..<end), isLast: true)
    }
    return cut(start..<end, HitFinder.merged(hits.map(\.range)))
  }

  /// The stretch, no wider than a snippet, with the most different phrases, then the most hits, then the first.
  private func densest(_ hits: [HitFinder.Hit]) -> Range<Int> {
    guard let first = hits.first else { return 0..<0 }
    var counts: [Int: Int] = [:]
    var best = (phrases: 0, hits: 0, range: first.range)
    var (next, upper) = (0, 0)
    for (index, hit) in hits.enumerated() {
      while next < hits.count, fits(hit.range.lowerBound..<hits[next].range.upperBound) || next == index {
        counts[hits[next].phrase, default: 0] += 1
        upper = max(upper, hits[next].range.upperBound)
        next += 1
      }
      let end = max(upper, hit.range.upperBound)
      if (counts.count, next - index) > (best.phrases, best.hits) {
        best = (counts.count, next - index, hit.range.lowerBound..<end)
      }
      counts[hit.phrase, default: 1] -= 1
      if counts[hit.phrase] == 0 { counts[hit.phrase] = nil }
    }
    return best.range
  }

  private func fits(_ range: Range<Int>) -> Bool {
    // No character has more than two bytes for each half width, so long stretches need no counting.
    range.count <= Self.width * 2 && width(of: range) <= Self.width
  }

  private func width(of range: Range<Int>) -> Int {
    var width = 0
    for byte in utf8[range] where byte & 0xC0 != 0x80 { width += byte < 0x80 ? 1 : 2 }
    return width
  }

  /// The beginning of the sentence if it is near, else a third of the room before the hits.
  ///
  /// The rest of the room is for how the sentence goes on; if nothing follows, `isLast`, all of it is used.
  private func start(before place: Int, room: Int, isLast: Bool = false) -> Int {
    var at = place
    var used = 0
    var far = place
    var sentence: Int?
    while at > 0 {
      if isSentenceEnd(endingAt: at) {
        sentence = at
        if !isLast { break }
      }
      var previous = at - 1
      while previous > 0, utf8[previous] & 0xC0 == 0x80 { previous -= 1 }
      used += utf8[previous] < 0x80 ? 1 : 2
      guard used <= (isLast ? room : room * 2 / 3) else { return sentence ?? boundary(far) }
      at = previous
      if isLast || used <= room / 3 { far = at }
    }
    return at == 0 ? 0 : sentence ?? boundary(far)
  }

  /// The last end of a sentence that the room holds, if half of the room is used until there.
  private func end(behind place: Int, room: Int) -> Int {
    var at = place
    var used = 0
    var sentence: Int?
    while at < utf8.count {
      var next = at + 1
      while next < utf8.count, utf8[next] & 0xC0 == 0x80 { next += 1 }
      used += utf8[at] < 0x80 ? 1 : 2
      guard used <= room else { return sentence ?? boundary(at) }
      at = next
      if isSentenceEnd(endingAt: at), used >= room / 2 { sentence = at }
    }
    return at
  }

  /// 。！？ with the ” behind them and a line feed end a sentence, ASCII's signs before a space.
  private func isSentenceEnd(endingAt at: Int) -> Bool {
    guard at > 0 else { return true }
    switch utf8[at - 1] {
    case 0x0A: return true
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return at == utf8.count || utf8[at] == 0x20 || utf8[at] == 0x0A
    default: break
    }
    if ends(with: Self.closingQuote, at + 3) { return false }
    let sign = ends(with: Self.closingQuote, at) ? at - 3 : at
    return Self.fullStops.contains { ends(with: $0, sign) }
  }

  private static let closingQuote: [UInt8] = [0xE2, 0x80, 0x9D]
  // 。！？
  private static let fullStops: [[UInt8]] = [[0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F]]

  /// Whether these three bytes end at `at`.
  private func ends(with sign: [UInt8], _ at: Int) -> Bool {
    at >= 3 && at <= utf8.count && utf8[at - 1] == sign[2] && utf8[at - 2] == sign[1]
      && utf8[at - 3] == sign[0]
  }

  /// No cut inside what a reader sees as one character: an emoji of several, a letter with its marks.
  private func boundary(_ at: Int) -> Int {
    guard at > 0, at < utf8.count else { return at }
    let index = text.utf8.index(text.startIndex, offsetBy: at)
    let aligned = text.index(before: text.index(after: index))
    return text.utf8.distance(from: text.startIndex, to: aligned)
  }

  /// The piece on one line, without space at its ends, and the hits where they stand in it.
  private func cut(_ range: Range<Int>, _ hits: [Range<Int>]) -> Snippet {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
    var range = range
    while let first = utf8[range].first, isSpace(first) { range.removeFirst() }
    while let last = utf8[range].last, isSpace(last) { range.removeLast() }
    var line: [UInt8] = []
    // Where each byte of the piece, and its end, went.
    var places: [Int] = []
    for byte in utf8[range] {
      places.append(line.count)
      if !isSpace(byte) {
        line.append(byte)
      } else if line.last != 0x20 {
        line.append(0x20)
      }
    }
    places.append(line.count)
    let marked = hits.compactMap { hit -> Range<Int>? in
      let inside = hit.clamped(to: range)
      guard !inside.isEmpty else { return nil }
      return places[inside.lowerBound - range.lowerBound]..<places[inside.upperBound - range.lowerBound]
    }
    return Snippet(
      text: String(decoding: line, as: UTF8.self), hits: marked,
      isCutAtStart: !isSentenceEnd(endingAt: range.lowerBound) && !isAfterSpace(range.lowerBound),
      isCutAtEnd: range.upperBound < utf8.count && !isSentenceEnd(endingAt: range.upperBound)
        && utf8[range.upperBound] != 0x0A)
  }

  private func isAfterSpace(_ at: Int) -> Bool {
    at > 1 && utf8[at - 1] == 0x20 && isSentenceEnd(endingAt: at - 1)
  }
}

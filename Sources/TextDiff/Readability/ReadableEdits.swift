/// The edits between two stretches of text, as a reader would tell them.
///
/// The shortest list of edits is not the most readable one: texts that say different things still have
/// characters in common by chance.
struct ReadableEdits {
  private(set) var edits: [Edit]
  private let old: TokenizedText
  private let new: TokenizedText
  private let oldTokens: Range<Int>
  private let newTokens: Range<Int>

  /// With less than this share of tokens in common, one text took the place of the other.
  private static let leastCommon = 0.25
  /// As many common tokens between two edits are kept, even if the edits are longer.
  private static let strongStretch = 4

  init(old: TokenizedText, _ oldTokens: Range<Int>, new: TokenizedText, _ newTokens: Range<Int>) {
    self.old = old
    self.new = new
    self.oldTokens = oldTokens
    self.newTokens = newTokens
    edits = Self.shortest(Array(old.ids[oldTokens]), Array(new.ids[newTokens])).map {
      Edit(old: $0.old.moved(by: oldTokens.lowerBound), new: $0.new.moved(by: newTokens.lowerBound))
    }
    mergeNeighbours()
    slide()
    mergeNeighbours()
    replaceAllIfLittleIsCommon()
  }

  private static func shortest(_ old: [Int32], _ new: [Int32]) -> [Edit] {
    let common = CommonElements(old, new)
    var edits: [Edit] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let (iStart, jStart) = (i, j)
      while i < old.count, !common.old[i] { i += 1 }
      while j < new.count, !common.new[j] { j += 1 }
      if iStart < i || jStart < j { edits.append(Edit(old: iStart..<i, new: jStart..<j)) }
      while i < old.count, j < new.count, common.old[i], common.new[j] { (i, j) = (i + 1, j + 1) }
    }
    return edits
  }

  /// Makes one edit of two that have only a few common tokens between them, fewer than each has itself.
  private mutating func mergeNeighbours() {
    var merged: [Edit] = []
    for edit in edits {
      var edit = edit
      // Once it has grown, it may reach the one before as well.
      while let last = merged.last,
        isWeak(last.old.upperBound..<edit.old.lowerBound, between: last, and: edit)
      {
        merged.removeLast()
        edit = Edit(
          old: last.old.lowerBound..<edit.old.upperBound, new: last.new.lowerBound..<edit.new.upperBound)
      }
      merged.append(edit)
    }
    edits = merged
  }

  private func isWeak(_ common: Range<Int>, between left: Edit, and right: Edit) -> Bool {
    // With white space between them, three or four tokens may be eight: look no further than that.
    guard common.count <= 2 * Self.strongStretch else { return false }
    let count = common.count { !old.kinds[$0].isSpace }
    return count < Self.strongStretch && count <= left.pull && count <= right.pull
  }

  /// Moves what was only removed or only added to where it is whole words or clauses.
  ///
  /// `A，` + `B，` can be read as `，B` or as `B，` between the same characters.
  private mutating func slide() {
    for index in edits.indices {
      let edit = edits[index]
      guard edit.old.isEmpty != edit.new.isEmpty else { continue }
      let isRemoval = edit.new.isEmpty
      let text = isRemoval ? old : new
      let tokens = isRemoval ? edit.old : edit.new
      let whole = isRemoval ? oldTokens : newTokens
      let before =
        index == 0
        ? whole.lowerBound : isRemoval ? edits[index - 1].old.upperBound : edits[index - 1].new.upperBound
      let after =
        index + 1 == edits.count
        ? whole.upperBound : isRemoval ? edits[index + 1].old.lowerBound : edits[index + 1].new.lowerBound
      let shift = Self.bestShift(of: tokens, in: text, from: before, to: after, whole: whole)
      edits[index] = Edit(old: edit.old.moved(by: shift), new: edit.new.moved(by: shift))
    }
  }

  private static func bestShift(
    of tokens: Range<Int>, in text: TokenizedText, from start: Int, to end: Int, whole: Range<Int>
  ) -> Int {
    var left = tokens
    while left.lowerBound > start, text.ids[left.lowerBound - 1] == text.ids[left.upperBound - 1] {
      left = left.moved(by: -1)
    }
    var best = tokens
    var bestScore = score(tokens, in: text, whole)
    var place = left
    while true {
      let score = score(place, in: text, whole)
      if score > bestScore { (best, bestScore) = (place, score) }
      guard place.upperBound < end, text.ids[place.lowerBound] == text.ids[place.upperBound] else { break }
      place = place.moved(by: 1)
    }
    return best.lowerBound - tokens.lowerBound
  }

  /// How well both ends of a stretch fall on boundaries.
  private static func score(_ tokens: Range<Int>, in text: TokenizedText, _ whole: Range<Int>) -> Int {
    boundary(at: tokens.lowerBound, in: text, whole) + boundary(at: tokens.upperBound, in: text, whole)
  }

  private static func boundary(at token: Int, in text: TokenizedText, _ whole: Range<Int>) -> Int {
    guard token > whole.lowerBound, token < whole.upperBound else { return 3 }
    let before = text.kinds[token - 1]
    let after = text.kinds[token]
    if before.isBoundary { return 2 }
    return after.isBoundary || before != after ? 1 : 0
  }

  private mutating func replaceAllIfLittleIsCommon() {
    guard !edits.isEmpty, !oldTokens.isEmpty, !newTokens.isEmpty else { return }
    let oldWords = words(of: old, in: [oldTokens])
    let newWords = words(of: new, in: [newTokens])
    let common = oldWords - words(of: old, in: edits.map(\.old))
    guard 2 * Double(common) < Self.leastCommon * Double(oldWords + newWords) else { return }
    edits = [Edit(old: oldTokens, new: newTokens)]
  }

  /// How many tokens are neither punctuation nor white space.
  private func words(of text: TokenizedText, in ranges: [Range<Int>]) -> Int {
    ranges.reduce(0) { sum, range in sum + text.kinds[range].count { !$0.isBoundary } }
  }
}

extension Range<Int> {
  fileprivate func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}

/// Pairs similar segments in order, so that as many bigrams as possible are in both of a pair.
///
/// The moves are those of sentence alignment in translations (Gale and Church 1993): one for one, one removed,
/// one added, one split in two, two joined in one.
struct SimilarSegments {
  /// A pair has this share of bigrams in common, or it is no pair.
  ///
  /// Sentences that have nothing to do with each other have less than a tenth. Simplified and traditional forms
  /// of one sentence may have a quarter.
  private static let leastLikeness = 0.2
  /// Each part of a split segment is found in the whole to this share.
  static let leastContainment = 0.5

  private enum Move: UInt8 {
    case end, removed, added, pair, split, joined
  }

  private let old: [Int]
  private let new: [Int]
  /// How many bigrams the old and the new segment have in common, row by row.
  private var common: [Int]

  init(_ old: [Bigrams], _ new: [Bigrams]) {
    self.old = old.map(\.count)
    self.new = new.map(\.count)
    common = []
    common.reserveCapacity(old.count * new.count)
    for one in old {
      for other in new {
        // One that is many times longer cannot be similar: so long ones are not compared with many short ones.
        let best = 2 * Double(min(one.count, other.count)) / Double(one.count + other.count)
        common.append(best < Self.leastLikeness ? 0 : one.common(with: other))
      }
    }
  }

  func correspondences() -> [Correspondence] {
    guard !old.isEmpty, !new.isEmpty else { return whole(0..<old.count, 0..<new.count) }
    let moves = bestMoves()
    var result: [Correspondence] = []
    var (i, j) = (0, 0)
    // Of what has no counterpart, the removed stands before the added.
    var (iLoose, jLoose) = (0, 0)
    loop: while true {
      let taken: (Int, Int)
      switch moves[i * (new.count + 1) + j] {
      case .end: break loop
      case .removed:
        i += 1
        continue
      case .added:
        j += 1
        continue
      case .pair: taken = (1, 1)
      case .split: taken = (1, 2)
      case .joined: taken = (2, 1)
      }
      result += whole(iLoose..<i, jLoose..<j)
      result.append(Correspondence(old: i..<i + taken.0, new: j..<j + taken.1))
      (i, j) = (i + taken.0, j + taken.1)
      (iLoose, jLoose) = (i, j)
    }
    return result + whole(iLoose..<old.count, jLoose..<new.count)
  }

  private func whole(_ old: Range<Int>, _ new: Range<Int>) -> [Correspondence] {
    (old.isEmpty ? [] : [Correspondence(old: old, new: new.lowerBound..<new.lowerBound)])
      + (new.isEmpty ? [] : [Correspondence(old: old.upperBound..<old.upperBound, new: new)])
  }

  /// The move to make at each place, from the end to the start.
  private func bestMoves() -> [Move] {
    let width = new.count + 1
    var gains = Array(repeating: 0, count: (old.count + 1) * width)
    var moves = Array(repeating: Move.end, count: gains.count)
    for i in stride(from: old.count, through: 0, by: -1) {
      for j in stride(from: new.count, through: 0, by: -1) where i < old.count || j < new.count {
        let place = i * width + j
        var best = (gain: -1, move: Move.end)
        func consider(_ move: Move, _ gain: Int) {
          if gain > best.gain { best = (gain, move) }
        }
        if i < old.count, j < new.count {
          if let gain = pair(i, j) { consider(.pair, gain + gains[place + width + 1]) }
          if j + 1 < new.count, let gain = split(i, j) { consider(.split, gain + gains[place + width + 2]) }
          if i + 1 < old.count, let gain = joined(i, j) {
            consider(.joined, gain + gains[place + 2 * width + 1])
          }
        }
        if i < old.count { consider(.removed, gains[place + width]) }
        if j < new.count { consider(.added, gains[place + 1]) }
        gains[place] = best.gain
        moves[place] = best.move
      }
    }
    return moves
  }

  private func shared(_ i: Int, _ j: Int) -> Int { common[i * new.count + j] }

  private func pair(_ i: Int, _ j: Int) -> Int? {
    let likeness = 2 * Double(shared(i, j)) / Double(old[i] + new[j])
    return likeness >= Self.leastLikeness ? shared(i, j) : nil
  }

  private func split(_ i: Int, _ j: Int) -> Int? {
    whole(old[i], (shared(i, j), new[j]), (shared(i, j + 1), new[j + 1]))
  }

  private func joined(_ i: Int, _ j: Int) -> Int? {
    whole(new[j], (shared(i, j), old[i]), (shared(i + 1, j), old[i + 1]))
  }

  private func whole(_ count: Int, _ first: (common: Int, count: Int), _ second: (common: Int, count: Int))
    -> Int?
  {
    let both = first.common + second.common
    guard Double(first.common) >= Self.leastContainment * Double(first.count),
      Double(second.common) >= Self.leastContainment * Double(second.count),
      Double(both) >= Self.leastContainment * Double(count)
    else { return nil }
    return both
  }
}

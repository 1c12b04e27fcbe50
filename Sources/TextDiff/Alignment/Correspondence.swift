/// Which segments of one text stand for which of the other.
///
/// One of the ranges is empty where segments were removed or added; a range of two is a segment that was split,
/// or two that were joined.
struct Correspondence {
  let old: Range<Int>
  let new: Range<Int>
}

/// Brings paragraphs or sentences of two texts together: equal ones first, then similar ones between them.
struct SegmentAlignment {
  let old: TokenizedText
  let new: TokenizedText

  func correspondences(_ oldSegments: [Segment], _ newSegments: [Segment]) -> [Correspondence] {
    var keys: [ArraySlice<Int32>: Int32] = [:]
    func key(_ content: ArraySlice<Int32>) -> Int32 {
      let next = Int32(keys.count)
      if let key = keys[content] { return key }
      keys[content] = next
      return next
    }
    let common = CommonElements(
      oldSegments.map { key(old.ids[$0.content]) }, newSegments.map { key(new.ids[$0.content]) })
    var result: [Correspondence] = []
    var (i, j) = (0, 0)
    while i < oldSegments.count || j < newSegments.count {
      let (iStart, jStart) = (i, j)
      while i < oldSegments.count, !common.old[i] { i += 1 }
      while j < newSegments.count, !common.new[j] { j += 1 }
      if iStart < i || jStart < j {
        result += similar(oldSegments, iStart..<i, newSegments, jStart..<j)
      }
      while i < oldSegments.count, j < newSegments.count, common.old[i], common.new[j] {
        result.append(Correspondence(old: i..<i + 1, new: j..<j + 1))
        (i, j) = (i + 1, j + 1)
      }
    }
    return result
  }

  /// The gap between equal segments; a long one is cut into blocks, so that not each is compared with each.
  private func similar(
    _ oldSegments: [Segment], _ oldGap: Range<Int>, _ newSegments: [Segment], _ newGap: Range<Int>
  ) -> [Correspondence] {
    if oldGap.count == 1 || newGap.count == 1, oldGap.count + newGap.count > 3 {
      // One in several parts, or several in one.
      let all = oldSegments[oldGap].content
      let allNew = newSegments[newGap].content
      if Bigrams(old, all).likeness(to: Bigrams(new, allNew)) >= SimilarSegments.leastContainment {
        return [Correspondence(old: oldGap, new: newGap)]
      }
    }
    var blocks = 1
    while (oldGap.count / blocks + 1) * (newGap.count / blocks + 1) > Self.pairsOfBlock { blocks += 1 }
    var result: [Correspondence] = []
    for block in 0..<blocks {
      let oldBlock = oldGap.part(block, of: blocks)
      let newBlock = newGap.part(block, of: blocks)
      let pairing = SimilarSegments(
        oldBlock.map { Bigrams(old, oldSegments[$0].content) },
        newBlock.map { Bigrams(new, newSegments[$0].content) })
      for found in pairing.correspondences() {
        result.append(
          Correspondence(
            old: found.old.lowerBound + oldBlock.lowerBound..<found.old.upperBound + oldBlock.lowerBound,
            new: found.new.lowerBound + newBlock.lowerBound..<found.new.upperBound + newBlock.lowerBound))
      }
    }
    return result
  }

  private static let pairsOfBlock = 40_000
}

extension ArraySlice<Segment> {
  /// From the first token to the last that is no white space at the end.
  var content: Range<Int> {
    guard let first, let last else { return 0..<0 }
    return first.content.lowerBound..<last.content.upperBound
  }
}

extension Range<Int> {
  fileprivate func part(_ number: Int, of parts: Int) -> Range<Int> {
    lowerBound + count * number / parts..<lowerBound + count * (number + 1) / parts
  }
}

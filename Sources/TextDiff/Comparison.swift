/// The comparison of two texts, from paragraphs down to tokens.
struct Comparison {
  let old: TokenizedText
  let new: TokenizedText

  func paragraphs() -> [ParagraphDiff] {
    let oldParagraphs = old.paragraphs()
    let newParagraphs = new.paragraphs()
    let alignment = SegmentAlignment(old: old, new: new)
    return alignment.correspondences(oldParagraphs, newParagraphs).flatMap { found in
      // What is in one text alone stays paragraph by paragraph.
      if found.new.isEmpty { return found.old.map { removed(oldParagraphs[$0]) } }
      if found.old.isEmpty { return found.new.map { added(newParagraphs[$0]) } }
      return [paragraph(oldParagraphs[found.old], newParagraphs[found.new])]
    }
  }

  private func removed(_ paragraph: Segment) -> ParagraphDiff {
    ParagraphDiff(
      sentences: old.sentences(of: paragraph.content).map {
        SentenceDiff(runs: [Run(.removed, old.text($0.tokens))])
      },
      ending: ending(paragraph, nil))
  }

  private func added(_ paragraph: Segment) -> ParagraphDiff {
    ParagraphDiff(
      sentences: new.sentences(of: paragraph.content).map {
        SentenceDiff(runs: [Run(.added, new.text($0.tokens))])
      },
      ending: ending(nil, paragraph))
  }

  private func paragraph(_ oldParts: ArraySlice<Segment>, _ newParts: ArraySlice<Segment>) -> ParagraphDiff {
    let oldSentences = old.sentences(of: oldParts.content)
    let newSentences = new.sentences(of: newParts.content)
    let found = SegmentAlignment(old: old, new: new).correspondences(oldSentences, newSentences)
    let sentences = found.flatMap { found in
      if found.new.isEmpty {
        return found.old.map { SentenceDiff(runs: [Run(.removed, old.text(oldSentences[$0].tokens))]) }
      }
      if found.old.isEmpty {
        return found.new.map { SentenceDiff(runs: [Run(.added, new.text(newSentences[$0].tokens))]) }
      }
      return [SentenceDiff(runs: sentence(oldSentences[found.old], newSentences[found.new]))]
    }
    return ParagraphDiff(sentences: sentences, ending: ending(oldParts.last, newParts.last))
  }

  private func sentence(_ oldParts: ArraySlice<Segment>, _ newParts: ArraySlice<Segment>) -> [Run] {
    var result = runs(oldParts.content, newParts.content)
    for run in ending(oldParts.last, newParts.last) { result.add(run) }
    return result
  }

  /// The white space behind a segment, before and after.
  private func ending(_ oldSegment: Segment?, _ newSegment: Segment?) -> [Run] {
    let before = oldSegment.map { old.text($0.content.upperBound..<$0.tokens.upperBound) } ?? ""
    let after = newSegment.map { new.text($0.content.upperBound..<$0.tokens.upperBound) } ?? ""
    var result: [Run] = []
    // By their bytes, as everywhere: equality of strings takes some that differ for the same.
    if before.utf8.elementsEqual(after.utf8) {
      result.add(Run(.same, before))
    } else {
      result.add(Run(.removed, before))
      result.add(Run(.added, after))
    }
    return result
  }

  /// Token by token.
  func runs(_ oldTokens: Range<Int>, _ newTokens: Range<Int>) -> [Run] {
    let edits = ReadableEdits(old: old, oldTokens, new: new, newTokens).edits
    var result: [Run] = []
    var place = oldTokens.lowerBound
    for edit in edits {
      result.add(Run(.same, old.text(place..<edit.old.lowerBound)))
      result.add(Run(.removed, old.text(edit.old)))
      result.add(Run(.added, new.text(edit.new)))
      place = edit.old.upperBound
    }
    result.add(Run(.same, old.text(place..<oldTokens.upperBound)))
    return result
  }
}

/// How much changed, in characters without white space and in sentences.
public struct DiffCounts: Sendable, Hashable {
  public private(set) var removedCharacters = 0
  public private(set) var addedCharacters = 0
  public private(set) var sameCharacters = 0
  /// Sentences that were rewritten, removed or added.
  public private(set) var changedSentences = 0

  /// How much of both texts together is not common to them: 0 for equal texts, 1 for texts without any likeness.
  public var share: Double {
    let changed = removedCharacters + addedCharacters
    let all = changed + 2 * sameCharacters
    return all == 0 ? 0 : Double(changed) / Double(all)
  }

  init(of paragraphs: [ParagraphDiff]) {
    for sentence in paragraphs.lazy.flatMap(\.sentences) {
      if sentence.isChanged { changedSentences += 1 }
      for run in sentence.runs {
        let characters = run.text.visibleCharacters
        switch run.kind {
        case .same: sameCharacters += characters
        case .removed: removedCharacters += characters
        case .added: addedCharacters += characters
        }
      }
    }
  }
}

/// What changed in a short text, such as a headline or a name.
public struct FieldDiff: Sendable, Hashable {
  public let runs: [Run]

  public init(from old: String, to new: String) {
    var vocabulary = Vocabulary()
    let old = TokenizedText(old, &vocabulary)
    let new = TokenizedText(new, &vocabulary)
    let comparison = Comparison(old: old, new: new)
    runs = comparison.runs(0..<old.count, 0..<new.count)
  }

  public var isChanged: Bool { runs.contains { $0.kind != .same } }
}

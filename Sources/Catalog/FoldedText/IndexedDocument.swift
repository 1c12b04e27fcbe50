/// What an article is found by, as the index is given it.
struct IndexedDocument {
  let body: FoldedText
  let headline: FoldedText
  let people: FoldedText

  /// In tokens.
  var length: Int64 { Int64(body.count + headline.count + people.count) }

  init(_ entry: CatalogEntry, _ text: String, _ folding: TextFolding) {
    body = FoldedText(text, folding)
    // A line for each, so that no phrase reaches from one into the next.
    let headlines = [entry.headline, entry.alternativeHeadline].compactMap(\.self)
    headline = FoldedText(headlines.joined(separator: "\n"), folding)
    let names = entry.authors.map(\.name) + [entry.source].compactMap(\.self)
    people = FoldedText(names.joined(separator: "\n"), folding)
  }
}

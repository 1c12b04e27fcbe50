internal import HTMLTree

/// The first paragraph of a body, where it is bold and says again what the headline says, or a part of it: the
/// publishing system of 2004 wrote it so.
enum RepeatedHeadline {
  static func find(in body: HTMLNode, of headline: HTMLNode?) -> HTMLNode? {
    let title = headline?.line.filter(\.isLetter) ?? ""
    guard
      let first = body.all("p").first(where: { $0.position > headline?.position ?? 0 && !$0.line.isEmpty }),
      let bold = first.first("strong") ?? first.first("b"), bold.line == first.line
    else { return nil }
    let letters = first.line.filter(\.isLetter)
    return letters.count >= shortest && title.contains(letters) ? first : nil
  }

  /// Letters below which a bold line that the headline holds too may be any word: a name, the label of a part.
  private static let shortest = 5
}

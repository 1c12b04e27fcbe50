/// The last step of an article's path: the docid, and which page of it, as in `ATM2AF3B00253B0H_2.html`.
struct PageName {
  let docID: DocID
  let part: ArticleAddress.Part?

  init?(_ step: some StringProtocol) {
    guard let stem = htmlStem(of: step), let docID = DocID(stem.prefix(16)) else { return nil }
    let rest = stem.dropFirst(16)
    guard rest.isEmpty || rest.hasPrefix("_") && Self.isSuffix(rest.dropFirst()) else { return nil }
    self.docID = docID
    self.part = ArticleAddress.Part(suffix: rest.dropFirst())
  }

  /// Whether a page's name may end so behind the docid and the underscore.
  static func isSuffix(_ suffix: some StringProtocol) -> Bool {
    // The copies for screen readers: `_pa11y` of a channel page, `_pdya11y` of a 网易号 page.
    suffix.isDigits(1...3) || suffix == "all" || suffix == "pa11y" || suffix == "pdya11y"
  }
}

extension ArticleAddress.Part {
  /// `nil` for the first page, which is named without a suffix too, and for a copy of the whole article.
  fileprivate init?(suffix: some StringProtocol) {
    if suffix == "all" {
      self = .all
    } else if let number = Int(suffix), number > 1 {
      self = .number(number)
    } else {
      return nil
    }
  }

  /// How the page's name ends.
  var suffix: String {
    switch self {
    case .number(let number): "_\(number)"
    case .all: "_all"
    }
  }
}

/// The last step of a page's path without its `.html`; `nil` for a file that is no page.
///
/// Links in comments and scripts run on behind it (`ATM2AF3B00253B0H.html--`, `….html;pic:`).
func htmlStem(of step: some StringProtocol) -> Substring? {
  let step = Substring(step)
  guard let dot = step.utf8.firstIndex(of: UInt8(ascii: ".")) else { return step }
  return step[dot...].utf8.prefix(4).map(\.lowercased).elementsEqual(".htm".utf8) ? step[..<dot] : nil
}

internal import ArticleModel
internal import HTMLTree
internal import PlainText

extension String {
  /// One normalized line, without the tags and entities that titles in lists may have.
  var withoutMarkup: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }),
      let document = try? HTMLDocument(utf8: Array(utf8))
    else { return normalizedLine }
    return document.root.visibleText.normalizedLine
  }
}

extension BeijingTime {
  /// A time as lists give it; without a zone it is Beijing time.
  ///
  /// `2026-11-24 10:20:30`, RFC 3339 (Atom, JSON Feed), RFC 5322 (RSS), and `11/24/2026 10:20:30` of the site's
  /// scripts.
  init?(inList text: String) {
    if let time = BeijingTime(firstIn: text) ?? Self.monthFirst(text) {
      self = time
    } else if let instant = EnglishDate.unixMilliseconds(text) {
      self.init(unixMilliseconds: instant)
    } else {
      return nil
    }
  }

  private static func monthFirst(_ text: String) -> BeijingTime? {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let parts = words.first?.split(separator: "/"), parts.count == 3, parts[2].utf8.count == 4 else {
      return nil
    }
    return BeijingTime(firstIn: "\(parts[2])-\(parts[0])-\(parts[1]) \(words.dropFirst().first ?? "")")
  }
}

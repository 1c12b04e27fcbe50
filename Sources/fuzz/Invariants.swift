internal import ArticleModel
internal import Glibc

/// Ends the process with a sentence, which libFuzzer takes for a finding, if `holds` is false.
///
/// `precondition` would say nothing in a release build.
func check(_ holds: Bool, _ rule: @autoclosure () -> String) {
  guard !holds else { return }
  let message = Array("invariant broken: \(rule())\n".utf8)
  _ = write(STDERR_FILENO, message, message.count)
  abort()
}

/// What holds of every article, whatever the page was.
func checkInvariants(of article: Article) {
  checkLine(article.headline, "the headline")
  for (name, text) in [
    ("alternativeHeadline", article.alternativeHeadline), ("section", article.section),
    ("abstract", article.abstract), ("location", article.location), ("source", article.source?.name),
    ("editor's name", article.editor?.name), ("editor's identifier", article.editor?.identifier),
  ] {
    if let text { checkLine(text, name) }
  }
  for author in article.authors { checkLine(author.name, "an author's name") }
  for keyword in article.keywords { checkLine(keyword, "a keyword") }
  for paragraph in article.paragraphs { checkLine(paragraph, "a paragraph") }
  for image in article.images {
    check(!image.contentURL.isEmpty, "a picture has an address")
    if let caption = image.caption { checkLine(caption, "a picture's caption") }
  }
  checkMarks(in: article.blocks)
}

/// Normalized text: something to see, on one line, one space at a time, nothing that cannot be seen.
private func checkLine(_ text: String, _ what: String) {
  check(!text.isEmpty, "\(what) is not empty")
  var wasSpace = true
  for scalar in text.unicodeScalars {
    let isSpace = scalar == " "
    check(
      !(isSpace && wasSpace),
      "\(what) has no space at its start, and no two in a row: \(text.debugDescription)")
    wasSpace = isSpace
    check(
      isSpace || !scalar.properties.isWhitespace,
      "\(what) has no white space but spaces: \(text.debugDescription)")
    switch scalar.properties.generalCategory {
    case .control: check(false, "\(what) has no control characters: \(text.debugDescription)")
    case .format where isZeroWidth(scalar):
      check(false, "\(what) has no zero-width characters: \(text.debugDescription)")
    default: break
    }
  }
  check(!wasSpace, "\(what) has no space at its end: \(text.debugDescription)")
}

/// Zero-width space, non-joiner, direction marks, word joiner, soft hyphen, byte-order mark.
///
/// The joiner is not among them: it makes emoji.
private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
  default: false
  }
}

private func checkMarks(in blocks: [Block]) {
  for block in blocks {
    switch block {
    case .paragraph(let text), .heading(_, let text), .caption(let text): checkMarks(of: text)
    case .list(_, let items): items.forEach(checkMarks(in:))
    case .quote(let blocks): checkMarks(in: blocks)
    case .table(let table): table.rows.joined().forEach(checkMarks(of:))
    case .image, .video, .rule: break
    }
  }
}

/// Marks lie inside the text on borders of characters, in order of their start, one inside the other or apart.
private func checkMarks(of text: RichText) {
  let utf8 = Array(text.text.utf8)
  var open: [Range<Int>] = []
  var start = 0
  for mark in text.marks {
    let range = mark.range
    check(
      !range.isEmpty && range.lowerBound >= 0 && range.upperBound <= utf8.count, "a mark lies inside its text"
    )
    for border in [range.lowerBound, range.upperBound] where border < utf8.count {
      check(utf8[border] & 0xC0 != 0x80, "a mark begins and ends at a character")
    }
    check(range.lowerBound >= start, "marks come in the order of their start")
    start = range.lowerBound
    while let last = open.last, last.upperBound <= start { open.removeLast() }
    if let last = open.last { check(range.upperBound <= last.upperBound, "marks are properly nested") }
    open.append(range)
  }
}

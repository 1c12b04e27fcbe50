internal import ArticleModel
internal import Extraction
public import PlainText

extension ReadArticle {
  /// The same article in another script: its text, its names, its captions.
  ///
  /// Addresses, ids, the names of files and the report are facts and stay as they are.
  public func converted(with converter: ScriptConverter) throws(ScriptConversionError) -> ReadArticle {
    // All texts at once: some words are decided by the whole text.
    var texts: [String] = []
    var copy = self
    copy.extraction.article.replaceTexts {
      texts.append($0)
      return $0
    }
    let converted = try converter.convert(texts.joined(separator: "\0")).split(
      separator: "\0", omittingEmptySubsequences: false)
    // Normalized text has no NUL in it, so the pieces are those that went in.
    var next = converted.makeIterator()
    copy.extraction.article.replaceTexts { original in next.next().map(String.init) ?? original }
    if let language = copy.article.language, language != .english {
      copy.extraction.article.language = converter.script == .hans ? .simplifiedChinese : .traditionalChinese
    }
    return copy
  }
}

extension Article {
  /// Puts another text in the place of each that people read, in a fixed order.
  fileprivate mutating func replaceTexts(_ replacement: (String) -> String) {
    headline = replacement(headline)
    alternativeHeadline = alternativeHeadline.map(replacement)
    for index in authors.indices { authors[index].name = replacement(authors[index].name) }
    if let name = editor?.name { editor?.name = replacement(name) }
    if let name = source?.name { source?.name = replacement(name) }
    location = location.map(replacement)
    section = section.map(replacement)
    keywords = keywords.map(replacement)
    abstract = abstract.map(replacement)
    blocks = blocks.map { $0.replacingTexts(replacement) }
  }
}

extension Block {
  fileprivate func replacingTexts(_ replacement: (String) -> String) -> Block {
    switch self {
    case .paragraph(let text): return .paragraph(text.replacing(replacement))
    case .heading(let level, let text): return .heading(level: level, text.replacing(replacement))
    case .caption(let text): return .caption(text.replacing(replacement))
    case .image(var image):
      image.caption = image.caption.map(replacement)
      return .image(image)
    case .video(var video):
      video.title = video.title.map(replacement)
      return .video(video)
    case .list(let ordered, let items):
      return .list(ordered: ordered, items: items.map { $0.map { $0.replacingTexts(replacement) } })
    case .quote(let blocks): return .quote(blocks.map { $0.replacingTexts(replacement) })
    case .table(var table):
      table.rows = table.rows.map { $0.map { $0.replacing(replacement) } }
      return .table(table)
    case .rule: return .rule
    }
  }
}

extension RichText {
  /// The marks stand over the same characters: OpenCC replaces one by one, but not always in as many bytes.
  fileprivate func replacing(_ replacement: (String) -> String) -> RichText {
    let new = replacement(text)
    if marks.isEmpty || new == text { return RichText(new, marks: marks) }
    guard new.unicodeScalars.count == text.unicodeScalars.count else { return RichText(new) }
    var moved = [0: 0]
    var (from, to) = (0, 0)
    for (old, new) in zip(text.unicodeScalars, new.unicodeScalars) {
      from += UTF8.width(old)
      to += UTF8.width(new)
      moved[from] = to
    }
    return RichText(
      new,
      marks: marks.compactMap { mark in
        guard let start = moved[mark.range.lowerBound], let end = moved[mark.range.upperBound] else {
          return nil
        }
        return Mark(mark.style, start..<end)
      })
  }
}

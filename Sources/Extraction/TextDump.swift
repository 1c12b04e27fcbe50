internal import ArticleModel
internal import PlainText

/// A page that was saved or copied as plain text, in simplified or traditional characters.
///
/// The article stands between the share line (分享至) and the statement of the site (特别声明); above the share line
/// are a breadcrumb, the headline, perhaps a line with time and source, and the number of comments; below the
/// statement the recommendations, and the account's own block with its name.
struct TextDump {
  private let lines: [String]
  /// The line of the share buttons, and the first line that is no longer the article.
  private let share: Int?
  private let end: Int

  static func draft(of utf8: [UInt8], url: String?) throws(ExtractionError) -> Draft {
    let dump = TextDump(String(decoding: utf8, as: UTF8.self))
    var draft = Draft(family: "text-dump", template: "text-dump", confidence: 1)
    guard dump.share != nil || dump.end < dump.lines.count else {
      throw ExtractionError(
        .notAPage,
        "this is plain text without the lines 分享至 and 特别声明, by which a copied page is known")
    }
    let header = dump.header
    guard let headline = header.headline else {
      throw ExtractionError(.noTitle, "this is a page copied as text, but no headline stands above its text")
    }
    draft.article.headline = headline
    draft.note("headline", "line above the share line", headline)
    draft.article.datePublished = header.published
    draft.article.source = header.source.map { SourceOrganization(name: $0) }
    draft.article.blocks = dump.body(from: header.end, into: &draft)
    guard !draft.article.blocks.isEmpty else {
      throw ExtractionError(.noBody, "this is a page copied as text, but nothing stands below its share line")
    }
    if let (author, rule) = dump.author {
      draft.article.authors = [author]
      draft.note("author", rule, author.name)
    }
    if let address = url.flatMap({ ArticleAddress($0) }), address.identifier != nil {
      draft.note("identifier", "the given address", address.identifier ?? "")
      draft.fill(from: address)
    } else {
      draft.warnings.append("a copied text does not say its address, and none was given")
    }
    return draft
  }

  private init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).map {
      String($0).normalizedLine
    }
    .filter { !$0.isEmpty }
    share = lines.firstIndex { line in line.count <= 12 && Self.shareLeads.contains { line.hasPrefix($0) } }
    let start = share.map { $0 + 1 } ?? 0
    end = lines[start...].firstIndex { line in Self.endLeads.contains { line.hasPrefix($0) } } ?? lines.count
  }

  private static let shareLeads = ["分享至", "分享到"]
  /// What the share buttons say besides.
  private static let shareRest = ["用微信扫码二维码", "用微信掃碼二維碼", "分享至好友和朋友圈", "分享至好友和朋友圈"]
  private static let endLeads = [
    "特别声明：", "特别声明:", "特別聲明：", "特別聲明:", "Notice: The content", "相关推荐", "相關推薦", "热点推荐",
    "熱點推薦", "/阅读下一篇/", "/閱讀下一篇/",
  ]

  // MARK: Above the article

  private struct Header {
    var headline: String?
    var published: BeijingTime?
    var source: String?
    /// The first line of the article.
    var end: Int
  }

  private var header: Header {
    var header = Header(end: share.map { $0 + 1 } ?? 0)
    for (index, line) in lines[..<(share ?? min(4, lines.count))].enumerated() {
      if line.contains(">"), line.contains("正文") || line.contains("首页") || line.contains("首頁") { continue }
      // The number beside the share buttons counts readers who voted, too: it is no number of comments.
      if Int(line) != nil { continue }
      if let time = BeijingTime(firstIn: line), line.contains("来源") || line.contains("來源") || line.count <= 24
      {
        header.published = time
        header.source = Label.value(of: ["来源", "來源"], in: line)?.split(separator: " ").first.map(String.init)
        if share == nil { header.end = index + 1 }
      } else if header.headline == nil {
        header.headline = line
        if share == nil { header.end = index + 1 }
      }
    }
    while header.end < end, Self.shareRest.contains(lines[header.end]) { header.end += 1 }
    return header
  }

  // MARK: The article

  private func body(from start: Int, into draft: inout Draft) -> [Block] {
    var discarded = DiscardCount()
    var paragraphs: [String] = []
    for line in lines[min(start, end)..<end] {
      if let dropped = DroppedLine(line) {
        discarded.add(dropped.kind, text: line)
        if dropped.kind == .originalTitle { draft.article.alternativeHeadline = Label.value(ofLine: line) }
        if let editor = Label.value(of: Label.editor, in: line) {
          draft.article.editor = Editor(credit: editor)
        }
      } else if let last = paragraphs.last, BrokenReference.continues(last, with: line) {
        paragraphs[paragraphs.count - 1] = last + line
      } else {
        paragraphs.append(line)
      }
    }
    if end < lines.count { discarded.add(.recommendation, text: lines[end...].joined()) }
    draft.discarded = discarded.report
    return paragraphs.map { .paragraph(BrokenReference.marked(BrokenReference.mended($0))) }
  }

  // MARK: The author

  /// The account of the block at the end (`某某的网易号`); else whom a line of the text names.
  private var author: (Author, rule: String)? {
    for line in lines[end...] {
      for suffix in ["的网易号", "的網易號", " incentive-icons"] where line.hasSuffix(suffix) {
        return (
          Author(kind: .organization, name: String(line.dropLast(suffix.count))),
          "line of the account's block"
        )
      }
    }
    for line in lines[(share ?? 0)..<end] where line.count <= 40 && line.hasPrefix("作者") {
      if let name = Label.value(of: ["作者"], in: line).flatMap({ Label.names(in: $0).first }) {
        return (Author(kind: .person, name: name), "line that begins with 作者")
      }
    }
    return nil
  }
}

/// Addresses that copying broke: over two lines, or by a space behind a hyphen.
enum BrokenReference {
  /// Bytes of an address that all servers and browsers take; a longer one is none.
  ///
  /// So lines that look like paths do not pile up into one that is read again for each of them.
  private static let longest = 2000

  /// Whether `line` goes on with the address that `previous` ends with: `https://x.com/a/status` + `/123?q=1`.
  static func continues(_ previous: String, with line: String) -> Bool {
    guard line.hasPrefix("/"), line.utf8.count > 1, line.utf8.allSatisfy(isAddressCharacter),
      let last = previous.utf8.suffix(longest + 1).split(separator: UInt8(ascii: " ")).last,
      last.count <= longest
    else { return false }
    return last.allSatisfy(isAddressCharacter) && last.contains("://".utf8)
  }

  /// The line with `https://host/os-market- share/x` made whole: the rest behind the space has a slash in it, as no
  /// word has, or is the end of the line.
  static func mended(_ line: String) -> String {
    var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    while index + 1 < words.count {
      let (word, next) = (words[index], words[index + 1])
      if word.contains("://"), word.hasSuffix("-"), next.contains("/") || index + 2 == words.count,
        !next.isEmpty, next.utf8.allSatisfy(isAddressCharacter)
      {
        words[index] += words.remove(at: index + 1)
      } else {
        index += 1
      }
    }
    return words.joined(separator: " ")
  }

  /// The line with its addresses as links.
  static func marked(_ line: String) -> RichText {
    var marks: [RichText.Mark] = []
    var rest = line[...]
    while let found = [rest.firstRange(of: "https://"), rest.firstRange(of: "http://")].compactMap({ $0 })
      .min(by: { $0.lowerBound < $1.lowerBound })
    {
      let address = rest[found.lowerBound...].prefix { $0.utf8.allSatisfy(isAddressCharacter) }
      let start = line.utf8.distance(from: line.startIndex, to: address.startIndex)
      marks.append(RichText.Mark(.link(String(address)), start..<start + address.utf8.count))
      rest = rest[address.endIndex...]
    }
    return RichText(line, marks: marks)
  }

  /// What may stand in an address as it is (RFC 3986, section 2), apart from brackets, which close a reference.
  private static func isAddressCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~:/?#@!$&'*+,;=%".utf8.contains(byte)
    }
  }
}

internal import ArticleModel

/// The comment that a browser or a program wrote at the start of a page when it saved it.
struct SaverComment {
  var url: String?
  var retrievedAt: Int64?

  /// Looks before the first element of the head: what stands in the page itself is the page's, whatever it says.
  init?(atTheStartOf page: [UInt8]) {
    var prolog = Prolog(page)
    while let comment = prolog.nextComment() {
      if let found = Self(comment) {
        self = found
        return
      }
    }
    return nil
  }

  private init?(_ comment: String) {
    if let rest = comment.suffix(behind: "saved from url=(") {
      // Browsers write the length of the address before it: `saved from url=(0054)https://…`.
      url = Self.address(rest.drop { $0 != ")" }.dropFirst())
    } else if let rest = comment.suffix(behind: "Page saved with SingleFile") {
      for line in rest.split(whereSeparator: \.isNewline).map(\.withoutLeadingSpaces) {
        if let address = line.suffix(behind: "url:"), line.hasPrefix("url:") { url = Self.address(address) }
        if let date = line.suffix(behind: "saved date:"), line.hasPrefix("saved date:") {
          retrievedAt = EnglishDate.unixMilliseconds(date)
        }
      }
    } else if let rest = comment.suffix(behind: "Mirrored from ") {
      // ` Mirrored from news.163.com/… by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 24 Nov 2026 02:20:30 GMT `
      guard let program = rest.suffix(behind: " by HTTrack Website Copier/") else { return nil }
      url = Self.address("http://" + rest.prefix { $0 != " " })
      retrievedAt = program.suffix(behind: "], ").flatMap { EnglishDate.unixMilliseconds($0) }
    } else {
      return nil
    }
  }

  /// Fails for what is no address of the web: a file's, `about:blank`.
  private static func address(_ text: some StringProtocol) -> String? {
    WebAddress(String(text.withoutLeadingSpaces.prefix { !$0.isWhitespace }))?.text
  }
}

extension StringProtocol {
  /// What stands behind the first `mark`.
  fileprivate func suffix(behind mark: String) -> Substring? {
    let text = Substring(self)
    return text.firstRange(of: mark).map { text[$0.upperBound...] }
  }

  fileprivate var withoutLeadingSpaces: SubSequence { drop { $0.isWhitespace } }
}

/// What stands before the content of a page: comments, declarations, the tags `html` and `head`.
private struct Prolog {
  private var rest: ArraySlice<UInt8>

  /// NetEase's pages of 2016 begin with a screenful of conditional comments.
  private static let longest = 1 << 16

  init(_ page: [UInt8]) {
    rest = page.prefix(Self.longest)
    // Windows calls it Unicode: of what is ASCII every other byte is zero.
    if rest.starts(with: [0xFF, 0xFE]) { rest = rest.dropFirst(2).filter { $0 != 0 }[...] }
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
  }

  /// The text of the next comment; `nil` where the head begins.
  mutating func nextComment() -> String? {
    while true {
      rest = rest.drop { $0 <= 0x20 }
      if rest.starts(with: "<!--".utf8) {
        let text = rest.dropFirst(4)
        guard let end = Bytes.find("-->", in: text) else { return nil }
        rest = text[(end + 3)...]
        return String(decoding: text[..<end], as: UTF8.self)
      }
      let name = rest.dropFirst().prefix(5).map { $0 | 0x20 }
      guard rest.first == UInt8(ascii: "<"),
        [UInt8(ascii: "!"), UInt8(ascii: "?")].contains(rest.dropFirst().first)
          || name.starts(with: "html".utf8)
          || name.elementsEqual("head>".utf8), let end = endOfTag()
      else { return nil }
      rest = rest[(end + 1)...]
    }
  }

  /// The `>` that is in no quotes.
  private func endOfTag() -> Int? {
    var quote: UInt8?
    for place in rest.indices {
      let byte = rest[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return place
      }
    }
    return nil
  }
}

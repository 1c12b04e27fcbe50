/// The charset that a page or its HTTP header declares.
///
/// Labels are lower case, without white space around them.
enum CharsetDeclaration {
  /// How much of a page is looked at.
  ///
  /// WHATWG looks at 1024 bytes; NetEase's pages of 2016 to 2020 start with a screenful of conditional
  /// comments.
  static let prescanLength = 4096

  /// The label in a `Content-Type` value: `gbk` in `text/html; charset=GBK`.
  static func label(inContentType value: some Sequence<UInt8>) -> String? {
    let value = value.map(lowercased)
    var from = 0
    // (HTML Standard, "extracting a character encoding from a meta element")
    while let found = value.firstRange(of: "charset", from: from) {
      var at = found + 7
      while at < value.count, isSpace(value[at]) { at += 1 }
      from = at
      guard at < value.count, value[at] == UInt8(ascii: "=") else { continue }
      at += 1
      while at < value.count, isSpace(value[at]) { at += 1 }
      guard at < value.count else { return nil }
      let quote = value[at]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        return label(value[(at + 1)...].prefix { $0 != quote })
      }
      return label(value[at...].prefix { !isSpace($0) && $0 != UInt8(ascii: ";") })
    }
    return nil
  }

  /// The label in the head of a page: `<meta charset>`, `<meta http-equiv content>` or the XML declaration,
  /// whichever comes first.
  ///
  /// Comments do not count (HTML Standard, "prescan a byte stream").
  static func label(inPage bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var scanner = Prescan(bytes: bytes.prefix(prescanLength).map(lowercased))
    return scanner.label()
  }

  fileprivate static func label(_ bytes: some Sequence<UInt8>) -> String? {
    var bytes = Array(bytes.drop(while: isSpace))
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  fileprivate static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

private struct Prescan {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func label() -> String? {
    if starts(with: "<?xml"), let label = xmlLabel() { return label }
    while at < bytes.count {
      if starts(with: "<!--") {
        // From the second dash on: `<!-->` is a whole comment.
        at = bytes.firstRange(of: "-->", from: at + 2).map { $0 + 3 } ?? bytes.count
      } else if starts(with: "<meta"), at + 5 < bytes.count, isSpaceOrSlash(bytes[at + 5]) {
        at += 5
        if let label = metaLabel() { return label }
      } else if isTag() {
        while at < bytes.count, !CharsetDeclaration.isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") {
          at += 1
        }
        while attribute() != nil {}
      } else if starts(with: "<!") || starts(with: "</") || starts(with: "<?") {
        at = bytes[at...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
      } else {
        at += 1
      }
    }
    return nil
  }

  private mutating func metaLabel() -> String? {
    var declared: String?
    var content: String?
    var isContentType = false
    while let (name, value) = attribute() {
      if name.elementsEqual("charset".utf8), declared == nil { declared = CharsetDeclaration.label(value) }
      if name.elementsEqual("content".utf8), content == nil {
        content = CharsetDeclaration.label(inContentType: value)
      }
      if name.elementsEqual("http-equiv".utf8) { isContentType = value.elementsEqual("content-type".utf8) }
    }
    return declared ?? (isContentType ? content : nil)
  }

  /// `encoding="…"` of the XML declaration at the very start.
  private func xmlLabel() -> String? {
    let declaration = bytes.prefix { $0 != UInt8(ascii: ">") }
    guard let found = Array(declaration).firstRange(of: "encoding", from: 0) else { return nil }
    let rest = declaration[(found + 8)...].drop { CharsetDeclaration.isSpace($0) || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    return CharsetDeclaration.label(rest.dropFirst().prefix { $0 != quote })
  }

  /// The next attribute of the tag that `at` stands in, or `nil` behind the tag's end.
  private mutating func attribute() -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    while at < bytes.count, isSpaceOrSlash(bytes[at]) { at += 1 }
    guard at < bytes.count, bytes[at] != UInt8(ascii: ">") else { return nil }
    let nameStart = at
    at += 1
    while at < bytes.count, !isSpaceOrSlash(bytes[at]), bytes[at] != UInt8(ascii: "="),
      bytes[at] != UInt8(ascii: ">")
    {
      at += 1
    }
    let name = bytes[nameStart..<at]
    skipSpaces()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { return (name, []) }
    at += 1
    skipSpaces()
    guard at < bytes.count else { return nil }
    let quote = bytes[at]
    // A value that the end cuts off is none.
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let value = bytes[(at + 1)...].prefix { $0 != quote }
      at = min(value.endIndex + 1, bytes.count)
      return value.endIndex < bytes.count ? (name, value) : nil
    }
    let value = bytes[at...].prefix { !CharsetDeclaration.isSpace($0) && $0 != UInt8(ascii: ">") }
    at = value.endIndex
    return at < bytes.count ? (name, value) : nil
  }

  private mutating func skipSpaces() {
    while at < bytes.count, CharsetDeclaration.isSpace(bytes[at]) { at += 1 }
  }

  /// Whether a start or end tag begins here.
  private func isTag() -> Bool {
    guard bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count else { return false }
    let letter = bytes[at + 1] == UInt8(ascii: "/") && at + 2 < bytes.count ? bytes[at + 2] : bytes[at + 1]
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
  }

  private func isSpaceOrSlash(_ byte: UInt8) -> Bool {
    CharsetDeclaration.isSpace(byte) || byte == UInt8(ascii: "/")
  }

  private func starts(with text: StaticString) -> Bool {
    bytes.starts(with: text, at: at)
  }
}

extension [UInt8] {
  fileprivate func starts(with text: StaticString, at place: Int) -> Bool {
    text.withUTF8Buffer { text in
      place + text.count <= count && self[place..<place + text.count].elementsEqual(text)
    }
  }

  /// Where `text` first stands at or behind `from`.
  fileprivate func firstRange(of text: StaticString, from: Int) -> Int? {
    guard from < count else { return nil }
    return (from..<count).first { starts(with: text, at: $0) }
  }
}

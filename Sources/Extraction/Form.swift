/// What form a decoded text has: markup, JSON, or plain text.
enum Form {
  case html, json, plainText

  init(_ utf8: [UInt8]) {
    let start = utf8.drop { $0 <= 0x20 }
    if start.first == UInt8(ascii: "{") || start.first == UInt8(ascii: "[") {
      self = .json
    } else {
      self = Self.hasMarkup(start) ? .html : .plainText
    }
  }

  /// Whether there is a tag of a page.
  ///
  /// A text dump may hold a `<`, but no element of these.
  private static func hasMarkup(_ text: ArraySlice<UInt8>) -> Bool {
    let tags = [
      "html", "head", "body", "div", "p", "!doctype", "table", "meta", "title", "article", "section",
      "script",
    ]
    var rest = text
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      let name = rest.prefix(8).prefix { $0 != UInt8(ascii: ">") && $0 > 0x20 && $0 != UInt8(ascii: "/") }
      if tags.contains(String(decoding: name, as: UTF8.self).lowercased()) { return true }
    }
    return false
  }
}

/// Files that are no text, by their first bytes.
struct BinaryKind {
  let name: String

  init?(_ bytes: [UInt8]) {
    let magics: [(name: String, bytes: [UInt8])] = [
      ("a PNG picture", [0x89, 0x50, 0x4E, 0x47]),
      ("a JPEG picture", [0xFF, 0xD8, 0xFF]),
      ("a GIF picture", Array("GIF8".utf8)),
      ("a WebP or AVI file", Array("RIFF".utf8)),
      ("a PDF document", Array("%PDF-".utf8)),
      ("a ZIP archive", [0x50, 0x4B, 0x03, 0x04]),
      ("a SQLite database", Array("SQLite format 3".utf8)),
      ("a program", [0x7F, 0x45, 0x4C, 0x46]),
      ("an MP4 video", [0x00, 0x00, 0x00, 0x20, 0x66, 0x74, 0x79, 0x70]),
    ]
    if let found = magics.first(where: { bytes.starts(with: $0.bytes) }) {
      name = found.name
      return
    }
    // Text has control characters now and then; in a sample of binary data one byte in ten is one. UTF-16 has its
    // byte-order mark, and zeros that must not count here.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let sample = bytes.prefix(4096)
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1B || $0 == 0x7F }
    guard controls * 16 > sample.count else { return nil }
    name = "binary data"
  }
}

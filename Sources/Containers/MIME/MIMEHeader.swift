/// The header fields of a message or of a part of one (RFC 5322, 2.2; RFC 2045).
struct MIMEHeader {
  /// In their order, with their lines joined.
  private(set) var fields: [(name: String, value: String)] = []

  /// Reads the fields up to the empty line, and says where the body behind it begins.
  ///
  /// A line that is no field is passed over.
  static func read(_ bytes: ArraySlice<UInt8>) -> (header: MIMEHeader, body: ArraySlice<UInt8>) {
    var header = MIMEHeader()
    var lines = Lines(bytes)
    while let line = lines.next(), !line.text.isEmpty { header.add(line.text) }
    return (header, lines.rest)
  }

  /// Far more than any saver writes: what is behind them is passed over, so that a header takes little memory.
  private static let (mostFields, longestValue) = (1000, 1 << 16)

  private mutating func add(_ line: ArraySlice<UInt8>) {
    let line = line.prefix(Self.longestValue)
    if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
      guard let last = fields.indices.last, fields[last].value.utf8.count < Self.longestValue else { return }
      fields[last].value += " " + Self.trimmed(line)
    } else if fields.count < Self.mostFields, let colon = line.firstIndex(of: UInt8(ascii: ":")) {
      fields.append((Self.trimmed(line[..<colon]).lowercased(), Self.trimmed(line[(colon + 1)...])))
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  /// The first field of that name, which is in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// An address: long ones are folded, and no address has white space (RFC 2557, 4.4.2).
  func address(_ name: String) -> String? {
    let address = self[name]?.filter { !$0.isWhitespace } ?? ""
    return address.isEmpty ? nil : address
  }

  /// Without it a part is plain text (RFC 2045, 5.2).
  var contentType: ContentType { ContentType(self["content-type"] ?? "text/plain") }
}

/// A `Content-Type` in its parts (RFC 2045, 5.1).
struct ContentType {
  /// In lower case: `multipart/related`.
  let kind: String
  private var parameters: [String: String] = [:]

  init(_ text: String) {
    var rest = text.utf8[...]
    kind = String(Substring(rest.prefix { $0 != UInt8(ascii: ";") })).filter { !$0.isWhitespace }.lowercased()
    while let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) {
      rest = rest[rest.index(after: semicolon)...].drop { $0 == 0x20 || $0 == 0x09 }
      let name = rest.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ";") }
      rest = rest[name.endIndex...]
      guard rest.first == UInt8(ascii: "=") else { continue }
      let value = Self.value(&rest)
      let key = String(Substring(name)).filter { !$0.isWhitespace }.lowercased()
      if parameters[key] == nil { parameters[key] = value }
    }
  }

  /// What stands behind the `=` that `rest` begins with, in quotes or not.
  private static func value(_ rest: inout Substring.UTF8View) -> String {
    rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: "\"") else {
      let value = rest.prefix { $0 != UInt8(ascii: ";") && $0 != 0x20 && $0 != 0x09 }
      rest = rest[value.endIndex...]
      return String(Substring(value))
    }
    var value: [UInt8] = []
    var isEscaped = false
    rest = rest.dropFirst()
    while let byte = rest.popFirst() {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        continue
      } else if byte == UInt8(ascii: "\"") {
        break
      }
      value.append(byte)
    }
    return String(decoding: value, as: UTF8.self)
  }

  subscript(parameter: String) -> String? { parameters[parameter] }

  var isMultipart: Bool { kind.hasPrefix("multipart/") }
  var isPage: Bool { kind == "text/html" || kind == "application/xhtml+xml" }
}

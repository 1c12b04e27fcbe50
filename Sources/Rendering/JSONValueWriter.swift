extension JSONValue {
  /// How a value is laid out.
  public enum Layout: Sendable, Hashable {
    /// One member or element a line, two spaces deeper at each level: for a file that people open.
    case pretty
    /// All on one line, without spaces: a line of JSON Lines.
    case line
  }

  /// The value as UTF-8 with a line end behind it: the same value always gives the same bytes.
  ///
  /// Characters stand as themselves; escaped are only the quotation mark, the backslash, the control
  /// characters (C0, DEL and C1, which a terminal may act on) and U+2028 and U+2029, which end a line for
  /// some readers of JSON Lines.
  public func utf8(_ layout: Layout) -> [UInt8] {
    var writer = JSONValueWriter(layout: layout)
    writer.write(self, depth: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// What ``utf8(_:)`` gives, as a string.
  public func text(_ layout: Layout) -> String {
    String(decoding: utf8(layout), as: UTF8.self)
  }
}

private struct JSONValueWriter {
  let layout: JSONValue.Layout
  var bytes: [UInt8] = []

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .object(let members):
      writeList(members, between: "{", and: "}", depth: depth) { writer, member in
        writer.write(member.name)
        writer.write(raw: writer.layout == .pretty ? ": " : ":")
        writer.write(member.value, depth: depth + 1)
      }
    case .array(let elements):
      writeList(elements, between: "[", and: "]", depth: depth) { writer, element in
        writer.write(element, depth: depth + 1)
      }
    case .string(let text): write(text)
    case .integer(let number): write(raw: String(number))
    // Swift's own description is the shortest that reads back the same, and it is JSON.
    case .number(let number): write(raw: number.isFinite ? number.description : "null")
    case .bool(let value): write(raw: value ? "true" : "false")
    case .null: write(raw: "null")
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], between opening: String, and closing: String, depth: Int,
    writeElement: (inout Self, Element) -> Void
  ) {
    write(raw: opening)
    for (index, element) in elements.enumerated() {
      if index > 0 { write(raw: ",") }
      startLine(depth: depth + 1)
      writeElement(&self, element)
    }
    if !elements.isEmpty { startLine(depth: depth) }
    write(raw: closing)
  }

  private mutating func startLine(depth: Int) {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func write(raw text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func write(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var unwritten = 0
      var at = 0
      while at < utf8.count {
        guard let (escape, length) = Self.escape(in: utf8, at: at) else {
          at += 1
          continue
        }
        bytes.append(contentsOf: utf8[unwritten..<at])
        write(raw: escape)
        at += length
        unwritten = at
      }
      bytes.append(contentsOf: utf8[unwritten...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What is written for the character that begins at `at`, and its length; `nil` where it stands as itself.
  private static func escape(in utf8: UnsafeBufferPointer<UInt8>, at: Int) -> (String, length: Int)? {
    let byte = utf8[at]
    switch byte {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case 0x08: return ("\\b", 1)
    case 0x09: return ("\\t", 1)
    case 0x0A: return ("\\n", 1)
    case 0x0C: return ("\\f", 1)
    case 0x0D: return ("\\r", 1)
    case 0..<0x20, 0x7F: return (unicodeEscape(byte), 1)
    // U+0080 to U+009F are C2 80 to C2 9F; a byte C2 is always followed by one of 80 to BF.
    case 0xC2 where utf8[at + 1] < 0xA0: return (unicodeEscape(utf8[at + 1]), 2)
    // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    case 0xE2 where utf8[at + 1] == 0x80 && utf8[at + 2] == 0xA8: return ("\\u2028", 3)
    case 0xE2 where utf8[at + 1] == 0x80 && utf8[at + 2] == 0xA9: return ("\\u2029", 3)
    default: return nil
    }
  }

  private static func unicodeEscape(_ byte: UInt8) -> String {
    (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)
  }
}

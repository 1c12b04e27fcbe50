extension HTTPHead {
  /// Reads a head and says where the body begins; `nil` without a status line or request line.
  ///
  /// Takes what servers send: lines that end in a line feed alone, folded lines (joined by a space, as RFC
  /// 9112, section 5.2 says), lines without a colon (kept), and a head that is cut off or has no empty line
  /// behind it.
  static func parse(_ bytes: [UInt8]) -> (head: HTTPHead, bodyStart: Int)? {
    var lines = HeadLines(bytes: bytes)
    guard let startLine = lines.next() else { return nil }
    var fields: [HTTPField] = []
    // The field at hand; folded lines may still be added to it.
    var open: (name: String, value: [UInt8])?
    while let line = lines.next(), !line.isEmpty {
      if let first = line.first, first.isBlank, open != nil {
        open?.value.append(0x20)
        open?.value.append(contentsOf: line.trimmed)
        continue
      }
      if let done = open { fields.append(HTTPField(name: done.name, rawValue: done.value)) }
      open = split(line)
    }
    if let done = open { fields.append(HTTPField(name: done.name, rawValue: done.value)) }
    let head = HTTPHead(rawStartLine: Array(startLine.trimmed), fields: fields)
    guard head.status != nil || head.method != nil else { return nil }
    return (head, lines.at)
  }

  private static func split(_ line: ArraySlice<UInt8>) -> (name: String, value: [UInt8]) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return ("", Array(line)) }
    let name = line[..<colon].trimmed
    guard !name.isEmpty, name.allSatisfy(\.isTokenByte) else { return ("", Array(line)) }
    return (String(decoding: name, as: UTF8.self), Array(line[(colon + 1)...].trimmed))
  }
}

/// The lines of a head one by one, without their ends.
private struct HeadLines {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ArraySlice<UInt8>? {
    guard at < bytes.count else { return nil }
    let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
    var line = bytes[at..<end]
    if line.last == 0x0D { line.removeLast() }
    at = min(end + 1, bytes.count)
    return line
  }
}

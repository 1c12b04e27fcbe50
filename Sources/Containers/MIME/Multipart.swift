/// The bodies between the boundaries of a multipart body (RFC 2046, 5.1.1).
enum Multipart {
  /// The parts in their order, each with its own header before it.
  ///
  /// What stands before the first boundary and behind the last is nobody's. A last boundary that is missing is
  /// the end of the bytes: the file was cut short, and the part may be whole.
  ///
  /// There are at most `limit` parts; those behind them are not looked for.
  static func parts(of body: ArraySlice<UInt8>, boundary: String, limit: Int) -> [ArraySlice<UInt8>] {
    let boundary = Array(boundary.utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var lastEnd = body.startIndex
    var lines = Lines(body)
    while let line = lines.next() {
      if let mark = mark(line.text, boundary) {
        if let start { parts.append(body[start..<max(start, lastEnd)]) }
        start = mark == .between ? lines.rest.startIndex : nil
        if mark == .end || parts.count == limit { return parts }
      }
      lastEnd = line.end
    }
    if let start { parts.append(body[start...]) }
    return parts
  }

  private enum Mark { case between, end }

  private static func mark(_ line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> Mark? {
    guard line.starts(with: [0x2D, 0x2D]), line.dropFirst(2).starts(with: boundary) else { return nil }
    let rest = line.dropFirst(2 + boundary.count)
    let isEnd = rest.starts(with: [0x2D, 0x2D])
    // White space may stand behind it, and nothing else: one boundary may be the start of another.
    guard rest.dropFirst(isEnd ? 2 : 0).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
    return isEnd ? .end : .between
  }
}

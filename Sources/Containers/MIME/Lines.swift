/// The lines of a message, which end with CRLF, or with LF alone where somebody converted the file.
struct Lines {
  struct Line {
    /// Without its end.
    var text: ArraySlice<UInt8>
    /// Where the line's end begins: what belongs to a boundary that stands in the next line.
    var end: Int
  }

  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func next() -> Line? {
    guard !rest.isEmpty else { return nil }
    guard let feed = rest.firstIndex(of: 0x0A) else {
      defer { rest = rest[rest.endIndex...] }
      return Line(text: rest, end: rest.endIndex)
    }
    let end = feed > rest.startIndex && rest[feed - 1] == 0x0D ? feed - 1 : feed
    defer { rest = rest[(feed + 1)...] }
    return Line(text: rest[rest.startIndex..<end], end: end)
  }
}

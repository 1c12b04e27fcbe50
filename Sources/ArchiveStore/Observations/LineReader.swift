/// Reads a file line by line, and holds no more of it than the longest line that is allowed.
struct LineReader: ~Copyable {
  enum Line {
    /// Without its line end.
    case whole(ArraySlice<UInt8>)
    case tooLong
    /// The last bytes of the file, without a line end behind them.
    case unfinished(ArraySlice<UInt8>)
  }

  private let file: OpenFile
  private let longest: Int
  private var chunk: [UInt8]
  /// What was read and not yet given out: `buffer[start...]`.
  private var buffer: [UInt8] = []
  private var start = 0
  private var offset: Int64 = 0

  init(_ file: consuming OpenFile, longest: Int) {
    self.file = file
    self.longest = longest
    chunk = [UInt8](repeating: 0, count: longest + 1)
  }

  mutating func next() throws(ArchiveError) -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return isTooLong || end - start > longest ? .tooLong : .whole(buffer[start..<end])
      }
      if isTooLong || buffer.count - start > longest {
        isTooLong = true
        start = buffer.count
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let count = try file.read(into: &chunk, at: offset)
      if count == 0 {
        let rest = buffer
        buffer = []
        if isTooLong { return .tooLong }
        return rest.isEmpty ? nil : .unfinished(rest[...])
      }
      offset += Int64(count)
      buffer.append(contentsOf: chunk[..<count])
    }
  }
}

extension DurableFolder {
  /// Cuts the last line of each month's log if it is not whole, so that the next line begins on its own.
  mutating func cutTornLines() throws(ArchiveError) {
    for name in try folder.names(in: ArchiveLayout.observations) ?? [] where ObservationLog.isLines(name) {
      let path = "\(ArchiveLayout.observations)/\(name)"
      if let offset = try tornLine(in: path) { try cutTail(of: path, at: offset) }
    }
  }

  /// Where the last line begins, if it is not as it was written.
  private func tornLine(in path: String) throws(ArchiveError) -> Int64? {
    guard let file = try folder.openFile(path) else { return nil }
    let size = try file.size()
    if size == 0 { return nil }
    let start = try file.startOfLastLine(size: size)
    guard size - start <= ObservationLine.longest + 1 else { return start }
    var line = [UInt8](repeating: 0, count: Int(size - start))
    let count = try file.read(into: &line, at: start)
    let isWhole =
      count == line.count && line.last == UInt8(ascii: "\n") && CheckedLine.isIntact(line.dropLast())
    return isWhole ? nil : start
  }
}

extension OpenFile {
  /// Behind the last line end that is not the file's last byte.
  fileprivate func startOfLastLine(size: Int64) throws(ArchiveError) -> Int64 {
    var end = size - 1
    while end > 0 {
      let start = max(0, end - 1 << 12)
      var chunk = [UInt8](repeating: 0, count: Int(end - start))
      _ = try read(into: &chunk, at: start)
      if let found = chunk.lastIndex(of: UInt8(ascii: "\n")) { return start + Int64(found) + 1 }
      end = start
    }
    return 0
  }
}

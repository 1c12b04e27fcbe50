/// The head of a record: its version and its fields. (WARC 1.1, section 4)
struct RecordHead {
  let version: String
  let fields: NamedFields
  let blockLength: UInt64
  private(set) var warnings: [WARCWarning] = []

  /// Reads the lines up to and with the empty one; throws why they cannot be used, as half a sentence.
  init(parsing lines: [UInt8]) throws(RecordFailure) {
    var reading = LineReading(lines)
    guard let first = reading.next() else { throw .head("the record has no head") }
    version = String(decoding: first.dropFirst(5), as: UTF8.self)
    var fields: [NamedField] = []
    fields.reserveCapacity(16)
    var withoutColon = 0
    while let line = reading.next(), !line.isEmpty {
      if line[line.startIndex].isBlank, !fields.isEmpty {
        // A folded line goes on with the value before it, with a space between.
        fields[fields.count - 1].value += " "
        fields[fields.count - 1].value += String(decoding: line.trimmed, as: UTF8.self)
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        fields.append(
          NamedField(
            String(decoding: line[..<colon].trimmed, as: UTF8.self),
            String(decoding: line[(colon + 1)...].trimmed, as: UTF8.self)))
      } else {
        withoutColon += 1
      }
    }
    self.fields = NamedFields(fields)
    guard let length = self.fields["Content-Length"] else { throw .head("the record has no Content-Length") }
    // A record of an exabyte is none; the limit keeps sums of lengths within 64 bits.
    guard length.utf8.count <= 18, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let blockLength = UInt64(length)
    else { throw .head("the record's Content-Length is no number: \(length.prefix(40))") }
    self.blockLength = blockLength
    let lengths = self.fields.values("Content-Length")
    guard lengths.allSatisfy({ $0 == length }) else {
      throw .head("the record has several lengths: \(lengths.prefix(3).joined(separator: ", "))")
    }
    if lengths.count > 1 { warnings.append(.repeatedLength) }
    if !["0.17", "0.18", "1.0", "1.1"].contains(version) {
      warnings.append(.unknownVersion(String(version.prefix(20))))
    }
    if reading.hasBareLineFeeds { warnings.append(.bareLineFeeds) }
    if withoutColon > 0 { warnings.append(.linesWithoutColon(withoutColon)) }
  }
}

/// Lines one by one, without their ends.
private struct LineReading {
  private var rest: ArraySlice<UInt8>
  private(set) var hasBareLineFeeds = false

  init(_ lines: [UInt8]) { rest = lines[...] }

  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    var line = rest[..<end]
    rest = rest[min(end + 1, rest.endIndex)...]
    if line.last == 0x0D { line.removeLast() } else { hasBareLineFeeds = true }
    return line
  }
}

extension RecordInput {
  /// How the next record is kept, as its first bytes tell.
  enum Form {
    case plain, packed, unknown
    /// The input ends within those bytes.
    case cutShort
    /// There is nothing more.
    case end
  }

  private static let version = Array("WARC/".utf8)
  private static let gzip: [UInt8] = [0x1F, 0x8B]
  /// So many bytes of a gzip member are enough to unpack its first five: its own head, and the head of its
  /// first block with the tables of codes, have less than 400 unless they hold a long file name.
  private static let lookahead = 2048

  mutating func nextForm() throws(RecordFailure) -> Form {
    try fillRaw(Self.version.count)
    if rawBytes.isEmpty { return .end }
    for (form, mark) in [(Form.packed, Self.gzip), (.plain, Self.version)] {
      if rawBytes.starts(with: mark) { return form }
      if rawBytes.count < mark.count, mark.starts(with: rawBytes) { return .cutShort }
    }
    return .unknown
  }

  /// Whether the record's bytes that come next begin one.
  mutating func isAtVersion() throws(RecordFailure) -> Bool {
    try fill(Self.version.count)
    return window.starts(with: Self.version)
  }

  /// Skips line ends between records; `true` if there were any.
  mutating func skipEmptyLines() throws(RecordFailure) -> Bool {
    var found = false
    while true {
      try fillRaw(1)
      let count = rawBytes.prefix { $0.isLineEnd }.count
      guard count > 0 else { return found }
      takeRaw(count)
      found = true
    }
  }

  /// Skips line ends at the front of a gzip member; `true` if there were any, or the member has nothing else.
  mutating func skipEmptyLinesInMember() throws(RecordFailure) -> Bool {
    var found = false
    while true {
      if window.isEmpty, try !more() { return true }
      let count = window.prefix { $0.isLineEnd }.count
      guard count > 0 else { return found }
      take(count)
      found = true
    }
  }

  /// Reads to the end of the gzip member in which something was wrong, if it has one.
  ///
  /// What was wrong has been reported, so only a source that fails is an error here.
  mutating func leaveMember() throws(RecordFailure) {
    do throws(RecordFailure) {
      try skipMember()
    } catch {
      if case .source = error { throw error }
    }
  }

  /// Goes on to the next byte at which a record begins, or to the end, and says how many bytes lie before it.
  ///
  /// A record that is not packed is looked for at the beginning of lines. What looks like a gzip member must
  /// begin with a record, as the two bytes of its mark are found in packed data by chance.
  mutating func findRecord() throws(RecordFailure) -> (skipped: UInt64, isEnd: Bool) {
    var skipped: UInt64 = 0
    var previous: UInt8 = 0x0A
    while true {
      try fillRaw(Self.lookahead)
      let bytes = rawBytes
      if bytes.isEmpty { return (skipped, true) }
      // Nearer to the back only at the end of the input: there may not be enough to judge by.
      let end = bytes.count < Self.lookahead ? bytes.count : bytes.count - Self.lookahead + 1
      var at = 0
      while at < end {
        let byte = bytes[at]
        if byte == 0x1F, bytes[at...].starts(with: Self.gzip), holdsRecord(at: at) { break }
        if byte == UInt8(ascii: "W"), previous == 0x0A, bytes[at...].starts(with: Self.version) { break }
        previous = byte
        at += 1
      }
      takeRaw(at)
      skipped += UInt64(at)
      if at < end { return (skipped, false) }
    }
  }
}

/// Reads the records of a file from front to back, in memory that does not grow with the file.
///
/// Takes what the common tools write: versions 0.17 to 1.1, packed or not, line ends of either kind. The
/// block of a record is held in memory whole, so there is a limit for it; a longer one is passed over.
public struct WARCReader: ~Copyable {
  private enum State {
    case atRecord
    /// Something was wrong; the next record is looked for.
    case lost
    case done
  }

  private var input: RecordInput
  private let blockLimit: Int
  private var state = State.atRecord
  private var hasGivenAny = false
  /// Where the record at hand begins.
  private var start: UInt64 = 0

  /// `blockLimit` is the longest block that is held, in bytes.
  public init(_ source: any ByteSource, blockLimit: Int) {
    input = RecordInput(source)
    self.blockLimit = blockLimit
  }

  public init(path: String, blockLimit: Int) throws(WARCReadError) {
    do throws(ByteSourceError) {
      self.init(try FileSource(path: path), blockLimit: blockLimit)
    } catch {
      throw WARCReadError(kind: .source, offset: 0, reason: error.description)
    }
  }

  /// The next record, or `nil` behind the last.
  ///
  /// `wanted` sees the fields and says whether the block is to be read. After an error the next call looks
  /// for the next record, or gives `nil` if the error ``WARCReadError/isFinal``. Every call gets further in
  /// the file.
  public mutating func next(
    takingBlock wanted: (NamedFields) -> Bool = { _ in true }
  ) throws(WARCReadError) -> WARCEntry? {
    guard state != .done else { return nil }
    start = input.offset
    do throws(RecordFailure) {
      if state == .lost {
        try input.leaveMember()
        _ = try input.findRecord()
        state = .atRecord
      }
      let entry = try readRecord(wanted)
      if entry == nil { state = .done } else { hasGivenAny = true }
      return entry
    } catch {
      let error = error.error(at: start)
      state = error.isFinal ? .done : .lost
      throw error
    }
  }

  private mutating func readRecord(_ wanted: (NamedFields) -> Bool) throws(RecordFailure) -> WARCEntry? {
    guard let hasEmptyLines = try beginRecord() else { return nil }
    let head = try input.readHead()
    var warnings = head.warnings
    if hasEmptyLines { warnings.append(.emptyLinesBefore) }
    let isTaken = head.blockLength <= UInt64(max(0, blockLimit)) && wanted(head.fields)
    let block = try input.readBlock(length: head.blockLength, isTaken: isTaken)
    let members = input.members
    warnings += try input.readEnd()
    return WARCEntry(
      offset: start, length: input.offset - start, members: members, version: head.version,
      fields: head.fields,
      blockLength: head.blockLength, block: block, warnings: warnings)
  }

  /// Goes to the record's first byte and says whether there were empty lines before it; `nil` at the end.
  private mutating func beginRecord() throws(RecordFailure) -> Bool? {
    var hasEmptyLines = false
    while true {
      if try input.skipEmptyLines() { hasEmptyLines = true }
      start = input.offset
      switch try input.nextForm() {
      case .end: return nil
      case .cutShort: throw .cutShort
      case .plain:
        input.beginPlain()
        return hasEmptyLines
      case .packed:
        try input.beginMember()
        if try input.skipEmptyLinesInMember() { hasEmptyLines = true }
        if try input.isAtVersion() { return hasEmptyLines }
        // A member that holds nothing, or nothing but empty lines.
        if input.window.isEmpty { continue }
        throw hasGivenAny
          ? .junk("the gzip member holds no record")
          : .notWARC("what is packed in the file does not begin with a WARC record")
      case .unknown:
        guard hasGivenAny else { throw .notWARC("the file does not begin with a WARC record") }
        let (count, isEnd) = try input.findRecord()
        throw .junk(
          "\(count) bytes \(isEnd ? "at the end of the file" : "before the next record") are no record")
      }
    }
  }
}

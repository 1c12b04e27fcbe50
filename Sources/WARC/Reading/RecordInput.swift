internal import Deflate

/// The bytes of records, unpacked where they are packed.
///
/// Packed and plain records may follow each other; how the next one is kept is seen from its first bytes.
struct RecordInput: ~Copyable {
  private static let windowSize = 1 << 16

  private var source: any ByteSource
  /// As they come.
  private var raw = ByteWindow(size: windowSize)
  private var rawHasEnded = false
  /// The offset of the first byte in `raw`.
  private(set) var offset: UInt64 = 0

  private var unpacked = ByteWindow(size: windowSize)
  private var inflater: Inflater?
  private var memberHasEnded = true
  /// Whether the current record is packed.
  private(set) var isPacked = false
  /// How many gzip members the current record has begun.
  private(set) var members = 0

  init(_ source: any ByteSource) { self.source = source }

  // MARK: Between records

  /// Makes sure that so many bytes are there as they come, or all that are left.
  mutating func fillRaw(_ count: Int) throws(RecordFailure) {
    while raw.count < count, try readMore() {}
  }

  var rawBytes: UnsafeRawBufferPointer { raw.bytes }

  mutating func takeRaw(_ count: Int) {
    raw.take(count)
    offset += UInt64(count)
  }

  /// The next record is plain.
  mutating func beginPlain() {
    isPacked = false
    members = 0
  }

  /// The next record begins with a gzip member.
  mutating func beginMember() throws(RecordFailure) {
    isPacked = true
    members = 0
    try startMember()
  }

  /// Whether a gzip member that holds a record begins so many bytes ahead.
  mutating func holdsRecord(at distance: Int) -> Bool {
    guard prepareInflater() else { return false }
    let ahead = UnsafeRawBufferPointer(rebasing: raw.bytes[distance...])
    return withUnsafeTemporaryAllocation(byteCount: 5, alignment: 1) { start in
      let (outcome, _, produced) = withInflater { $0.step(from: ahead, into: start) }
      if case .damaged = outcome { return false }
      return produced == 5 && start.elementsEqual("WARC/".utf8)
    }
  }

  // MARK: Within a record

  /// What is there of the record's bytes; valid until the next call.
  var window: UnsafeRawBufferPointer { isPacked ? unpacked.bytes : raw.bytes }

  mutating func take(_ count: Int) {
    if isPacked { unpacked.take(count) } else { takeRaw(count) }
  }

  /// Gets more of the record's bytes; `false` at the end of the input or of the gzip member.
  mutating func more() throws(RecordFailure) -> Bool {
    guard isPacked else { return try readMore() }
    while !memberHasEnded {
      if raw.isEmpty { _ = try readMore() }
      let room = unpacked.room
      let (outcome, consumed, produced) = withInflater { [bytes = raw.bytes] in
        $0.step(from: bytes, into: room)
      }
      takeRaw(consumed)
      unpacked.added(produced)
      switch outcome {
      case .damaged(let reason): throw .damaged(reason)
      case .ended: memberHasEnded = true
      case .goingOn:
        if consumed == 0, produced == 0 {
          guard try readMore() else { throw .cutShort }
        }
      }
      if produced > 0 { return true }
    }
    return false
  }

  /// Makes sure that so many of the record's bytes are there, or all that the input or the gzip member has
  /// left.
  mutating func fill(_ count: Int) throws(RecordFailure) {
    while window.count < count, try more() {}
  }

  /// Gets more of the record's bytes, from the next gzip member where it goes over several.
  mutating func demandMore() throws(RecordFailure) {
    while try !more() {
      guard isPacked else { throw .cutShort }
      try fillRaw(2)
      if raw.isEmpty { throw .cutShort }
      guard Gunzip.isGzip(raw.bytes) else {
        throw raw.count == 1 && raw.bytes[0] == 0x1F
          ? .cutShort : .damaged("the gzip member ends within the record")
      }
      try startMember()
    }
  }

  /// Reads on to the end of the gzip member.
  mutating func skipMember() throws(RecordFailure) {
    guard isPacked else { return }
    repeat { unpacked.clear() } while try more()
  }

  // MARK: -

  private mutating func startMember() throws(RecordFailure) {
    guard prepareInflater() else { throw .damaged("zlib cannot start") }
    unpacked.clear()
    memberHasEnded = false
    members += 1
  }

  private mutating func prepareInflater() -> Bool {
    if inflater == nil { inflater = Inflater(.gzip) } else { inflater?.restart() }
    return inflater != nil
  }

  private mutating func withInflater(
    _ use: (inout Inflater) -> (Inflater.Outcome, Int, Int)
  ) -> (outcome: Inflater.Outcome, consumed: Int, produced: Int) {
    guard var taken = inflater.take() else { return (.damaged("zlib cannot start"), 0, 0) }
    let result = use(&taken)
    inflater = consume taken
    return result
  }

  private mutating func readMore() throws(RecordFailure) -> Bool {
    guard !rawHasEnded, !raw.isFull else { return false }
    do throws(ByteSourceError) {
      let count = try source.read(into: raw.room)
      rawHasEnded = count == 0
      raw.added(count)
      return count > 0
    } catch {
      throw .source(error.description)
    }
  }
}

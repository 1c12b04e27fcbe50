internal import Deflate

/// Reads one file of a ZIP file from its start to its end, whatever its size, in little memory.
public final class ZipMemberReader {
  public let member: ZipMember
  private let source: any RandomAccess
  /// What of the packed bytes was not read yet.
  private var rest: Range<Int>
  private var inflater: Inflater?
  /// Packed bytes that were read and not unpacked yet.
  private var packed: ArraySlice<UInt8> = []
  private var crc = CRC32()
  private var produced = 0
  private var inflatedAll = false
  private var isAtEnd = false

  init(_ member: ZipMember, in source: any RandomAccess) throws(ZipError) {
    if member.isEncrypted { throw .unsupported("a password, for \(member.name)") }
    (self.member, self.source) = (member, source)
    // The file's own header repeats what the list says; only its length is needed (4.3.7).
    let start = member.headerOffset
    guard start <= source.count,
      let header = Record(try source.bytes(in: start..<min(start + 30, source.count)), at: 0, length: 30),
      header.number32(0) == 0x0403_4B50
    else { throw .damaged("\(member.name) is not where the list of files says") }
    let data = start + 30 + header.number16(26) + header.number16(28)
    guard data <= source.count, member.packedSize <= source.count - data else {
      throw .damaged("\(member.name) is cut short")
    }
    rest = data..<data + member.packedSize
    switch member.method {
    case .stored where member.size != member.packedSize:
      throw .damaged("\(member.name) is stored, but in another size than its own")
    case .stored: break
    case .deflated:
      inflater = Inflater(.raw)
      if inflater == nil { throw .damaged("zlib cannot start") }
    case .other(let number): throw .unsupported("compression method \(number), for \(member.name)")
    }
  }

  /// The next bytes of the file; none at its end.
  ///
  /// - Throws: ``ZipError`` where the file is damaged; at its end also if its size or its CRC-32 are wrong.
  public func next() throws(ZipError) -> [UInt8] {
    guard !isAtEnd else { return [] }
    let bytes = try inflater == nil ? stored() : inflated()
    produced += bytes.count
    guard produced <= member.size else { throw .damaged("\(member.name) is larger than it says") }
    crc.update(bytes)
    if bytes.isEmpty { try finish() }
    return bytes
  }

  private func finish() throws(ZipError) {
    isAtEnd = true
    guard produced == member.size else { throw .damaged("\(member.name) is cut short") }
    guard crc.value == member.crc else {
      throw .damaged("\(member.name) is not what was packed: its CRC-32 is wrong")
    }
  }

  private static let chunk = 1 << 18

  private func stored() throws(ZipError) -> [UInt8] {
    let part = rest.prefix(Self.chunk)
    let bytes = try source.bytes(in: part)
    guard bytes.count == part.count else { throw .damaged("\(member.name) is cut short") }
    rest = part.upperBound..<rest.upperBound
    return bytes
  }

  private func inflated() throws(ZipError) -> [UInt8] {
    while !inflatedAll {
      if packed.isEmpty { packed = try stored()[...] }
      // zlib may hold back what had no room in the step before, so an end of the input is not the end yet.
      let isLast = packed.isEmpty
      let bytes = try inflate()
      if !bytes.isEmpty { return bytes }
      if isLast, !inflatedAll { throw .damaged("\(member.name) is cut short") }
    }
    return []
  }

  /// What comes out of the packed bytes at hand.
  private func inflate() throws(ZipError) -> [UInt8] {
    var outcome = Inflater.Outcome.goingOn
    var consumed = 0
    let bytes = packed.withUnsafeBytes { input in
      [UInt8](unsafeUninitializedCapacity: Self.chunk) { room, produced in
        guard let done = inflater?.step(from: input, into: UnsafeMutableRawBufferPointer(room)) else {
          return
        }
        (outcome, consumed, produced) = done
      }
    }
    packed = packed.dropFirst(consumed)
    if case .damaged = outcome { throw .damaged("\(member.name) cannot be unpacked") }
    inflatedAll = outcome == .ended
    return bytes
  }
}

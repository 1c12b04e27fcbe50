private import CZlib

/// Reads one file of a ZIP file from its start to its end, whatever its size, in little memory.
public final class ZipMemberReader {
  public let member: ZipMember
  private let source: any RandomAccess
  /// What of the packed bytes was not read yet.
  private var rest: Range<Int>
  private var inflater: RawInflater?
  private var crc: UInt = 0
  private var produced = 0
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
      guard let started = RawInflater() else { throw .damaged("zlib cannot start") }
      inflater = started
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
    bytes.withUnsafeBufferPointer { crc = crc32_z(crc, $0.baseAddress, $0.count) }
    if bytes.isEmpty { try finish() }
    return bytes
  }

  private func finish() throws(ZipError) {
    isAtEnd = true
    guard produced == member.size else { throw .damaged("\(member.name) is cut short") }
    guard UInt32(truncatingIfNeeded: crc) == member.crc else {
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
    guard let inflater else { return [] }
    while !inflater.isAtEnd {
      if inflater.needsInput { inflater.give(try stored()) }
      // zlib may hold back what had no room in the step before, so an end of the input is not the end yet.
      let isLast = inflater.needsInput
      guard let bytes = inflater.step(upTo: Self.chunk) else {
        throw .damaged("\(member.name) cannot be unpacked")
      }
      if !bytes.isEmpty { return bytes }
      if isLast, !inflater.isAtEnd { throw .damaged("\(member.name) is cut short") }
    }
    return []
  }
}

/// The state of zlib for deflated bytes without a header of their own.
private final class RawInflater {
  // On the heap, because zlib's state points back to it.
  private let stream: UnsafeMutablePointer<z_stream>
  private var input: [UInt8] = []
  private var used = 0
  private(set) var isAtEnd = false

  var needsInput: Bool { used == input.count }

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // What the macro `inflateInit2` calls; a negative window means deflated bytes alone (zlib.h).
    let status = inflateInit2_(stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func give(_ bytes: [UInt8]) { (input, used) = (bytes, 0) }

  /// What came out of the input at hand, `nil` if it is damaged.
  func step(upTo count: Int) -> [UInt8]? {
    var status = Z_OK
    let output = input[used...].withUnsafeBufferPointer { packed in
      [UInt8](unsafeUninitializedCapacity: count) { room, produced in
        // zlib does not write to its input; its declaration is older than `const`.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
        stream.pointee.avail_in = UInt32(packed.count)
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = UInt32(count)
        status = inflate(stream, Z_NO_FLUSH)
        used += packed.count - Int(stream.pointee.avail_in)
        produced = count - Int(stream.pointee.avail_out)
      }
    }
    isAtEnd = status == Z_STREAM_END
    return status == Z_OK || status == Z_BUF_ERROR || isAtEnd ? output : nil
  }
}

/// The list of the files at the end of a ZIP file (4.3.12 to 4.3.16).
enum CentralDirectory {
  struct Place {
    var extent: Range<Int>
    var count: Int
  }

  /// More than a million files.
  private static let largest = 64 << 20

  static func locate(in source: any RandomAccess) throws(ZipError) -> Place {
    // The last record has 22 bytes and a comment of at most 65,535; the locator of Zip64 stands before it.
    let tailStart = max(0, source.count - 22 - 0xFFFF - 20)
    let tail = try source.bytes(in: tailStart..<source.count)
    guard let at = endRecord(in: tail), let end = Record(tail, at: at, length: 22) else { throw .noDirectory }
    var count = end.number16(10)
    var size = Int(end.number32(12))
    var start = Int(end.number32(16))
    var directoryEnd = tailStart + at
    let isZip64 = count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF
    if isZip64, let locator = Record(tail, at: at - 20, length: 20), locator.number32(0) == 0x0706_4B50 {
      guard let place = locator.number64(8), place <= directoryEnd,
        let record = Record(try source.bytes(in: place..<min(place + 56, source.count)), at: 0, length: 56),
        record.number32(0) == 0x0606_4B50, let count64 = record.number64(32),
        let size64 = record.number64(40), let start64 = record.number64(48)
      else { throw .damaged("the record of its Zip64 form is not where it should be") }
      (count, size, start, directoryEnd) = (count64, size64, start64, place)
    } else if end.number16(4) != 0 {
      throw .unsupported("several volumes")
    }
    guard size <= largest else { throw .directoryTooLarge(largest) }
    guard start <= directoryEnd, size <= directoryEnd - start else {
      throw .damaged("its list of files does not stand before its end")
    }
    return Place(extent: start..<start + size, count: count)
  }

  /// The last place that the record of the end can stand at: its comment has to fit behind it.
  private static func endRecord(in tail: [UInt8]) -> Int? {
    var at = tail.count - 22
    while at >= 0 {
      if tail[at] == 0x50, let record = Record(tail, at: at, length: 22), record.number32(0) == 0x0605_4B50,
        at + 22 + record.number16(20) <= tail.count
      {
        return at
      }
      at -= 1
    }
    return nil
  }

  static func members(of list: [UInt8], count: Int) throws(ZipError) -> [ZipMember] {
    // An entry has 46 bytes and more: the number alone must not reserve memory.
    guard count <= list.count / 46 else { throw .damaged("its list of files is shorter than it says") }
    var members: [ZipMember] = []
    members.reserveCapacity(count)
    var at = 0
    for _ in 0..<count {
      guard let entry = Record(list, at: at, length: 46), entry.number32(0) == 0x0201_4B50 else {
        throw .damaged("entry \(members.count + 1) of its list of files cannot be read")
      }
      let (nameEnd, extraLength) = (at + 46 + entry.number16(28), entry.number16(30))
      let end = nameEnd + extraLength + entry.number16(32)
      guard end <= list.count else { throw .damaged("its list of files is cut short") }
      let name = String(decoding: list[at + 46..<nameEnd], as: UTF8.self)
      guard let sizes = Sizes(entry, extra: Array(list[nameEnd..<nameEnd + extraLength])) else {
        throw .damaged("the sizes of \(name) cannot be read")
      }
      members.append(
        ZipMember(
          name: name, method: method(entry.number16(10)), isEncrypted: entry.number16(8) & 1 != 0,
          size: sizes.size, packedSize: sizes.packedSize, crc: entry.number32(16),
          headerOffset: sizes.headerOffset))
      at = end
    }
    return members
  }

  private static func method(_ number: Int) -> ZipMember.Method {
    switch number {
    case 0: .stored
    case 8: .deflated
    default: .other(number)
    }
  }

  /// The sizes of a file and where it stands, in 32 bits or in the extra field of Zip64 (4.5.3).
  private struct Sizes {
    var size, packedSize, headerOffset: Int

    init?(_ entry: Record, extra: [UInt8]) {
      (size, packedSize) = (Int(entry.number32(24)), Int(entry.number32(20)))
      headerOffset = Int(entry.number32(42))
      guard [size, packedSize, headerOffset].contains(0xFFFF_FFFF) else { return }
      guard let wide = Self.zip64(in: extra) else { return nil }
      var at = 0
      func next(_ number: inout Int) -> Bool {
        // Only what does not fit is there, in this order.
        guard number == 0xFFFF_FFFF else { return true }
        guard let record = Record(wide, at: at, length: 8), let value = record.number64(0) else {
          return false
        }
        (number, at) = (value, at + 8)
        return true
      }
      guard next(&size), next(&packedSize), next(&headerOffset) else { return nil }
    }

    private static func zip64(in extra: [UInt8]) -> [UInt8]? {
      var at = 0
      while let head = Record(extra, at: at, length: 4) {
        let end = at + 4 + head.number16(2)
        guard end <= extra.count else { return nil }
        if head.number16(0) == 1 { return Array(extra[at + 4..<end]) }
        at = end
      }
      return nil
    }
  }
}

import Testing

@testable import Containers

/// ZIP files that Python's `zipfile` made, and what is left of them when something is changed.
@Suite struct ZipArchiveTests {
  /// `a.txt` stored with `hello`, `b/c.txt` deflated with 1,000 times `ab`.
  static let sample = bytes(
    """
    504b03041400000000000000210086a61036050000000500000005000000612e74787468656c6c6f504b0304140000000800
    0000210073abb7c912000000d007000007000000622f632e7478744b4c4a1c85a370148ec251380a47e1108700504b010214
    031400000000000000210086a610360500000005000000050000000000000000000000800100000000612e747874504b0102
    14031400000008000000210073abb7c912000000d0070000070000000000000000000000800128000000622f632e74787450
    4b05060000000002000200680000005f0000000000
    """)
  /// Where the two entries of the list and the record of the end stand.
  private static let (firstEntry, secondEntry, end) = (95, 146, 199)

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { !$0.isWhitespace }.map { UInt8($0.hexDigitValue ?? 0) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private func changed(_ changes: (place: Int, byte: UInt8)...) -> [UInt8] {
    var bytes = Self.sample
    for change in changes { bytes[change.place] = change.byte }
    return bytes
  }

  private func content(_ reader: ZipMemberReader) throws(ZipError) -> [UInt8] {
    var content: [UInt8] = []
    while true {
      let next = try reader.next()
      if next.isEmpty { return content }
      content += next
    }
  }

  private func contents(_ bytes: [UInt8]) throws(ZipError) -> [[UInt8]] {
    let zip = try ZipArchive(bytes)
    var contents: [[UInt8]] = []
    for member in zip.members { contents.append(try content(zip.reader(of: member))) }
    return contents
  }

  @Test func storedAndDeflated() throws {
    let zip = try ZipArchive(Self.sample)
    #expect(zip.members.map(\.name) == ["a.txt", "b/c.txt"])
    #expect(zip.members.map(\.method) == [.stored, .deflated])
    #expect(zip.members.map(\.size) == [5, 2000])
    #expect(
      try contents(Self.sample) == [Array("hello".utf8), Array(String(repeating: "ab", count: 1000).utf8)])
  }

  @Test func readerStaysAtItsEnd() throws {
    let zip = try ZipArchive(Self.sample)
    let reader = try zip.reader(of: zip.members[0])
    _ = try content(reader)
    #expect(try reader.next().isEmpty)
  }

  @Test func aCommentAtTheEnd() throws {
    var bytes = changed((Self.end + 20, 4))
    bytes += Array("PK\u{05}\u{06}".utf8)
    #expect(try ZipArchive(bytes).members.count == 2)
  }

  @Test func empty() throws {
    let bytes = Array("PK\u{05}\u{06}".utf8) + [UInt8](repeating: 0, count: 18)
    #expect(ZipArchive.isZip(bytes))
    #expect(try ZipArchive(bytes).members.isEmpty)
  }

  /// The sizes of the first file and the place of the list, in 64 bits.
  @Test func zip64() throws {
    let local = Array(Self.sample[..<40])
    var entry = Array(Self.sample[Self.firstEntry..<Self.secondEntry])
    for place in 20..<28 { entry[place] = 0xFF }
    entry[30] = 20
    entry += [1, 0, 16, 0] + wide(5) + wide(5)
    let start = local.count
    let record = [0x50, 0x4B, 6, 6] + wide(44) + [45, 0, 45, 0] + wide(0)[..<8] + wide(1) + wide(1)
    var bytes = local + entry + record + wide(entry.count) + wide(start)
    bytes += [0x50, 0x4B, 6, 7, 0, 0, 0, 0] + wide(start + entry.count) + [1, 0, 0, 0]
    bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 12) + [0, 0]
    #expect(try contents(bytes) == [Array("hello".utf8)])
  }

  private func wide(_ number: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  @Test func everyCutIsAnError() {
    for count in 0..<Self.sample.count {
      #expect(throws: ZipError.self) { try contents(Array(Self.sample[..<count])) }
    }
  }

  /// Nothing but an error or the same content comes of it, and it ends.
  @Test func everyChangedByte() {
    for place in Self.sample.indices {
      for byte: UInt8 in [0, 0xFF, Self.sample[place] ^ 1] { _ = try? contents(changed((place, byte))) }
    }
  }

  @Test func whatIsDamaged() {
    let cases: [(bytes: [UInt8], word: String)] = [
      (changed((Self.firstEntry + 16, 0)), "CRC-32"),
      (changed((35, UInt8(ascii: "j"))), "CRC-32"),
      (changed((Self.firstEntry + 20, 4)), "another size"),
      (changed((Self.secondEntry + 24, 0xD1)), "cut short"),
      (changed((Self.secondEntry + 24, 0xCF)), "larger"),
      (changed((Self.secondEntry + 20, 11)), "cut short"),
      (changed((77, 0xFF), (78, 0xFF)), "unpacked"),
      (changed((Self.secondEntry + 42, 41)), "not where"),
      (changed((Self.secondEntry + 45, 0x7F)), "not where"),
      (changed((Self.firstEntry, 0)), "entry 1"),
      (changed((Self.end + 10, 3)), "shorter"),
      (changed((Self.end + 16, 0xF0)), "before its end"),
      (changed((Self.firstEntry + 28, 0xFF)), "cut short"),
    ]
    for (bytes, word) in cases {
      let error = #expect(throws: ZipError.self) { try contents(bytes) }
      #expect(error?.description.contains(word) == true, "\(word): \(String(describing: error))")
    }
  }

  @Test func whatIsNotSupported() {
    for (bytes, word) in [
      (changed((Self.firstEntry + 8, 1)), "password"), (changed((Self.firstEntry + 10, 12)), "method 12"),
      (changed((Self.end + 4, 1)), "volumes"),
    ] {
      let error = #expect(throws: ZipError.self) { try contents(bytes) }
      #expect(error?.description.contains(word) == true)
    }
  }

  /// Two entries for the same bytes, and more: a small file that would take any time to read.
  @Test func filesThatOverlap() {
    var bytes = Array(Self.sample[..<Self.firstEntry])
    let entry = Self.sample[Self.secondEntry..<Self.end]
    for _ in 0..<20 { bytes += entry }
    let size = entry.count * 20
    bytes += Self.sample[Self.end..<(Self.end + 8)] + [20, 0, 20, 0]
    bytes += [UInt8(size & 0xFF), UInt8(size >> 8), 0, 0, UInt8(Self.firstEntry), 0, 0, 0, 0, 0]
    let error = #expect(throws: ZipError.self) { try ZipArchive(bytes) }
    #expect(error?.description.contains("overlap") == true)
  }

  /// A source that became shorter after the list was read.
  @Test func sourceThatShrinks() throws {
    final class Shrinking: RandomAccess {
      var bytes = ZipArchiveTests.sample
      var count: Int { ZipArchiveTests.sample.count }
      func bytes(in range: Range<Int>) -> [UInt8] { bytes.bytes(in: range) }
    }
    let source = Shrinking()
    let zip = try ZipArchive(source)
    let reader = try zip.reader(of: zip.members[0])
    source.bytes = []
    #expect(throws: ZipError.self) { try reader.next() }
    #expect(throws: ZipError.self) { try zip.reader(of: zip.members[0]) }
  }
}

import Deflate
import Testing

struct GunzipTests {
  // RFC 1952 with one stored block (RFC 1951, 3.2.4): header, block, CRC-32 and length of "abc".
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
  private static let block: [UInt8] = [1, 3, 0, 0xFC, 0xFF, 0x61, 0x62, 0x63]
  private static let trailer: [UInt8] = [0xC2, 0x41, 0x24, 0x35, 3, 0, 0, 0]
  private static let member = header + block + trailer
  // The same with a file name "a" in the header.
  private static let named: [UInt8] = [0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 3, 0x61, 0] + block + trailer

  @Test func unpacksMembers() throws {
    let abc = Array("abc".utf8)
    #expect(try Gunzip.decompress(Self.member, limit: 3) == abc)
    #expect(try Gunzip.decompress(Self.named, limit: .max) == abc)
    #expect(try Gunzip.decompress(Self.member + Self.named + Self.member, limit: 9) == abc + abc + abc)
    #expect(try Gunzip.decompress(Self.member + [0, 0, 0], limit: 3) == abc)
  }

  @Test func knowsGzipByItsMagic() {
    #expect(Gunzip.isGzip(Self.member))
    #expect(!Gunzip.isGzip(Array("<html>".utf8)))
    #expect(!Gunzip.isGzip([0x1F]))
    #expect(throws: GunzipError.notGzip) { try Gunzip.decompress([], limit: 1) }
    #expect(throws: GunzipError.notGzip) { try Gunzip.decompress(Array("<html>".utf8), limit: 1) }
  }

  @Test func theLimitHoldsOverAllMembers() {
    for (bytes, limit) in [(Self.member, 2), (Self.member, 0), (Self.member + Self.member, 5)] {
      #expect(throws: GunzipError.tooLarge(limit: limit)) { try Gunzip.decompress(bytes, limit: limit) }
    }
  }

  /// 1032 bytes of content for each byte of the file is the most that deflate can do.
  @Test func aBombEndsAtTheLimit() {
    // A dynamic block would be denser; fixed codes (RFC 1951, 3.2.6) do: a zero, then 258 zeros at a time.
    // Bits, first to last: final 1, type 01 as 1 0; literal 0 as 00110000; then length code 285 as 11000101 and
    // distance code 0 as 00000, thirteen bits each time.
    var bits = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<8000 { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
    bits += Array(repeating: 0, count: 7 + (8 - (bits.count + 7) % 8) % 8)
    let packed = stride(from: 0, to: bits.count, by: 8).map { start in
      UInt8((0..<8).reduce(0) { $0 | bits[start + $1] << $1 })
    }
    let bomb = Self.header + packed
    #expect(throws: GunzipError.tooLarge(limit: 1_000_000)) { try Gunzip.decompress(bomb, limit: 1_000_000) }
    // All of it is 1 + 8000 * 258 bytes, and then the trailer is missing.
    #expect(throws: GunzipError.truncated(after: 2_064_001)) { try Gunzip.decompress(bomb, limit: 3_000_000) }
  }

  @Test func aCutFileSaysSo() {
    for length in 2..<Self.member.count {
      let content = min(3, max(0, length - Self.header.count - 5))
      #expect(throws: GunzipError.truncated(after: content)) {
        try Gunzip.decompress(Array(Self.member.prefix(length)), limit: 10)
      }
    }
    #expect(throws: GunzipError.truncated(after: 3)) {
      try Gunzip.decompress(Self.member + [0x1F], limit: 10)
    }
  }

  @Test func aDamagedFileSaysSo() {
    for place in [2, 11, 13, 16, 18, 22] {
      var bytes = Self.member
      bytes[place] ^= 0x40
      let error = #expect(throws: GunzipError.self) { try Gunzip.decompress(bytes, limit: 10) }
      guard case .corrupt = error else {
        Issue.record("byte \(place): \(String(describing: error))")
        continue
      }
    }
    let error = #expect(throws: GunzipError.self) { try Gunzip.decompress(Self.member + [0x61], limit: 10) }
    #expect(error?.description.contains("something else") == true)
  }
}

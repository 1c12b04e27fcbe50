import Digests
import Testing

@Suite struct DigestTests {
  /// The examples of the algorithms' own papers: RFC 1321 A.5, FIPS 180-2 A.1, B.1, C.1.
  @Test(arguments: [
    (DigestAlgorithm.md5, "900150983cd24fb0d6963f7d28e17f72"),
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha512,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
  ])
  func digestsTheExampleOfItsPaper(_ algorithm: DigestAlgorithm, _ expected: String) {
    #expect(algorithm.isAvailable)
    #expect(algorithm.digest(of: Array("abc".utf8)).hexadecimal == expected)
    #expect(algorithm.length * 2 == expected.utf8.count)
  }

  @Test func digestsNothing() {
    // As `sha256sum < /dev/null` prints it.
    #expect(
      DigestAlgorithm.sha256.digest(of: [UInt8]()).hexadecimal
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func piecesMakeTheDigestOfTheWhole() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var running = RunningDigest(.sha512)
    for start in stride(from: 0, to: bytes.count, by: 777) {
      bytes[start..<min(start + 777, bytes.count)].withUnsafeBytes { running.update($0) }
    }
    #expect(running.finish() == DigestAlgorithm.sha512.digest(of: bytes))
  }

  @Test func beginsAnewAfterItsEnd() {
    var running = RunningDigest(.sha256)
    for _ in 1...2 {
      Array("abc".utf8).withUnsafeBytes { running.update($0) }
      #expect(running.finish() == DigestAlgorithm.sha256.digest(of: Array("abc".utf8)))
    }
  }

  @Test func writesEveryByteWithTwoSmallDigits() {
    #expect([UInt8]([0, 9, 0x0A, 0xF0, 0xFF]).hexadecimal == "00090af0ff")
  }
}

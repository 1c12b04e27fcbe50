import Testing

@testable import Containers

/// ZIP files made by Python's `zipfile`, and what is broken of them.
@Suite struct ZipArchiveTests {
  /// `a.txt` stored with `hello`, `b/c.txt` deflated with 1,000 times `ab`.
  static let sample = bytes(
    """
    504b0304140000000000000021005f9b0000050000000500000005000000612e74787468656c6c6f504b030414000000080000002100
    """)

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { !$0.isWhitespace }.map { UInt8($0.hexDigitValue ?? 0) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

internal import Glibc

/// Looks for words in bytes whose encoding nobody knows yet.
enum Bytes {
  /// Where `word` first begins.
  static func find(_ word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress,
        let found = memmem(start, bytes.count, word.utf8Start, word.utf8CodeUnitCount)
      else { return nil }
      return UnsafeRawPointer(found) - start
    }.map { bytes.startIndex + $0 }
  }

  /// What stands behind the first `word`, up to the next `end` and no further than `limit` bytes.
  static func text(
    behind word: StaticString, until end: StaticString, in bytes: ArraySlice<UInt8>, limit: Int = 4096
  ) -> String? {
    guard let start = find(word, in: bytes) else { return nil }
    let rest = bytes[(start + word.utf8CodeUnitCount)...].prefix(limit)
    return find(end, in: rest).map { String(decoding: rest[..<$0], as: UTF8.self) }
  }
}

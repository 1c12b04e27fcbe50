internal import Glibc

/// Looks for words in bytes whose encoding nobody knows yet.
enum Bytes {
  /// Where `word` first begins.
  static func find(_ word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let count = word.utf8CodeUnitCount
    return bytes.withUnsafeBytes { bytes -> Int? in
      var place = 0
      while place + count <= bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + place, Int32(word.utf8Start[0]), bytes.count - count - place + 1)
      {
        place = UnsafeRawPointer(found) - base
        if memcmp(found, word.utf8Start, count) == 0 { return place }
        place += 1
      }
      return nil
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

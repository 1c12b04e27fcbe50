internal import Containers
internal import Deflate
internal import WARC

/// The form in which a file holds pages; what is in it tells, its name does not count.
enum SavedForm {
  /// A page by itself.
  case page
  /// A gzip file that is no WARC.
  case packed
  case mhtml
  case zip
  case warc

  /// How many bytes of a file are looked at.
  static let startLength = 1 << 16

  init(_ start: [UInt8]) {
    if Self.isWARC(start) {
      self = .warc
    } else if Gunzip.isGzip(start) {
      self = .packed
    } else if ZipArchive.isZip(start) {
      self = .zip
    } else {
      self = MHTML.isMHTML(start) ? .mhtml : .page
    }
  }

  private static func isWARC(_ start: [UInt8]) -> Bool {
    if start.starts(with: "WARC/".utf8) { return true }
    guard Gunzip.isGzip(start) else { return false }
    var reader = WARCReader(MemorySource(start), blockLimit: 0)
    do throws(WARCReadError) {
      return try reader.next { _ in false } != nil
    } catch {
      // A long start may well end within the first record; a whole file that does so is a packed page for all that
      // can be seen.
      return error.kind != .notWARC && error.kind != .damaged && start.count >= startLength
    }
  }
}

/// Why the record at hand cannot be read; the reader adds where it begins.
enum RecordFailure: Error {
  case source(String)
  case notWARC(String)
  /// The input ends.
  case cutShort
  case packedAsAWhole
  case damaged(String)
  case head(String)
  case junk(String)

  func error(at offset: UInt64) -> WARCReadError {
    let (kind, reason): (WARCReadError.Kind, String) =
      switch self {
      case .source(let reason): (.source, reason)
      case .notWARC(let reason): (.notWARC, reason)
      case .cutShort: (.truncated, "the file ends within the record")
      case .packedAsAWhole:
        (
          .packedAsAWhole,
          "the gzip member holds more than one record; a WARC is packed record by record, not as a whole"
        )
      case .damaged(let reason): (.damaged, "the packed record is damaged: \(reason)")
      case .head(let reason): (.head, reason)
      case .junk(let reason): (.junk, reason)
      }
    return WARCReadError(kind: kind, offset: offset, reason: reason)
  }
}

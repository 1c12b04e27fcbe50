/// A whole `.warc.gz` in memory.
public enum WARCFile {
  /// The records one after the other, a gzip member each.
  ///
  /// The first must be a warcinfo record, and no id may come twice.
  public static func packed(_ records: [WARCRecord]) throws(WARCRecordError) -> [UInt8] {
    guard records.first?.type == .warcinfo else { throw .warcinfoNotFirst }
    var seen: Set<String> = []
    var bytes: [UInt8] = []
    for record in records {
      guard seen.insert(record.id).inserted else { throw .repeatedID(record.id) }
      bytes += try record.gzipMember()
    }
    return bytes
  }
}

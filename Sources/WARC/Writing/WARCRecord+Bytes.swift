internal import Deflate

extension WARCRecord {
  /// The record as it stands in a file that is not packed. (WARC 1.1, section 4)
  public var bytes: [UInt8] {
    var bytes = Array("WARC/1.1\r\n".utf8)
    bytes.reserveCapacity(block.count + 1024)
    for field in fields.all { bytes += "\(field.name): \(field.value)\r\n".utf8 }
    bytes += "\r\n".utf8
    bytes += block
    bytes += "\r\n\r\n".utf8
    return bytes
  }

  /// The record as it stands in a `.warc.gz`: a gzip member of its own. (annex D)
  ///
  /// The same record always gives the same bytes.
  public func gzipMember() throws(WARCRecordError) -> [UInt8] {
    guard let member = GzipMember.pack(bytes) else { throw .unpackable }
    return member
  }
}

extension WARCRecord {
  /// Names the program and the form of the file. (section 6.2)
  ///
  /// `about` are further fields, such as `http-header-user-agent`, `robots`, `isPartOf` or `description`.
  /// Those that name a person or a machine are refused: an archive may be handed on without telling whose it
  /// was.
  public static func warcinfo(
    date: Int64, software: String, about: [NamedField] = []
  ) throws(WARCRecordError) -> WARCRecord {
    for field in about where ["operator", "hostname", "ip"].contains(field.name.lowercased()) {
      throw .identifying(field.name)
    }
    let fields =
      [
        NamedField("software", software),
        NamedField("format", "WARC File Format 1.1"),
        NamedField(
          "conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
      ] + about
    return try WARCRecord(
      .warcinfo, date: date, fields: [], contentType: warcFields, block: try lines(of: fields))
  }

  /// A file as it is, without the answer that brought it: a saved page.
  ///
  /// The target is the address from which the file once came. The record has no payload digest: its payload
  /// is its block, so it would say the same again, and `fastwarc check -p` 2.0.1 refuses every record that is
  /// no HTTP and has one, as it has read the block to its end before it looks for the payload.
  public static func resource(
    target: String, date: Int64, contentType: String, bytes: [UInt8], concurrentTo: [String] = [],
    truncated: Truncation? = nil, warcinfoID: String? = nil
  ) throws(WARCRecordError) -> WARCRecord {
    try WARCRecord(
      .resource, target: target, date: date, fields: capture(nil, concurrentTo, truncated, warcinfoID),
      contentType: contentType, block: bytes)
  }

  /// What is to be said of another record, as fields.
  ///
  /// The target should not be the page's own address: replay tools list the record under its target, where it
  /// would stand in the page's way.
  public static func metadata(
    target: String? = nil, date: Int64, fields: [NamedField], concurrentTo: [String] = [],
    refersTo: String? = nil, warcinfoID: String? = nil
  ) throws(WARCRecordError) -> WARCRecord {
    try metadata(
      target: target, date: date, contentType: warcFields, bytes: try lines(of: fields),
      concurrentTo: concurrentTo, refersTo: refersTo, warcinfoID: warcinfoID)
  }

  /// What is to be said of another record, in any form.
  public static func metadata(
    target: String? = nil, date: Int64, contentType: String, bytes: [UInt8], concurrentTo: [String] = [],
    refersTo: String? = nil, warcinfoID: String? = nil
  ) throws(WARCRecordError) -> WARCRecord {
    try WARCRecord(
      .metadata, target: target, date: date,
      fields: capture(nil, concurrentTo, nil, warcinfoID) + [("WARC-Refers-To", refersTo.map { "<\($0)>" })],
      contentType: contentType, block: bytes)
  }

  /// The fields that records of a capture share.
  static func capture(
    _ ipAddress: String?, _ concurrentTo: [String], _ truncated: Truncation?, _ warcinfoID: String?
  ) -> [(name: String, value: String?)] {
    [("WARC-IP-Address", ipAddress)] + concurrentTo.map { ("WARC-Concurrent-To", "<\($0)>") } + [
      ("WARC-Truncated", truncated?.rawValue), ("WARC-Warcinfo-ID", warcinfoID.map { "<\($0)>" }),
    ]
  }

  private static let warcFields = "application/warc-fields"

  /// The form `application/warc-fields`. (section 8.3)
  private static func lines(of fields: [NamedField]) throws(WARCRecordError) -> [UInt8] {
    var bytes: [UInt8] = []
    for field in fields {
      guard !field.name.isEmpty, field.name.utf8.allSatisfy(\.isTokenByte) else {
        throw .malformed(field.name, "is no name of a field")
      }
      guard !field.value.utf8.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) else {
        throw .malformed(field.name, "holds a control character")
      }
      bytes += "\(field.name): \(field.value)\r\n".utf8
    }
    return bytes
  }
}

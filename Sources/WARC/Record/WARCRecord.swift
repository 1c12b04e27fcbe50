/// A record as it is to be written: fields that keep the standard's rules, and a block.
///
/// There is no other way to one than the functions named for the types (`.response(…)`, `.resource(…)`, …),
/// and they refuse what is wrong. So whatever can be written is valid.
public struct WARCRecord: Sendable, Hashable {
  public let type: RecordType
  /// `urn:uuid:…`, without angle brackets.
  public let id: String
  /// In the order in which they are written.
  public let fields: NamedFields
  public let block: [UInt8]

  /// `fields` are those that come behind the date, without digest, content type and length.
  init(
    _ type: RecordType, target: String? = nil, date: Int64, fields: [(name: String, value: String?)],
    payloadDigest: LabelledDigest? = nil, contentType: String, block: [UInt8]
  ) throws(WARCRecordError) {
    guard let dateText = WARCDate.text(unixMilliseconds: date) else {
      throw .malformed("WARC-Date", "is outside the years 0 to 9999")
    }
    let blockDigest = LabelledDigest.sha256(of: block)
    self.type = type
    self.block = block
    id = RecordID.derived(type: type, target: target, date: dateText, blockDigest: blockDigest)
    var head = NamedFields()
    head.append("WARC-Type", type.rawValue)
    head.append("WARC-Record-ID", "<\(id)>")
    head.append("WARC-Date", dateText)
    if let target { head.append("WARC-Target-URI", target) }
    for (name, value) in fields {
      if let value { head.append(name, value) }
    }
    head.append("WARC-Block-Digest", "\(blockDigest)")
    if let payloadDigest { head.append("WARC-Payload-Digest", "\(payloadDigest)") }
    head.append("Content-Type", contentType)
    head.append("Content-Length", "\(block.count)")
    self.fields = head
    if let violation = FieldRules.violations(of: head, version: "1.1").first { throw violation }
  }
}

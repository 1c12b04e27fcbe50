/// The rules that one record has to keep by itself.
enum RecordCheck {
  typealias Finding = (rule: WARCProblem.Rule, text: String)

  static func findings(in entry: WARCEntry) -> [Finding] {
    var found: [Finding] = entry.warnings.map { (rule(for: $0), "\($0)") }
    found += FieldRules.violations(of: entry.fields, version: entry.version).map { (.fields, "\($0)") }
    guard let block = entry.block else {
      found.append((.blockChecked, "the block has \(entry.blockLength) bytes, too many to be checked"))
      return found
    }
    found += digest("WARC-Block-Digest", entry, isMandatory: true, of: [block[...]])
    let type = entry.fields.type
    // A segment's payload digest is that of all segments together. (WARC 1.1, section 5.9)
    let isSegment = entry.fields["WARC-Segment-Number"] != nil
    if isHTTP(entry.fields) {
      guard let message = HTTPMessage(parsing: block) else {
        found.append((.http, "the block begins with neither a status line nor a request line"))
        return found
      }
      found += http(message, entry)
      guard type == .response || type == .request, !isSegment else { return found }
      // Files of others keep the chunks; then the digest may be of the body with or without them.
      let bodies =
        message.isChunked ? [message.body, message.withoutTransferCoding().message.body] : [message.body]
      found += digest(
        "WARC-Payload-Digest", entry, isMandatory: type == .response, of: bodies.map { $0[...] })
    } else if type == .resource || type == .conversion, !isSegment {
      found += digest("WARC-Payload-Digest", entry, isMandatory: false, of: [block[...]])
    }
    return found
  }

  private static func rule(for warning: WARCWarning) -> WARCProblem.Rule {
    switch warning {
    case .unknownVersion, .bareLineFeeds, .linesWithoutColon, .repeatedLength: .head
    case .lineEndsBehindBlock, .bytesBehindRecord, .emptyLinesBefore: .recordEnd
    }
  }

  /// The digest in a field, if it can be read; ``FieldRules`` has reported it if not.
  private static func digest(
    _ field: String, _ entry: WARCEntry, isMandatory: Bool, of bodies: [ArraySlice<UInt8>]
  ) -> [Finding] {
    guard let text = entry.fields[field] else {
      return isMandatory ? [(.digestPresent, "the record has no \(field)")] : []
    }
    guard let digest = LabelledDigest(text) else { return [] }
    let matches = bodies.map { digest.matches($0) }
    if matches.contains(nil) {
      return [(.digestMatches, "\(field) has an algorithm that is not known here: \(digest.algorithm)")]
    }
    return matches.contains(true) ? [] : [(.digestMatches, "\(field) is not the digest of what is there")]
  }

  private static func isHTTP(_ fields: NamedFields) -> Bool {
    let type = fields.contentType?.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    return type == "application/http"
  }

  private static func http(_ message: HTTPMessage, _ entry: WARCEntry) -> [Finding] {
    var found: [Finding] = []
    switch entry.fields.type {
    case .response, .revisit:
      if message.head.status == nil { found.append((.http, "the HTTP message begins with no status line")) }
    case .request:
      if message.head.method == nil { found.append((.http, "the HTTP message begins with no request line")) }
    default: break
    }
    if !message.head.speaksHTTP1 { found.append((.http, "the HTTP message is not written as HTTP/1")) }
    if message.head.value("Transfer-Encoding") != nil {
      found.append((.http, "the HTTP message still has a Transfer-Encoding"))
    } else if entry.fields.type != .revisit, entry.fields.truncated == nil,
      entry.fields["WARC-Segment-Number"] == nil,
      let fault = message.head.lengthFault(bodyLength: message.body.count)
    {
      found.append((.http, "the HTTP message \(fault)"))
    }
    return found
  }
}

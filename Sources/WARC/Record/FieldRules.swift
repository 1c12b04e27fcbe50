internal import Digests
internal import Glibc

/// Which fields a record of each type must have and must not have, and what their values must be.
///
/// One list for the writer, which refuses, and the checker, which reports. (WARC 1.1, sections 5 and 6)
enum FieldRules {
  private static let withTarget: Set<RecordType> = [
    .response, .resource, .request, .revisit, .conversion, .continuation,
  ]
  private static let known = withTarget.union([.warcinfo, .metadata])

  /// Fields that are for some types only.
  ///
  /// A type that the standard does not know may have all of them.
  private static let allowed: [(field: String, types: Set<RecordType>)] = [
    ("WARC-Target-URI", withTarget.union([.metadata])),
    ("WARC-Concurrent-To", [.request, .response, .resource, .metadata, .revisit]),
    ("WARC-IP-Address", [.request, .response, .resource, .metadata, .revisit]),
    ("WARC-Payload-Digest", withTarget),
    ("WARC-Identified-Payload-Type", withTarget),
    ("WARC-Refers-To", [.metadata, .revisit, .conversion]),
    ("WARC-Refers-To-Target-URI", [.revisit]),
    ("WARC-Refers-To-Date", [.revisit]),
    ("WARC-Profile", [.revisit]),
    ("WARC-Warcinfo-ID", withTarget.union([.metadata])),
    ("WARC-Filename", [.warcinfo]),
    ("WARC-Segment-Origin-ID", [.continuation]),
    ("WARC-Segment-Total-Length", [.continuation]),
  ]

  static func violations(of fields: NamedFields, version: String) -> [WARCRecordError] {
    var found: [WARCRecordError] = []
    for field in mandatory(fields) where fields[field] == nil { found.append(.missing(field)) }
    if let type = fields.type, known.contains(type) {
      for (field, types) in allowed where !types.contains(type) && fields[field] != nil {
        found.append(.forbidden(field, type))
      }
    }
    var seen: Set<String> = []
    for field in fields.all {
      let name = field.name.lowercased()
      let isStandard = name.hasPrefix("warc-") || name.hasPrefix("content-")
      if !seen.insert(name).inserted, isStandard, name != "warc-concurrent-to" {
        found.append(.repeated(field.name))
      }
      if let reason = fault(name: name, value: field.value, version: version) {
        found.append(.malformed(field.name, reason))
      }
    }
    return found
  }

  private static func mandatory(_ fields: NamedFields) -> [String] {
    var names = ["WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"]
    guard let type = fields.type else { return names }
    if withTarget.contains(type) { names.append("WARC-Target-URI") }
    if type == .continuation { names += ["WARC-Segment-Number", "WARC-Segment-Origin-ID"] }
    if type == .revisit {
      names.append("WARC-Profile")
      if fields.revisitProfile == .identicalPayloadDigest { names.append("WARC-Payload-Digest") }
    }
    return names
  }

  /// What is wrong with a value, or `nil`.
  ///
  /// `name` is in small letters.
  private static func fault(name: String, value: String, version: String) -> String? {
    guard !name.isEmpty, name.utf8.allSatisfy(\.isTokenByte) else { return "is no name of a field" }
    if let control = value.utf8.first(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
      return "holds the control character 0x\([control].hexadecimal)"
    }
    switch name {
    case "warc-record-id", "warc-concurrent-to", "warc-refers-to", "warc-warcinfo-id",
      "warc-segment-origin-id":
      guard value.hasPrefix("<"), value.hasSuffix(">") else { return "has no angle brackets around it" }
      return uriFault(value.dropFirst().dropLast())
    case "warc-target-uri", "warc-refers-to-target-uri", "warc-profile":
      return uriFault(value[...])
    case "warc-date", "warc-refers-to-date":
      guard WARCDate.unixMilliseconds(value) != nil else { return "is no date: \(value)" }
      // Fractions came with version 1.1.
      return version != "1.1" && value.contains(".")
        ? "has a fraction in a record of version \(version)" : nil
    case "warc-block-digest", "warc-payload-digest":
      return LabelledDigest(value) == nil ? "is no digest: \(value)" : nil
    case "warc-ip-address":
      return isNumericAddress(value) ? nil : "is no numeric address: \(value)"
    case "content-length", "warc-segment-number", "warc-segment-total-length":
      return !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) } ? nil : "is no number"
    case "content-type", "warc-identified-payload-type":
      let type = value.prefix { $0 != ";" }.split(separator: "/", omittingEmptySubsequences: false)
      return type.count == 2 && !type[0].isEmpty && !type[1].isEmpty ? nil : "is no media type: \(value)"
    case "warc-type", "warc-truncated":
      return !value.isEmpty && value.utf8.allSatisfy(\.isTokenByte) ? nil : "is no single word"
    default: return nil
    }
  }

  /// Addresses are ASCII and hold no white space and no angle brackets.
  ///
  /// Characters such as `|` and `{`, which RFC 3986 wants escaped too, are let through: browsers send them
  /// as they are, and escaping them would make another address of it.
  private static func uriFault(_ value: Substring) -> String? {
    for byte in value.utf8 {
      switch byte {
      case ...0x20, 0x7F: return "holds white space"
      case UInt8(ascii: "<"), UInt8(ascii: ">"): return "holds an angle bracket"
      case 0x80...: return "holds a character that is not escaped"
      default: continue
      }
    }
    guard let colon = value.firstIndex(of: ":"), colon > value.startIndex,
      value[..<colon].utf8.allSatisfy({ $0.isTokenByte && $0 != UInt8(ascii: "%") })
    else { return "is no absolute address: \(value)" }
    return nil
  }

  private static func isNumericAddress(_ value: String) -> Bool {
    var room = in6_addr()
    return inet_pton(AF_INET, value, &room) == 1 || inet_pton(AF_INET6, value, &room) == 1
  }
}

internal import Digests

/// Names of records that are made out of what they hold, so that the same capture gives the same bytes.
enum RecordID {
  /// A UUID of version 8, whose bits are the writer's own (RFC 9562, section 5.8).
  ///
  /// They are the first of the SHA-256 of type, target, date and block digest, a line feed between them; none
  /// of the four can hold one. Version and variant are put over them.
  static func derived(type: RecordType, target: String?, date: String, blockDigest: LabelledDigest) -> String
  {
    let text = "\(type)\n\(target ?? "")\n\(date)\n\(blockDigest)"
    var bytes = Array(DigestAlgorithm.sha256.digest(of: Array(text.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [bytes[..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10...]]
    return "urn:uuid:" + groups.map { $0.hexadecimal }.joined(separator: "-")
  }
}

/// How the bytes of a page are to be read.
///
/// The raw value is the name that goes into `capture.encoding`.
public enum TextEncoding: String, Sendable, Hashable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Every GB* encoding: GB 2312 and GBK are parts of it, and pages that declare them use more than they hold.
  case gb18030 = "GB18030"

  /// The encoding that a charset label asks for, or `nil` for a label that no NetEase page has been seen with.
  ///
  /// Labels as in the WHATWG Encoding Standard (4.2), and the names of Windows and Java for GBK.
  /// UTF-16 has no label here: it is known by its byte-order mark alone.
  init?(label: String) {
    switch label {
    case "utf-8", "utf8", "utf_8", "unicode-1-1-utf-8", "x-unicode20utf8": self = .utf8
    case "x-gbk", "chinese", "csgb2312", "csiso58gb231280", "iso-ir-58", "cp936", "ms936", "windows-936",
      "x-mswin-936", "936", "euc-cn", "x-euc-cn":
      self = .gb18030
    case let label where label.hasPrefix("gb"): self = .gb18030
    default: return nil
    }
  }
}

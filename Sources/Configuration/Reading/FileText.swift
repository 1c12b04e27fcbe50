internal import Glibc

/// The content of a configuration file, as text that YAML can be read from.
enum FileText {
  /// A configuration of a thousand sources has a tenth of this.
  static let maximumSize = 1 << 20

  /// The bytes of a file, one more than the maximum at most; `nil` if it cannot be read.
  static func bytes(of file: String, _ problems: Problems) -> [UInt8]? {
    func failed() -> [UInt8]? {
      problems.add(nil, "cannot be read: \(String(cString: strerror(errno)))")
      return nil
    }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return failed() }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: maximumSize + 1)
    var length = 0
    while length < bytes.count {
      let count = bytes[length...].withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count > 0 { length += count } else if errno != EINTR { return failed() }
    }
    return Array(bytes.prefix(length))
  }

  /// The text of the bytes, without a byte-order mark; `nil` if something is wrong with them.
  static func text(of bytes: [UInt8], _ problems: Problems) -> String? {
    guard bytes.count <= maximumSize else {
      problems.add(nil, "is larger than 1 MiB: this is no configuration")
      return nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      problems.add(nil, "is UTF-16; save it as UTF-8")
      return nil
    }
    // A line end is no part of another character, so a damaged line is damaged by itself.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let text = String(validating: line, as: UTF8.self) else {
        problems.add(index + 1, "is not UTF-8; save the file as UTF-8")
        return nil
      }
      if let character = text.unicodeScalars.first(where: isForbidden) {
        problems.add(index + 1, "has a character that YAML does not allow: U+\(hexadecimal(character))")
        return nil
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// Control characters (YAML 1.1, 5.1), and the mark by which ``RepeatedKeys`` renames keys.
  private static func isForbidden(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "\t", "\r", "\u{85}": false
    case "\u{FFFE}", "\u{FFFF}", RepeatedKeys.mark: true
    default: character.properties.generalCategory == .control
    }
  }

  private static func hexadecimal(_ character: Unicode.Scalar) -> String {
    let digits = String(character.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

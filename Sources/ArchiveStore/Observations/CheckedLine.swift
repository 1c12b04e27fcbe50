internal import Digests
internal import OrderedJSON

/// A line of JSON that carries its own checksum, so that a torn or changed line is told from a sound one.
///
/// The last member is `check`: the first 16 hexadecimal digits of the SHA-256 of the line's bytes before it,
/// its comma not included.
enum CheckedLine {
  /// The line with its line end; `members` may not be empty.
  static func bytes(_ members: [JSONValue.Member]) -> [UInt8] {
    var line = JSONValue.object(members).utf8(.line)
    // The closing brace and the line end.
    line.removeLast(2)
    let check = check(of: line[...])
    line += opening + check + closing
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// Whether a line, given without its line end, is as it was written.
  static func isIntact(_ line: ArraySlice<UInt8>) -> Bool {
    let tail = opening.count + digits + closing.count
    guard line.count > tail, line.suffix(closing.count).elementsEqual(closing) else { return false }
    let body = line.dropLast(tail)
    return line[body.endIndex...].starts(with: opening)
      && line.dropLast(closing.count).suffix(digits).elementsEqual(check(of: body))
  }

  private static let opening = Array(",\"check\":\"".utf8)
  private static let closing = Array("\"}".utf8)
  private static let digits = 16

  private static func check(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    Array(DigestAlgorithm.sha256.digest(of: bytes).prefix(digits / 2).hexadecimal.utf8)
  }
}

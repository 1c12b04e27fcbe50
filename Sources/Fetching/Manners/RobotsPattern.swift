internal import ArticleModel

/// The path of a rule in robots.txt, with its `*` and `$`. (RFC 9309, section 2.2.3)
struct RobotsPattern: Sendable, Hashable {
  /// As it stands in the file.
  let text: String
  /// How specific it is: its octets, without escapes.
  let length: Int
  /// What stands between the asterisks.
  private let pieces: [[UInt8]]
  /// Whether the path has to end where the pattern does.
  private let isAnchored: Bool

  init(_ pattern: some Collection<UInt8>) {
    var rest = Array(pattern)
    text = String(decoding: rest, as: UTF8.self)
    isAnchored = rest.last == UInt8(ascii: "$")
    if isAnchored { rest.removeLast() }
    pieces = rest.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Self.octets)
    length = pieces.reduce(0) { $0 + $1.count } + pieces.count - 1 + (isAnchored ? 1 : 0)
  }

  /// Whether a path, as ``octets(_:)`` gives it, begins with what the pattern says.
  func matches(_ path: [UInt8]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, path.starts(with: first) else { return false }
    var at = first.count
    guard pieces.count > 1 else { return !isAnchored || at == path.count }
    // The first place for each piece leaves the most for those that follow.
    for piece in pieces.dropFirst().dropLast() {
      guard let end = Self.end(of: piece, in: path, from: at) else { return false }
      at = end
    }
    guard isAnchored else { return Self.end(of: last, in: path, from: at) != nil }
    return path.count - at >= last.count && path.suffix(last.count).elementsEqual(last)
  }

  /// A path with its escapes undone: `%7E` and `~` are one, `%2F` and `/` too.
  ///
  /// RFC 9309, section 2.2.2, has reserved characters and all that is not ASCII escaped on both sides before they
  /// are compared; without escapes on both sides the same are equal. An escaped `*` or `$` of a pattern stands for
  /// itself.
  static func octets(_ path: some Collection<UInt8>) -> [UInt8] {
    let bytes = Array(path)
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var octets: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = bytes[at + 1].hexadecimalValue,
        let low = bytes[at + 2].hexadecimalValue
      {
        octets.append(high << 4 | low)
        at += 3
      } else {
        octets.append(bytes[at])
        at += 1
      }
    }
    return octets
  }

  private static func end(of piece: [UInt8], in path: [UInt8], from start: Int) -> Int? {
    guard start + piece.count <= path.count else { return nil }
    return (start...(path.count - piece.count)).first { path[$0...].starts(with: piece) }.map {
      $0 + piece.count
    }
  }
}

/// Reads a text token by token.
struct TokenReader {
  private let characters: CharacterReader
  private var offset = 0

  var bytes: [UInt8] { characters.bytes }

  init(_ text: String) { characters = CharacterReader(text) }

  /// The next token's kind, and the offset in UTF-8 behind its last byte.
  mutating func next() -> (kind: TokenKind, end: Int)? {
    guard let first = characters.character(at: offset) else { return nil }
    offset = first.end
    var kind = first.kind
    switch first.kind {
    case .word: readWord(from: first.scalar)
    case .space, .lineBreak:
      while let next = characters.character(at: offset), next.kind.isSpace {
        if next.kind == .lineBreak { kind = .lineBreak }
        offset = next.end
      }
    default: break
    }
    return (kind, offset)
  }

  /// `1,000.5`, `2019-05-17`, `09:13`, `don't`, `COVID-19`: a mark inside belongs to it, at the end it does not.
  private mutating func readWord(from first: Unicode.Scalar) {
    var last = first
    while let next = characters.character(at: offset) {
      if next.kind == .word {
        last = next.scalar
        offset = next.end
      } else if let behind = characters.character(at: next.end), behind.kind == .word,
        Self.isMark(next.scalar, between: last, and: behind.scalar)
      {
        last = behind.scalar
        offset = behind.end
      } else {
        return
      }
    }
  }

  private static func isMark(
    _ mark: Unicode.Scalar, between last: Unicode.Scalar, and next: Unicode.Scalar
  ) -> Bool {
    let (isBehindNumber, isBeforeNumber) = (isNumber(last), isNumber(next))
    return switch mark {
    case ".", ",", ":", "．", "：": isBehindNumber && isBeforeNumber
    case "'", "’": !isBehindNumber && !isBeforeNumber
    case "-", "_": true
    default: false
    }
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    "0"..."9" ~= scalar || scalar.properties.generalCategory == .decimalNumber
  }
}

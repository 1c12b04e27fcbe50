/// What a token is, as far as sentences and readability depend on it.
enum TokenKind: UInt8 {
  /// A Han character or another one that is a token alone.
  case character
  /// A Latin word or a number, whole.
  case word
  /// 。！？…；: a sentence ends behind it, wherever it stands.
  case terminator
  /// `!` `?` `;`: a sentence ends behind it unless a Latin word follows.
  case latinTerminator
  /// `.`: a sentence ends behind it before white space, or at the end.
  case fullStop
  /// 」』”’）》 and their kind: what closes behind the end of a sentence belongs to it.
  case closer
  case punctuation
  /// A run of white space without a line end.
  case space
  /// A run of white space with a line end in it.
  case lineBreak

  var isTerminator: Bool { self == .terminator || self == .latinTerminator || self == .fullStop }
  var isSpace: Bool { self == .space || self == .lineBreak }

  /// Whether a reader takes it for a boundary between words.
  var isBoundary: Bool { self != .character && self != .word }
}

extension TokenKind {
  init(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else {
      self = .character
      return
    }
    switch scalar {
    case "。", "！", "？", "；", "…", "｡", "‼", "⁉": self = .terminator
    case "!", "?", ";": self = .latinTerminator
    case ".": self = .fullStop
    case "」", "』", "”", "’", "）", "》", "】", "〉", "〕", "］", "｣", ")", "]", "\u{22}": self = .closer
    default:
      if character.isNewline {
        self = .lineBreak
      } else if character.isWhitespace {
        self = .space
      } else {
        self.init(category: scalar)
      }
    }
  }

  private init(category scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .decimalNumber: self = .word
    // Letters of scripts with spaces between words; Han, kana and the other scripts without are characters.
    case .otherLetter where Self.hasWords(scalar.value): self = .word
    case .otherLetter, .letterNumber, .otherNumber, .modifierLetter, .privateUse, .unassigned, .otherSymbol:
      self = .character
    default: self = .punctuation
    }
  }

  /// Hebrew and Arabic; Hangul, syllables and letters.
  private static func hasWords(_ value: UInt32) -> Bool {
    switch value {
    case 0x0590...0x08FF, 0x1100...0x11FF, 0xAC00...0xD7FF: true
    default: false
    }
  }
}

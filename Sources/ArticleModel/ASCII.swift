/// The characters that ids and addresses are made of, as bytes of UTF-8.
extension UInt8 {
  package var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  var isUppercase: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
  var isLowercase: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
  package var isLetter: Bool { isUppercase || isLowercase }
  package var isAlphanumeric: Bool { isDigit || isLetter }

  /// The lower case of a letter, and any other character as it is.
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }

  /// What the character counts for in hexadecimal.
  package var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension StringProtocol {
  /// Whether there is nothing here but so many ASCII digits.
  func isDigits(_ count: ClosedRange<Int>) -> Bool {
    count.contains(utf8.count) && utf8.allSatisfy(\.isDigit)
  }

  /// Whether this may be the short name of a channel, or the id of a list: letters, digits and hyphens.
  package var isWord: Bool { !isEmpty && utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") } }
}

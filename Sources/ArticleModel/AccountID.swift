/// The id of a 网易号 account, in one of two forms.
///
/// `T1475143788671` stands in addresses and is the Unix time in milliseconds at which the account was made.
/// `W351337132999228435` stands inside pages alone. A third name of the account is the 8 characters with
/// which all of its docids end (``DocID/column``). Nothing in an id leads from one form to another.
public struct AccountID: Sendable, Hashable {
  /// The letter and the digits.
  public let text: String

  /// Fails for everything but `T` with 13 digits and `W` with 18 or 19.
  public init?(_ text: some StringProtocol) {
    let digits = text.dropFirst()
    switch text.utf8.first {
    case UInt8(ascii: "T"): guard digits.isDigits(13...13), digits.first != "0" else { return nil }
    case UInt8(ascii: "W"): guard digits.isDigits(18...19) else { return nil }
    default: return nil
    }
    self.text = String(text)
  }

  /// When the account was made; only a T-id says so.
  public var created: BeijingTime? {
    guard isTID else { return nil }
    return Int64(text.dropFirst()).map { BeijingTime(unixMilliseconds: $0) }
  }

  /// The page of the account, which lists its newest articles; only a T-id leads there.
  public var pageURL: String? {
    isTID ? "https://www.163.com/dy/media/\(text).html" : nil
  }

  private var isTID: Bool { text.hasPrefix("T") }
}

extension AccountID: CustomStringConvertible {
  public var description: String { text }
}

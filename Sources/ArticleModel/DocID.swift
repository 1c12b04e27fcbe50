/// The site's name of an article: 8 characters of time and 8 of column, as in `ATM2AF3B00253B0H`.
///
/// The time is the instant at which the id was made, milliseconds in base 32. The column is constant for
/// a desk of the site; for a 网易号 (`05…`) it is constant for the author, and so the author's third name
/// beside the T-id and the W-id (``AccountID``).
///
/// Upper case only: the site writes no docid otherwise, and 16 lower-case characters in its addresses are
/// a keyword in hexadecimal (`/keywords/5/e/5eb765af57664e01/1.html`).
public struct DocID: Sendable, Hashable {
  /// The 16 characters.
  public let text: String

  /// Fails for every other 16 characters that stand in the same places of pages and addresses.
  ///
  /// These are numbers of other sites and of forums (digits alone), pictures of a gallery (letters where
  /// a docid has the channel's four digits) and photo posts (`PHOT…`).
  public init?(_ text: some StringProtocol) {
    guard Self.isDocID(text.utf8) else { return nil }
    self.text = String(text)
  }

  /// The first docid in other text, such as a script or a link.
  ///
  /// It stands alone there, or with the page behind it (`ATM2AF3B00253B0H_2`): the two ids of a video card
  /// (`9IG74V5H00963VRO_VV3I62VO5updateDoc`) name no article.
  public init?(firstIn text: some StringProtocol) {
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      var word = bytes[at...].prefix(while: \.isAlphanumeric)
      at = word.endIndex + 1
      // `docid%3DATM2…`: the two characters behind the percent sign are part of the escape.
      if word.count == 18, word.startIndex > 0, bytes[word.startIndex - 1] == UInt8(ascii: "%") {
        word = word.dropFirst(2)
      }
      guard Self.isDocID(word) else { continue }
      if word.endIndex < bytes.count, bytes[word.endIndex] == UInt8(ascii: "_") {
        let suffix = bytes[(word.endIndex + 1)...].prefix(while: \.isAlphanumeric)
        guard PageName.isSuffix(String(decoding: suffix, as: UTF8.self)) else { continue }
      }
      self.text = String(decoding: word, as: UTF8.self)
      return
    }
    return nil
  }

  /// The instant at which the id was made, in Unix milliseconds: 2003-08-10 to 2038-06.
  public var createdUnixMilliseconds: Int64 {
    let sinceEpoch = text.utf8.prefix(8).reduce(Int64(0)) { sum, character in
      let value = character.isDigit ? character - UInt8(ascii: "0") : character - UInt8(ascii: "A") + 10
      return sum << 5 | Int64(value)
    }
    return sinceEpoch + Self.epoch
  }

  /// The instant at which the id was made, to the second.
  ///
  /// Pages may print another: syndicated copy is dated back by up to half an hour.
  public var created: BeijingTime { BeijingTime(unixMilliseconds: createdUnixMilliseconds) }

  /// The last 8 characters: the column, or the author of a 网易号 post.
  public var column: Substring { text.suffix(8) }

  /// The four digits of the channel: `0025` is money.
  public var channel: Substring { column.prefix(4) }

  /// Whether an account of 网易号 posted the article, and not a desk of the site.
  public var isAccountPost: Bool { channel.hasPrefix("05") }

  // 2003-08-10 15:20:00 +08:00. Found from pages that print the second in which they were made.
  private static let epoch: Int64 = 1_060_500_000_000

  private static func isDocID(_ characters: some Collection<UInt8>) -> Bool {
    guard characters.count == 16, !characters.allSatisfy(\.isDigit), !characters.starts(with: "PHOT".utf8)
    else { return false }
    return characters.prefix(8).allSatisfy { $0.isDigit || UInt8(ascii: "A")...UInt8(ascii: "V") ~= $0 }
      && characters.dropFirst(8).prefix(4).allSatisfy(\.isDigit)
      && characters.suffix(4).allSatisfy { $0.isDigit || $0.isUppercase }
  }
}

extension DocID: CustomStringConvertible {
  public var description: String { text }
}

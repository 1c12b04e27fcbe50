/// The id of a photo set: its channel and its number there, as in `0003|614260`.
///
/// Addresses for browsers put a topic before the channel (`photoview/00AJ0003/614260.html`), those of the app
/// do not (`photo/api/set/0003/614260.json`). Numbers are given out by channel, so the topic is no part of it.
public struct GalleryID: Sendable, Hashable {
  /// Four digits, as in ``DocID/channel``.
  public let channel: String
  /// Digits.
  public let number: String

  /// `set` is the channel, or the topic and the channel: 4 or 8 characters.
  public init?(set: some StringProtocol, number: some StringProtocol) {
    let channel = set.suffix(4)
    guard channel.isDigits(4...4), number.isDigits(1...10) else { return nil }
    guard set.utf8.count == 4 || set.utf8.count == 8,
      set.utf8.allSatisfy({ $0.isDigit || $0.isUppercase })
    else { return nil }
    self.channel = String(channel)
    self.number = String(number)
  }

  /// The site's own notation, the `photosetID` of its lists.
  public var text: String { "\(channel)|\(number)" }

  /// The one address of the set that channel and number are enough for.
  public var canonicalURL: String { "https://c.m.163.com/news/p/\(channel)/\(number).html" }
}

extension GalleryID: CustomStringConvertible {
  public var description: String { text }
}

/// The id of a video, a VID: `V` and 8 characters, as in `VISQJIO0M`.
///
/// The 8 characters look like the time of a docid and were one before 2017; no date can be read from them.
public struct VideoID: Sendable, Hashable {
  /// The 9 characters.
  public let text: String

  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 9, text.utf8.first == UInt8(ascii: "V"),
      text.utf8.allSatisfy({ $0.isDigit || $0.isUppercase })
    else { return nil }
    self.text = String(text)
  }

  /// The one address of the video, whatever URL it was reached by.
  public var canonicalURL: String { "https://www.163.com/v/video/\(text).html" }
}

extension VideoID: CustomStringConvertible {
  public var description: String { text }
}
